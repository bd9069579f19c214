package dev.turnstone.undo.difference;

import dev.turnstone.row.codec.ByteBuilder;
import dev.turnstone.sql.ExactValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Values and rows as bytes for a temporary file. */
final class Packed {
  private Packed() {}

  static byte[] values(List<ExactValue> values) {
    ByteBuilder out = new ByteBuilder(64);
    put(values, out);
    return out.copy();
  }

  static List<ExactValue> values(byte[] packed) {
    return values(ByteBuffer.wrap(packed));
  }

  static byte[] row(FoundRow row) {
    ByteBuilder out = new ByteBuilder(256);
    put(row.key(), out);
    put(row.values(), out);
    row.marks().forEach(out::putLong);
    return out.copy();
  }

  static FoundRow row(byte[] packed) {
    ByteBuffer in = ByteBuffer.wrap(packed);
    List<ExactValue> key = values(in);
    List<ExactValue> values = values(in);
    List<Long> marks = new ArrayList<>();
    values.forEach(value -> marks.add(in.getLong()));
    return new FoundRow(key, values, marks);
  }

  private static void put(List<ExactValue> values, ByteBuilder out) {
    out.putInt(values.size());
    for (ExactValue value : values) {
      byte[] text = value.text().getBytes(StandardCharsets.UTF_8);
      out.putByte(value.kind().code());
      out.putInt(text.length);
      out.put(text, 0, text.length);
    }
  }

  private static List<ExactValue> values(ByteBuffer in) {
    int count = in.getInt();
    List<ExactValue> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ExactValue.Kind kind = ExactValue.Kind.of((char) in.get());
      byte[] text = new byte[in.getInt()];
      in.get(text);
      values.add(new ExactValue(kind, new String(text, StandardCharsets.UTF_8)));
    }
    return values;
  }
}
