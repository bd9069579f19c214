package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Generation.Identity;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.jdbc.postgres.copy.CopyWriter;
import dev.turnstone.jdbc.postgres.copy.RowBuffer;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.Written;
import dev.turnstone.sql.Dialect;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Rows by way of a temporary table: those whose key is in the target change it where they differ in
 * any stored byte, the others are added. Rows that repeat a key among themselves fail the stretch
 * and so come to be sent one after the other; then the keys written so far refuse the later one.
 */
final class UpsertLoad implements Load {
  private static final String STAGE = "pg_temp.turnstone_stage";

  private final Session session;
  private final CopyLoad stage;
  private final String unchanged;
  private final String update;
  private final String insert;
  private final String remember;

  /**
   * A load into a table by the key of the write.
   *
   * @param forms forms of the table's columns by name
   * @param keys the table of the keys written so far, quoted; empty: none can come twice
   */
  UpsertLoad(
      Session session,
      Dialect dialect,
      TableWrite write,
      Map<String, ColumnForm> forms,
      Optional<String> keys)
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
    String equal = equal(names);
    String both = rows + " AS t ON " + same;
    unchanged = "SELECT count(*) FROM " + STAGE + " AS s JOIN " + both + " WHERE " + equal;
    String set =
        columns.stream()
            .filter(UpsertLoad::settable)
            .map(c -> dialect.quote(c.name()))
            .map(name -> name + " = s." + name)
            .collect(Collectors.joining(", "));
    String differing = STAGE + " AS s WHERE " + same + " AND NOT " + equal;
    update = set.isEmpty() ? "" : "UPDATE " + rows + " AS t SET " + set + " FROM " + differing;
    String list = "(" + String.join(", ", names) + ") OVERRIDING SYSTEM VALUE SELECT ";
    String all = each(names, ", ", n -> "s." + n) + " FROM " + STAGE + " AS s";
    String absent = " WHERE NOT EXISTS (SELECT FROM " + rows + " AS t WHERE " + same + ")";
    insert = "INSERT INTO " + into + " " + list + all + absent;
    String staged = " SELECT " + String.join(", ", key) + " FROM " + STAGE;
    remember = keys.map(k -> "INSERT INTO " + k + staged).orElse("");
  }

  /** True where every stored byte is the same, which needs no operator of the columns' types. */
  private static String equal(List<String> names) {
    String target = "ROW(" + each(names, ", ", n -> "t." + n) + ")::record";
    String staged = "ROW(" + each(names, ", ", n -> "s." + n) + ")::record";
    return "(" + target + " OPERATOR(pg_catalog.*=) " + staged + ")";
  }

  /** Makes the temporary table in a transaction of its own, in place of an earlier one. */
  private void make(List<String> names, List<String> key, String into) throws SQLException {
    session.run("DROP TABLE IF EXISTS " + STAGE);
    String like = "SELECT " + String.join(", ", names) + " FROM " + into + " WITH NO DATA";
    session.run("CREATE TEMPORARY TABLE turnstone_stage ON COMMIT DELETE ROWS AS " + like);
    session.run("CREATE UNIQUE INDEX ON " + STAGE + " (" + String.join(", ", key) + ")");
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
  public void start(RowBuffer rows, int from, int to) throws SQLException {
    stage.start(rows, from, to);
  }

  @Override
  public void abandon() throws SQLException {
    stage.abandon();
  }

  @Override
  public Written finish() throws SQLException {
    stage.finish();
    if (!remember.isEmpty()) session.run(remember);
    long same = session.number(unchanged);
    long updated = update.isEmpty() ? 0 : session.run(update);
    long inserted = session.run(insert);
    session.run("TRUNCATE " + STAGE);
    return new Written(inserted, updated, same);
  }
}
