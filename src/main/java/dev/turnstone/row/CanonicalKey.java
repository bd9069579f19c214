package dev.turnstone.row;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.sql.ExactValue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads the values of a key back from the canonical bytes that a fingerprint keeps of it. */
public final class CanonicalKey {
  private static final int DIGEST = 128;
  private static final int DIGEST_BYTES = 16;
  private final List<LogicalType> types;

  /** For keys over these columns, in key order. */
  public CanonicalKey(List<Column> columns) {
    this.types = columns.stream().map(Column::type).toList();
  }

  /** The values; of those that are kept as a digest only their length. */
  public List<ExactValue> values(byte[] key) {
    ByteBuffer in = ByteBuffer.wrap(key);
    List<ExactValue> values = new ArrayList<>();
    for (LogicalType type : types) {
      values.add(value(in, type));
    }
    return values;
  }

  private static ExactValue value(ByteBuffer in, LogicalType type) {
    int tag = in.get() & 0xff;
    if (tag >= DIGEST) {
      int length = in.getInt();
      in.position(in.position() + DIGEST_BYTES);
      return new ExactValue(ExactValue.Kind.WITHHELD, Integer.toString(length));
    }
    if (tag == 15) {
      return new ExactValue(ExactValue.Kind.TEXT, labels(in.getLong(), type));
    }
    Cell cell = new Cell();
    read(in, tag, cell);
    return KeptRow.of(cell, type, Integer.MAX_VALUE);
  }

  private static String labels(long bits, LogicalType type) {
    List<String> chosen = new ArrayList<>();
    if (type instanceof LogicalType.LabelSet set) {
      for (int i = 0; i < set.labels().size(); i++) {
        if ((bits >> i & 1) == 1) chosen.add(set.labels().get(i));
      }
    }
    return String.join(",", chosen);
  }

  /** By the tags that {@link Canonical} writes. */
  private static void read(ByteBuffer in, int tag, Cell cell) {
    switch (tag) {
      case 0 -> cell.setNull();
      case 1 -> cell.setNumber(Cell.Kind.LONG, in.getLong());
      case 2 -> {
        int scale = in.get();
        cell.setScaled(in.getLong(), scale);
      }
      case 3 -> slice(in, in.getInt(), Cell.Kind.DECIMAL, cell);
      case 4 -> cell.setDouble(Double.longBitsToDouble(in.getLong()));
      case 5 -> cell.setDouble(Float.intBitsToFloat(in.getInt()));
      case 6, 14 -> slice(in, in.getInt(), Cell.Kind.TEXT, cell);
      case 7 -> slice(in, in.getInt(), Cell.Kind.BYTES, cell);
      case 8 -> cell.setNumber(Cell.Kind.DATE, in.getLong());
      case 9 -> cell.setNumber(Cell.Kind.TIME, in.getLong());
      case 10 -> cell.setNumber(Cell.Kind.TIMESTAMP, in.getLong());
      case 11 -> cell.setNumber(Cell.Kind.INSTANT, in.getLong());
      case 12 -> slice(in, DIGEST_BYTES, Cell.Kind.UUID, cell);
      case 13 -> slice(in, DIGEST_BYTES, Cell.Kind.INTERVAL, cell);
      default -> throw new IllegalArgumentException("no canonical value starts with " + tag);
    }
  }

  private static void slice(ByteBuffer in, int length, Cell.Kind kind, Cell cell) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    cell.setSlice(kind, bytes, 0, length);
  }
}
