package dev.turnstone.row;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.Utf8;
import org.jspecify.annotations.Nullable;

/** Cuts text to the target's length, never within a character. */
final class TruncateDecoding extends Conversion {
  private final TextRules rules;

  TruncateDecoding(Place from, Place to, LogicalType.Text type) {
    super(from, to);
    rules = new TextRules(to, type.max());
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    boolean text =
        cell.kind() == Kind.TEXT && Utf8.valid(cell.bytes(), cell.offset(), cell.length());
    if (text) cell.setSlice(Kind.TEXT, cell.bytes(), cell.offset(), rules.fitting(cell));
    return null;
  }
}
