package dev.turnstone.jdbc.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Empties a table but for a few rows, which are laid aside and put back as they were, value by
 * value and under the same rowid. SQLite gives up the pages of a table that is emptied as a whole;
 * row by row it would take each out of every index.
 */
final class SparedRows {
  private static final int BATCH = 500;
  private static final String ASIDE = "temp.\"turnstone spared rows\"";

  private final Connection connection;
  private final String table;

  /**
   * Rows of one table.
   *
   * @param connection in a transaction, not looking at references
   */
  SparedRows(Connection connection, String table) {
    this.connection = connection;
    this.table = table;
  }

  /**
   * Removes all rows but these.
   *
   * @param rowid SQL of the rowid
   * @return how many were removed; empty when the rows that stay could not be put back, for a check
   *     that they do not meet, or the like: nothing is changed then
   */
  Optional<Long> empty(String rowid, List<Long> staying) throws SQLException {
    run("SAVEPOINT turnstone_spared");
    try {
      long removed = replace(rowid, staying);
      run("RELEASE turnstone_spared");
      return Optional.of(removed);
    } catch (SQLException e) {
      run("ROLLBACK TO turnstone_spared");
      run("RELEASE turnstone_spared");
      return Optional.empty(); // row by row it may go, and tells what is wrong where it does not
    }
  }

  private long replace(String rowid, List<Long> staying) throws SQLException {
    List<String> columns = columns(rowid);
    String names = String.join(", ", columns);
    String plain =
        IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
    String name = Quoted.name(table);
    run("CREATE TEMPORARY TABLE " + ASIDE.substring("temp.".length()) + " (" + plain + ")");
    long kept = 0;
    for (int from = 0; from < staying.size(); from += BATCH) {
      String list =
          staying.subList(from, Math.min(staying.size(), from + BATCH)).stream()
              .map(String::valueOf)
              .collect(Collectors.joining(","));
      String where = " FROM main." + name + " WHERE " + rowid + " IN (" + list + ")";
      kept += run("INSERT INTO " + ASIDE + " SELECT " + names + where);
    }
    long all = run("DELETE FROM main." + name);
    String back = "INSERT OR ABORT INTO main." + name + " (" + names + ") SELECT " + plain;
    long again = run(back + " FROM " + ASIDE);
    run("DROP TABLE " + ASIDE);
    if (kept != staying.size() || again != kept) {
      throw new SQLException("rows to be spared: " + staying.size() + ", put back: " + again);
    }
    return all - again;
  }

  /** What a row is stored with, the rowid among it under whatever name. */
  private List<String> columns(String rowid) throws SQLException {
    List<String> columns = new ArrayList<>();
    String sql = "SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          columns.add(Quoted.name(rows.getString(1)));
        }
      }
    }
    String bare = rowid.substring((Quoted.name(table) + ".").length());
    if (ScanOrder.rowidColumn(connection, table).isEmpty()) {
      columns.add(bare);
    }
    return columns;
  }

  private long run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate(sql);
    }
  }
}
