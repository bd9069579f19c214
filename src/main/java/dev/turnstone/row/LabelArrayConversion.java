package dev.turnstone.row;

import dev.turnstone.problem.Code;
import dev.turnstone.row.codec.ByteBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The labels of a set, joined by commas, as a PostgreSQL array of texts, written exactly as the
 * server writes it itself: an element stands in quotes only when it has to (PostgreSQL manual,
 * "Array Input and Output Syntax").
 */
final class LabelArrayConversion extends Conversion {
  private final ByteBuilder out = new ByteBuilder(128);

  LabelArrayConversion(Place from, Place to) {
    super(from, to);
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    if (cell.kind() != Cell.Kind.TEXT) return wrongClass(cell);
    byte[] bytes = cell.bytes();
    int end = cell.offset() + cell.length();
    out.truncate(0);
    out.putByte('{');
    int from = cell.offset();
    for (int at = from; cell.length() > 0 && at <= end; at++) {
      if (at == end || bytes[at] == ',') {
        if (from > cell.offset()) out.putByte(',');
        if (at == from) return refuse(Code.NOT_A_LABEL);
        element(bytes, from, at);
        from = at + 1;
      }
    }
    out.putByte('}');
    cell.setSlice(Cell.Kind.TEXT, out.array(), 0, out.length());
    return null;
  }

  private void element(byte[] bytes, int from, int to) {
    boolean quoted = isNullWord(bytes, from, to);
    for (int i = from; i < to && !quoted; i++) {
      quoted = isSpecial(bytes[i]);
    }
    if (quoted) out.putByte('"');
    for (int i = from; i < to; i++) {
      if (bytes[i] == '"' || bytes[i] == '\\') out.putByte('\\');
      out.putByte(bytes[i]);
    }
    if (quoted) out.putByte('"');
  }

  private static boolean isSpecial(byte b) {
    return b == '{'
        || b == '}'
        || b == ','
        || b == '"'
        || b == '\\'
        || b == ' '
        || (b >= 9 && b <= 13);
  }

  private static boolean isNullWord(byte[] bytes, int from, int to) {
    return to - from == 4
        && (bytes[from] | 32) == 'n'
        && (bytes[from + 1] | 32) == 'u'
        && (bytes[from + 2] | 32) == 'l'
        && (bytes[from + 3] | 32) == 'l';
  }
}
