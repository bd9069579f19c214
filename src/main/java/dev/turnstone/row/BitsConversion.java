package dev.turnstone.row;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.problem.Code;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Bit strings as digits 0 and 1, of exactly the declared length unless the type says "varying". */
final class BitsConversion extends Conversion {
  private final int length;
  private final boolean varying;

  BitsConversion(Place from, Place to, LogicalType.Bits type) {
    super(from, to);
    length = type.length();
    String name = to.column().nativeType().toLowerCase(Locale.ROOT);
    varying = name.contains("var");
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    if (cell.kind() != Cell.Kind.TEXT) return wrongClass(cell);
    for (int i = 0; i < cell.length(); i++) {
      byte digit = cell.bytes()[cell.offset() + i];
      if (digit != '0' && digit != '1') return refuse(Code.NOT_A_NUMBER);
    }
    boolean fits = varying ? length == 0 || cell.length() <= length : cell.length() == length;
    return fits ? null : refuse(Code.OUT_OF_RANGE);
  }
}
