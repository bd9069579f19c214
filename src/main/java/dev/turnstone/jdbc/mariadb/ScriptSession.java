package dev.turnstone.jdbc.mariadb;

import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.Lease;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/**
 * Carries statements of a script out on a session of its own, so that nothing of what they set is
 * left, and tells which of them are part of a transaction.
 */
final class ScriptSession {
  private static final Pattern OF_ROWS =
      Pattern.compile("(?:INSERT|UPDATE|DELETE|REPLACE)\\b", Pattern.CASE_INSENSITIVE);

  /** A table that this user sees and whose rows are part of no transaction. */
  private static final String NOT_TRANSACTIONAL =
      """
      SELECT 1 FROM information_schema.tables
      WHERE table_type = 'BASE TABLE' AND (engine IS NULL OR engine <> 'InnoDB')
        AND table_schema NOT IN ('mysql', 'sys', 'information_schema', 'performance_schema')
      LIMIT 1""";

  private final Sessions sessions;

  ScriptSession(Sessions sessions) {
    this.sessions = sessions;
  }

  /** As the ledger has it; a definition is committed by itself, before the marker is. */
  void carryOut(Lease lease, ChunkMarker marker, List<String> statements, IntConsumer through) {
    try (Connection connection = sessions.own()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.setEscapeProcessing(false);
        for (int i = 0; i < statements.size(); i++) {
          through.accept(i);
          statement.execute(statements.get(i));
        }
      }
      through.accept(statements.size());
      MariaLedger.requireHeld(connection, lease);
      LedgerSql.mark(connection, marker);
      connection.commit();
    } catch (SQLException e) {
      throw sessions.failures().of(e);
    }
  }

  /** True for changes of rows, where every table has transactions. */
  boolean goesWithItsMarker(String statement) {
    if (!OF_ROWS.matcher(statement).lookingAt()) return false;
    try (Connection connection = sessions.prompt();
        Statement ask = connection.createStatement();
        ResultSet found = ask.executeQuery(NOT_TRANSACTIONAL)) {
      return !found.next();
    } catch (SQLException e) {
      throw sessions.failures().of(e);
    }
  }
}
