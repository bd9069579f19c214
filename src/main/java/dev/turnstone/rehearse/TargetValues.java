package dev.turnstone.rehearse;

import dev.turnstone.catalog.Column;
import dev.turnstone.row.Cell;
import dev.turnstone.row.CellText;
import dev.turnstone.row.OriginalValue;
import dev.turnstone.row.RowWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the values of one row as its target table would show them. Owned by one thread. */
final class TargetValues implements RowWriter {
  private final List<Column> columns;
  private final Map<String, OriginalValue> values = new LinkedHashMap<>();

  TargetValues(List<Column> columns) {
    this.columns = columns;
  }

  /** By target column; of the last row. */
  Map<String, OriginalValue> values() {
    return values;
  }

  @Override
  public void beginRow(long ordinal) {
    values.clear();
  }

  @Override
  public void write(int column, Cell cell) {
    values.put(columns.get(column).name(), value(columns.get(column), cell));
  }

  private static OriginalValue value(Column column, Cell cell) {
    if (cell.isNull()) {
      return new OriginalValue("null", Optional.empty(), Optional.empty());
    }
    CellText text = new CellText(column.type(), 'T');
    text.of(cell);
    return cell.kind() == Cell.Kind.BYTES
        ? new OriginalValue("blob", Optional.empty(), Optional.of(text.toString()))
        : new OriginalValue("text", Optional.of(text.toString()), Optional.empty());
  }

  @Override
  public void endRow() {}

  @Override
  public void abandonRow() {}

  @Override
  public boolean full() {
    return false;
  }
}
