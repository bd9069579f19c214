package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.Column;
import dev.turnstone.jdbc.postgres.copy.BinaryRow;
import dev.turnstone.jdbc.postgres.copy.WireForm;
import dev.turnstone.problem.Location;
import dev.turnstone.row.PriorRows;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.TableRead;
import dev.turnstone.row.TableWrite;
import dev.turnstone.sql.Dialect;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/**
 * Reads the rows of a table that an upsert's stage meets there, as a source reads them. The stage
 * is called s in the queries, the table t.
 */
final class PriorRead {
  private final Session session;
  private final PostgresErrors errors;
  private final Into into;
  private final long longValues;
  private final boolean unlooked;

  /**
   * What is written into which table.
   *
   * @param forms of the table's columns by name
   */
  record Into(Dialect dialect, TableWrite write, Map<String, ColumnForm> forms) {
    private ColumnForm form(Column column) {
      ColumnForm form = forms.get(column.name());
      if (form == null) throw new NoSuchElementException("no column " + column.name());
      return form;
    }

    private String quoted(String alias, Column column) {
      return alias + "." + dialect.quote(column.name());
    }
  }

  PriorRead(Session session, PostgresErrors errors, Into into) throws SQLException {
    this.session = session;
    this.errors = errors;
    this.into = into;
    String table = into.dialect().quote(into.write().table().name());
    longValues = SizeGuard.longValues(session, into.write().table().kind(), table);
    unlooked = session.unlooked();
  }

  /**
   * Tells of the rows that will change, and locks them.
   *
   * @param from both tables and how their rows meet
   * @param where which of them
   * @return how many they are
   */
  long changes(String from, String where, PriorRows prior) throws SQLException {
    TableWrite write = into.write();
    List<Column> all = new ArrayList<>(write.stored());
    all.addAll(write.keyInTableOrder());
    List<String> names = all.stream().map(Column::name).toList();
    TableRead read = new TableRead(write.table(), names).within(prior.mostBytes());
    List<ColumnForm> forms = write.stored().stream().map(into::form).toList();
    List<String> quoted = write.stored().stream().map(c -> into.quoted("t", c)).toList();
    SizeGuard guard = SizeGuard.of(read, forms, quoted, longValues);
    Selected selected = new Selected();
    for (int i = 0; i < quoted.size(); i++) {
      selected.add(all.get(i), guard.selected(i, value(all.get(i), quoted.get(i))));
    }
    write.keyInTableOrder().forEach(c -> selected.add(c, value(c, into.quoted("s", c))));
    if (guard.active()) selected.told(guard.told());
    String locked = " FOR NO KEY UPDATE OF t";
    String sql = selected.copy(from + guard.joined() + " WHERE " + where + locked);
    return each(read, guard, selected.row(sql), prior::changes);
  }

  /** Tells of the rows that are there and stay; as {@link #changes}, without locks. */
  long stays(String from, String where, PriorRows prior) throws SQLException {
    List<Column> key = into.write().keyInTableOrder();
    TableRead read = new TableRead(into.write().table(), key.stream().map(Column::name).toList());
    Selected selected = new Selected();
    key.forEach(c -> selected.add(c, value(c, into.quoted("s", c))));
    String sql = selected.copy(from + " WHERE " + where);
    return each(read, SizeGuard.NONE, selected.row(sql), prior::stays);
  }

  private String value(Column column, String quoted) {
    ColumnForm form = into.form(column);
    return unlooked ? form.unlooked(column.type(), quoted) : form.selected(column.type(), quoted);
  }

  /** A query and how its rows look. */
  private record Rows(String sql, List<WireForm> wire) {}

  /** What a query selects. */
  private final class Selected {
    private final List<String> values = new ArrayList<>();
    private final List<WireForm> wire = new ArrayList<>();

    void add(Column column, String value) {
      values.add(value);
      wire.add(into.form(column).readAs(column.type()));
    }

    void told(String value) {
      values.add(value);
      wire.add(WireForm.TEXT);
    }

    String copy(String rest) {
      return String.format(
          Locale.ROOT,
          "COPY (SELECT %s FROM %s) TO STDOUT (FORMAT binary)",
          String.join(", ", values),
          rest);
    }

    Rows row(String sql) {
      return new Rows(sql, wire);
    }
  }

  private long each(TableRead read, SizeGuard guard, Rows rows, Consumer<RowCursor> told)
      throws SQLException {
    Location where = Location.table(read.table().name().toString());
    var reading = new PostgresCursor.Reading(errors, where, new TooLarge(read, guard));
    long count = 0;
    try (RowCursor cursor =
        PostgresCursor.open(session, rows.sql(), new BinaryRow(rows.wire()), reading)) {
      while (cursor.next()) {
        told.accept(cursor);
        count++;
      }
    }
    return count;
  }
}
