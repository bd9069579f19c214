package dev.turnstone.row;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.row.Cell.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Text, and every other value in its canonical text; bytes are refused. Trailing spaces of CHAR
 * columns, which carry no meaning, are left behind.
 */
final class TextConversion extends Conversion {
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private final TextRules rules;
  private final CellText text;
  private final boolean fromFixed;
  private final boolean fromBool;

  TextConversion(Place from, Place to, LogicalType.Text type) {
    super(from, to);
    rules = new TextRules(to, type.max(), type.fixed());
    text = new CellText(' ', from.floating32());
    fromFixed = from.type() instanceof LogicalType.Text source && source.fixed();
    fromBool = from.type() instanceof LogicalType.Bool;
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
      case LONG -> {
        if (fromBool && (cell.number() == 0 || cell.number() == 1)) {
          byte[] word = cell.number() == 0 ? FALSE : TRUE;
          cell.setSlice(Kind.TEXT, word, 0, word.length);
        } else {
          write(cell);
        }
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
