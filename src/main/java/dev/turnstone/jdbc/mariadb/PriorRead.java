package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.Column;
import dev.turnstone.row.PriorRows;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.TableRead;
import dev.turnstone.row.TableWrite;
import dev.turnstone.sql.Dialect;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the rows of a table that an upsert's stage meets there, as a source reads them. The stage
 * is called s in the queries, the table t.
 */
final class PriorRead {
  private final Connection connection;
  private final Failures failures;
  private final Dialect dialect;
  private final TableWrite write;
  private final WriteSql sql;

  PriorRead(
      Connection connection, Failures failures, Dialect dialect, TableWrite write, WriteSql sql) {
    this.connection = connection;
    this.failures = failures;
    this.dialect = dialect;
    this.write = write;
    this.sql = sql;
  }

  /** Tells of the rows that will change, and locks them; returns how many they are. */
  long changes(PriorRows prior) {
    List<Column> stored = write.stored();
    List<Column> all = new ArrayList<>(stored);
    all.addAll(write.keyInTableOrder());
    TableRead read = read(all).within(prior.mostBytes());
    SizeGuard guard = SizeGuard.of(read, stored, c -> quoted("t", c));
    List<String> selected = new ArrayList<>();
    for (int i = 0; i < stored.size(); i++) {
      selected.add(guard.selected(i, value("t", stored.get(i))));
    }
    write.keyInTableOrder().forEach(c -> selected.add(value("s", c)));
    if (guard.active()) {
      selected.add(guard.told());
    }
    String query = sql.differing(String.join(", ", selected));
    return each(query, new MariaCursor.Rows(read, all, guard), prior::changes);
  }

  /** Tells of the rows that are there and stay, and keeps others from changing them. */
  long stays(PriorRows prior) {
    List<Column> key = write.keyInTableOrder();
    TableRead read = read(key);
    SizeGuard none = SizeGuard.of(read.within(Long.MAX_VALUE), key, c -> quoted("s", c));
    String query = sql.agreeing(String.join(", ", key.stream().map(c -> value("s", c)).toList()));
    return each(query, new MariaCursor.Rows(read, key, none), prior::stays);
  }

  private TableRead read(List<Column> columns) {
    return new TableRead(write.table(), columns.stream().map(Column::name).toList());
  }

  private String value(String alias, Column column) {
    return ReadForm.select(column, quoted(alias, column));
  }

  private String quoted(String alias, Column column) {
    return alias + "." + dialect.quote(column.name());
  }

  /** A cursor that is closed early reads over the rest: the session is needed for what follows. */
  private long each(String query, MariaCursor.Rows rows, Consumer<RowCursor> told) {
    long count = 0;
    try (RowCursor cursor = new MariaCursor(connection, query, rows, failures, () -> {})) {
      while (cursor.next()) {
        told.accept(cursor);
        count++;
      }
    }
    return count;
  }
}
