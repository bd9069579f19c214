package dev.turnstone.row;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.row.Cell.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Text, and every other value in its canonical text; bytes are refused. Trailing spaces of CHAR
 * columns, which carry no meaning, are left behind.
 */
final class TextConversion extends Conversion {
  private final TextRules rules;
  private final CellText text;
  private final boolean fromFixed;

  TextConversion(Place from, Place to, LogicalType.Text type) {
    super(from, to);
    rules = new TextRules(to, type.max(), type.fixed());
    text = new CellText(from.type(), ' ');
    fromFixed = from.type() instanceof LogicalType.Text source && source.fixed();
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    switch (cell.kind()) {
      case TEXT -> {
        if (fromFixed) TextRules.trim(cell);
      }
      case BYTES -> {
        return wrongClass(cell);
      }
      default -> write(cell);
    }
    return rules.check(cell);
  }

  private void write(Cell cell) {
    text.of(cell);
    cell.setSlice(Kind.TEXT, text.bytes(), text.offset(), text.length());
  }
}
