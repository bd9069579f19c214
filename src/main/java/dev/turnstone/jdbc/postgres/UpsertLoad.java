package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Generation.Identity;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.jdbc.postgres.copy.CopyWriter;
import dev.turnstone.jdbc.postgres.copy.RowBuffer;
import dev.turnstone.row.PriorRows;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.Written;
import dev.turnstone.sql.Dialect;
import java.sql.SQLException;
import java.util.List;
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

  /** Tried again by the run: another session has come in between. */
  private static final String SERIALIZATION_FAILURE = "40001";

  private final Session session;
  private final CopyLoad stage;
  private final PriorRead before;
  private final String both;
  private final String equal;
  private final String update;
  private final String insert;
  private final String remember;

  /**
   * A load into a table by the key of the write.
   *
   * @param keys the table of the keys written so far, quoted; empty: none can come twice
   */
  UpsertLoad(Session session, PostgresErrors errors, PriorRead.Into target, Optional<String> keys)
      throws SQLException {
    this.session = session;
    Dialect dialect = target.dialect();
    TableWrite write = target.write();
    String into = dialect.quote(write.table().name());
    String rows = write.table().kind() == TableKind.PARTITIONED ? into : "ONLY " + into;
    List<Column> columns = write.columns();
    List<String> names = columns.stream().map(c -> dialect.quote(c.name())).toList();
    List<String> key = write.key().stream().map(dialect::quote).toList();
    make(names, key, into);
    stage = new CopyLoad(session, dialect, STAGE, columns, target.forms());
    before = new PriorRead(session, errors, target);
    String same = each(key, " AND ", k -> "t." + k + " = s." + k);
    equal = equal(names);
    both = STAGE + " AS s JOIN " + rows + " AS t ON " + same;
    update = update(write, dialect, rows, same);
    String list = "(" + String.join(", ", names) + ") OVERRIDING SYSTEM VALUE SELECT ";
    String all = each(names, ", ", n -> "s." + n) + " FROM " + STAGE + " AS s";
    String absent = " WHERE NOT EXISTS (SELECT FROM " + rows + " AS t WHERE " + same + ")";
    insert = "INSERT INTO " + into + " " + list + all + absent;
    String staged = " SELECT " + String.join(", ", key) + " FROM " + STAGE;
    remember = keys.map(k -> "INSERT INTO " + k + staged).orElse("");
  }

  /** Empty where no written column can be changed. */
  private String update(TableWrite write, Dialect dialect, String rows, String same) {
    String set =
        write.columns().stream()
            .filter(UpsertLoad::settable)
            .map(c -> dialect.quote(c.name()))
            .map(name -> name + " = s." + name)
            .collect(Collectors.joining(", "));
    String differing = STAGE + " AS s WHERE " + same + " AND NOT " + equal;
    return set.isEmpty() ? "" : "UPDATE " + rows + " AS t SET " + set + " FROM " + differing;
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
  public Written finish(PriorRows prior) throws SQLException {
    Written staged = stage.finish(PriorRows.NONE);
    if (!remember.isEmpty()) session.run(remember);
    long changing = update.isEmpty() ? 0 : before.changes(both, "NOT " + equal, prior);
    long same = before.stays(both, equal, prior);
    boolean allAreThere = changing + same == staged.rows();
    long updated = changing == 0 && allAreThere ? 0 : change();
    if (updated > changing) {
      String told = " rows were to change, but " + updated + " did";
      throw new SQLException(changing + told, SERIALIZATION_FAILURE);
    }
    long inserted = allAreThere ? 0 : session.run(insert);
    session.run("TRUNCATE " + STAGE);
    return new Written(inserted, updated, same);
  }

  private long change() throws SQLException {
    return update.isEmpty() ? 0 : session.run(update);
  }
}
