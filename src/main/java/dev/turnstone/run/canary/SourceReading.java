package dev.turnstone.run.canary;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.row.Cell;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.KeptRow;
import dev.turnstone.row.LookupTables;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Side;
import dev.turnstone.row.TableRead;
import dev.turnstone.sql.Dialect;
import dev.turnstone.sql.ExactValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * How a slice is looked for: one reader of the source's snapshot, and what the plan's rules need.
 *
 * @param dialect of the source
 * @param target whose tables the rows go to
 * @param check throws when a stop is wished
 */
public record SourceReading(
    RowSource reader, Dialect dialect, Vendor target, LookupTables lookups, Runnable check) {
  /** Values longer than any server's keys are not followed. */
  private static final int LONGEST = 1 << 16;

  /** What the plan makes of the table's rows. */
  RowProgram program(LoadedTable table) {
    Side from = new Side(table.source(), dialect.vendor());
    return RowProgram.compile(table.plan(), from, new Side(table.target(), target), lookups);
  }

  /** Gives columns of the rows of a slice's range. */
  void each(
      Table table, List<Column> columns, ChunkRange range, Consumer<List<ExactValue>> consumer) {
    TableRead read = new TableRead(table, columns.stream().map(Column::name).toList());
    try (RowCursor cursor = SliceRange.open(reader, read, range)) {
      Cell cell = new Cell();
      while (cursor.next()) {
        consumer.accept(values(cursor, columns, cell));
      }
    }
  }

  /** The values of the row that a cursor over these columns stands on. */
  static List<ExactValue> values(RowCursor cursor, List<Column> columns, Cell cell) {
    List<ExactValue> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      cursor.read(i, cell);
      values.add(KeptRow.of(cell, columns.get(i).type(), LONGEST));
    }
    return List.copyOf(values);
  }
}
