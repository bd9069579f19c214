package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Generation.Identity;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.jdbc.postgres.copy.CopyWriter;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.Written;
import dev.turnstone.sql.Dialect;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Rows by way of a temporary table: those whose key is in the target change it where they differ in
 * any stored byte, the others are added. Rows that repeat a key among themselves fail the stretch
 * and so come to be sent one after the other.
 */
final class UpsertLoad implements Load {
  private static final String STAGE = "pg_temp.turnstone_stage";

  private final Session session;
  private final CopyLoad stage;
  private final String unchanged;
  private final String update;
  private final String insert;

  /**
   * A load into a table by the key of the write.
   *
   * @param forms forms of the table's columns by name
   */
  UpsertLoad(Session session, Dialect dialect, TableWrite write, Map<String, ColumnForm> forms)
      throws SQLException {
    this.session = session;
    String into = dialect.quote(write.table().name());
    String rows = write.table().kind() == TableKind.PARTITIONED ? into : "ONLY " + into;
    List<Column> columns = write.columns();
    List<String> names = columns.stream().map(c -> dialect.quote(c.name())).toList();
    List<String> key = write.key().stream().map(dialect::quote).toList();
    make(names, key, into);
    stage = new CopyLoad(session, dialect, STAGE, columns, forms);
    String same = each(key, " AND ", k -> "t." + k + " = s." + k);
    String equal =
        "ROW(%s)::record OPERATOR(pg_catalog.*=) ROW(%s)::record"
            .formatted(each(names, ", ", n -> "t." + n), each(names, ", ", n -> "s." + n));
    List<String> settable =
        columns.stream().filter(UpsertLoad::settable).map(c -> dialect.quote(c.name())).toList();
    unchanged =
        "SELECT count(*) FROM %s AS s JOIN %s AS t ON %s WHERE %s"
            .formatted(STAGE, rows, same, equal);
    update =
        settable.isEmpty()
            ? ""
            : "UPDATE %s AS t SET %s FROM %s AS s WHERE %s AND NOT %s"
                .formatted(rows, each(settable, ", ", n -> n + " = s." + n), STAGE, same, equal);
    String list = String.join(", ", names);
    insert =
        "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM %s AS s"
                .formatted(into, list, each(names, ", ", n -> "s." + n), STAGE)
            + " WHERE NOT EXISTS (SELECT FROM %s AS t WHERE %s)".formatted(rows, same);
  }

  /** Makes the temporary table in a transaction of its own, in place of an earlier one. */
  private void make(List<String> names, List<String> key, String into) throws SQLException {
    session.run("DROP TABLE IF EXISTS " + STAGE);
    session.run(
        "CREATE TEMPORARY TABLE turnstone_stage ON COMMIT DELETE ROWS AS SELECT %s FROM %s WITH NO DATA"
            .formatted(String.join(", ", names), into));
    session.run("CREATE UNIQUE INDEX ON %s (%s)".formatted(STAGE, String.join(", ", key)));
    session.connection().commit();
  }

  @Override
  public void dismantle() throws SQLException {
    session.run("DROP TABLE IF EXISTS " + STAGE);
    session.connection().commit();
  }

  private static boolean settable(Column column) {
    return column.generation().filter(g -> g instanceof Identity i && i.always()).isEmpty();
  }

  private static String each(List<String> names, String between, Function<String, String> form) {
    return names.stream().map(form).collect(Collectors.joining(between));
  }

  @Override
  public CopyWriter writer() {
    return stage.writer();
  }

  @Override
  public Written send(int from, int to) throws SQLException {
    stage.send(from, to);
    long same = session.number(unchanged);
    long updated = update.isEmpty() ? 0 : session.run(update);
    long inserted = session.run(insert);
    session.run("TRUNCATE " + STAGE);
    return new Written(inserted, updated, same);
  }
}
