package dev.turnstone.app.preview;

import dev.turnstone.catalog.Column;
import dev.turnstone.row.Cell;
import dev.turnstone.row.CellText;
import dev.turnstone.row.OriginalValue;
import dev.turnstone.row.RowRules;
import dev.turnstone.row.RowWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the values of a row as text on their way to the rules of the target. */
final class ShownCells implements RowWriter {
  /** Letters of one value that are shown. */
  private static final int LONGEST = 200;

  private final RowRules rules;
  private final List<CellText> texts;
  private final List<Optional<String>> cells = new ArrayList<>();

  ShownCells(RowRules rules, List<Column> columns) {
    this.rules = rules;
    this.texts = columns.stream().map(c -> new CellText(c.type(), ' ')).toList();
  }

  /** Of the last row, as far as it was written. */
  List<Optional<String>> cells() {
    return List.copyOf(cells);
  }

  @Override
  public void beginRow(long ordinal) {
    cells.clear();
    rules.beginRow(ordinal);
  }

  @Override
  public void write(int column, Cell cell) {
    cells.add(cell.isNull() ? Optional.empty() : Optional.of(text(column, cell)));
    rules.write(column, cell);
  }

  private String text(int column, Cell cell) {
    CellText text = texts.get(column);
    text.of(cell);
    String shown = text.toString();
    return cut(cell.kind() == Cell.Kind.BYTES ? "0x" + shown : shown);
  }

  @Override
  public void endRow() {
    rules.endRow();
  }

  @Override
  public void abandonRow() {
    rules.abandonRow();
  }

  @Override
  public boolean full() {
    return rules.full();
  }

  /** A value of the source; empty: NULL. */
  static Optional<String> text(OriginalValue value) {
    if (value.left().isPresent()) {
      return Optional.of("(" + value.left().getAsLong() + " bytes)");
    }
    return value.value().or(() -> value.hex().map(hex -> "0x" + hex)).map(ShownCells::cut);
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "…";
  }
}
