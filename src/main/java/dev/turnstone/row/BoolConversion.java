package dev.turnstone.row;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.problem.Code;
import dev.turnstone.row.Cell.Kind;
import org.jspecify.annotations.Nullable;

/** Booleans as 0 and 1; text only from text columns, as {@code true}, {@code false}, 0 or 1. */
final class BoolConversion extends Conversion {
  private final boolean readsText;

  BoolConversion(Place from, Place to) {
    super(from, to);
    readsText = from.holdsText() || from.type() instanceof LogicalType.Bits;
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    return switch (cell.kind()) {
      case LONG -> cell.number() == 0 || cell.number() == 1 ? null : notBoolean();
      case DOUBLE -> set(cell, cell.asDouble() == 0, cell.asDouble() == 1);
      case DECIMAL -> set(cell, is(cell, "0"), is(cell, "1"));
      case TEXT -> readsText ? text(cell) : notBoolean();
      default -> wrongClass(cell);
    };
  }

  private @Nullable Refusal text(Cell cell) {
    boolean no = is(cell, "0") || is(cell, "false");
    return set(cell, no, is(cell, "1") || is(cell, "true"));
  }

  private @Nullable Refusal set(Cell cell, boolean no, boolean yes) {
    if (no == yes) return notBoolean();
    cell.setNumber(Kind.LONG, yes ? 1 : 0);
    return null;
  }

  private static boolean is(Cell cell, String word) {
    if (cell.length() != word.length()) return false;
    for (int i = 0; i < word.length(); i++) {
      if (cell.bytes()[cell.offset() + i] != word.charAt(i)) return false;
    }
    return true;
  }

  private Refusal notBoolean() {
    return refuse(Code.NOT_A_BOOLEAN);
  }
}
