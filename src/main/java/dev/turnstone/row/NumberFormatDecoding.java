package dev.turnstone.row;

import dev.turnstone.plan.Decoder;
import dev.turnstone.problem.Code;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.Digits;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in text with the separators that the plan names. Grouping is all or nothing: groups of
 * three digits throughout, or none.
 */
final class NumberFormatDecoding extends Conversion {
  private final byte[] decimal;
  private final byte[] grouping;
  private byte[] digits = new byte[64];
  private int length;

  NumberFormatDecoding(Place from, Place to, Decoder.NumberFormat format) {
    super(from, to);
    decimal = format.decimal().getBytes(StandardCharsets.UTF_8);
    grouping = format.grouping().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    if (cell.kind() != Kind.TEXT) return null;
    if (digits.length < cell.length() + 1) digits = new byte[cell.length() + 1];
    length = 0;
    if (!read(cell.bytes(), cell.offset(), cell.offset() + cell.length())) {
      return refuse(Code.NOT_A_NUMBER);
    }
    cell.setSlice(Kind.DECIMAL, digits, 0, length);
    return null;
  }

  private boolean read(byte[] bytes, int from, int end) {
    int at = from;
    if (at < end && bytes[at] == '-') digits[length++] = bytes[at++];
    int group = 0;
    boolean grouped = false;
    boolean any = false;
    for (; at < end && !starts(decimal, bytes, at, end); ) {
      if (starts(grouping, bytes, at, end)) {
        if (!any || (grouped ? group != 3 : group > 3)) return false;
        grouped = true;
        group = 0;
        at += grouping.length;
      } else if (Digits.isDigit(bytes[at])) {
        digits[length++] = bytes[at++];
        any = true;
        group++;
      } else {
        return false;
      }
    }
    if (!any || (grouped && group != 3)) return false;
    return at == end || fraction(bytes, at + decimal.length, end);
  }

  private boolean fraction(byte[] bytes, int from, int end) {
    if (from == end) return false;
    digits[length++] = '.';
    for (int i = from; i < end; i++) {
      if (!Digits.isDigit(bytes[i])) return false;
      digits[length++] = bytes[i];
    }
    return true;
  }

  private static boolean starts(byte[] separator, byte[] bytes, int at, int end) {
    if (separator.length == 0 || end - at < separator.length) return false;
    for (int i = 0; i < separator.length; i++) {
      if (bytes[at + i] != separator[i]) return false;
    }
    return true;
  }
}
