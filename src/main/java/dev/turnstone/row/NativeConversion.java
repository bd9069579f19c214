package dev.turnstone.row;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Values of types that only their vendor understands, carried as its own text. */
final class NativeConversion extends Conversion {
  private final TextRules rules;

  NativeConversion(Place from, Place to) {
    super(from, to);
    rules = new TextRules(to, OptionalInt.empty());
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    if (cell.kind() == Cell.Kind.TEXT) return rules.check(cell);
    return from.type().equals(to.type()) ? null : wrongClass(cell);
  }
}
