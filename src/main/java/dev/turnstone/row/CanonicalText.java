package dev.turnstone.row;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.Digits;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the values that a plan names in canonical text, once per table. */
final class CanonicalText {
  private CanonicalText() {}

  /**
   * The value as the target column's writer expects it.
   *
   * @throws EngineException.Refused with RULE_INVALID when the column cannot hold it
   */
  static FrozenCell read(String text, Place to, Location where) {
    Cell cell = new Cell();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    cell.setSlice(Kind.TEXT, bytes, 0, bytes.length);
    boolean asHex = to.type() instanceof LogicalType.Bytes;
    if (asHex && !decodeHex(cell)) throw invalid(Code.WRONG_CLASS, to, where);
    Place plan =
        new Place(Column.of(to.column().name(), LogicalType.Text.UNLIMITED, "", true), to.vendor());
    Refusal refusal = Conversions.between(plan, to).convert(cell);
    if (refusal != null) throw invalid(refusal.code(), to, where);
    return FrozenCell.of(cell);
  }

  /** As {@link #read}; null in the plan is NULL. */
  static FrozenCell readOrNull(@Nullable String text, Place to, Location where) {
    return text == null ? FrozenCell.NULL : read(text, to, where);
  }

  private static boolean decodeHex(Cell cell) {
    if (cell.length() % 2 != 0) return false;
    byte[] decoded = new byte[cell.length() / 2];
    for (int i = 0; i < decoded.length; i++) {
      int high = Digits.fromHex(cell.bytes()[2 * i]);
      int low = Digits.fromHex(cell.bytes()[2 * i + 1]);
      if (high < 0 || low < 0) return false;
      decoded[i] = (byte) ((high << 4) | low);
    }
    cell.setSlice(Kind.BYTES, decoded, 0, decoded.length);
    return true;
  }

  private static EngineException.Refused invalid(Code code, Place to, Location where) {
    String reason = "a value of the plan does not fit " + to.typeText() + " (" + code + ")";
    return new EngineException.Refused(Problem.blocker(Code.RULE_INVALID, where, reason));
  }
}
