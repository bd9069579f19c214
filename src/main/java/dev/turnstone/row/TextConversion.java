package dev.turnstone.row;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.problem.Code;
import dev.turnstone.row.Cell.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Text, and every other value in its canonical text; bytes are refused. Trailing spaces of CHAR
 * columns, which carry no meaning, are left behind; others are refused by CHAR columns.
 */
final class TextConversion extends Conversion {
  private final TextRules rules;
  private final CellText text;
  private final boolean fromFixed;
  private final boolean toFixed;

  TextConversion(Place from, Place to, LogicalType.Text type) {
    super(from, to);
    rules = new TextRules(to, type.max());
    text = new CellText(from.type(), ' ');
    toFixed = type.fixed();
    fromFixed = from.type() instanceof LogicalType.Text source && source.fixed();
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    switch (cell.kind()) {
      case TEXT -> {
        if (fromFixed) TextRules.trim(cell);
        if (toFixed && endsInSpace(cell)) return refuse(Code.TRAILING_SPACES);
      }
      case BYTES -> {
        return wrongClass(cell);
      }
      default -> write(cell);
    }
    return rules.check(cell);
  }

  private static boolean endsInSpace(Cell cell) {
    int length = cell.length();
    return length > 0 && cell.bytes()[cell.offset() + length - 1] == ' ';
  }

  private void write(Cell cell) {
    text.of(cell);
    cell.setSlice(Kind.TEXT, text.bytes(), text.offset(), text.length());
  }
}
