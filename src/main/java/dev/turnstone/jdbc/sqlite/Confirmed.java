package dev.turnstone.jdbc.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** Checks that what was sent is what SQLite says it did. */
final class Confirmed {
  private Confirmed() {}

  /** Rows changed against rows sent. */
  static void require(long changed, long sent) throws SQLException {
    if (changed != sent) {
      throw new SQLException(
          "SQLite changed "
              + changed
              + " rows where "
              + sent
              + " were sent; is a trigger at work?");
    }
  }

  /**
   * Tells a row that made an expression fail from a statement that no longer fits the schema, which
   * have one code in common: such a statement cannot be prepared again.
   */
  static void requireStillValid(Connection connection, String sql, int code) throws SQLException {
    if (code == SQLiteErrorCode.SQLITE_ERROR.code) {
      connection.prepareStatement(sql).close();
    }
  }
}
