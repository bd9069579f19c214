package dev.turnstone.jdbc.sqlite;

import dev.turnstone.row.ParsedStatement;
import dev.turnstone.row.ParsedStatement.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.sqlite.SQLiteErrorCode;

/** Has SQLite compile a statement, which it then does not carry out. */
final class StatementParse {
  private static final List<String> NOT_SQL =
      List.of("syntax error", "incomplete input", "unrecognized token");
  private static final String NOT_THERE = "no such ";

  private StatementParse() {}

  /** Fails only when the file cannot be read; some pragmas would do their work when compiled. */
  static ParsedStatement of(Connection connection, String sql) throws SQLException {
    if (sql.toLowerCase(Locale.ROOT).startsWith("pragma")) {
      return ParsedStatement.of(Outcome.NOT_ASKED, "a pragma is not compiled without doing it");
    }
    try {
      connection.prepareStatement(sql).close();
      return ParsedStatement.UNDERSTOOD;
    } catch (SQLException e) {
      if (SqliteErrors.codeOf(e) != SQLiteErrorCode.SQLITE_ERROR) throw e;
      String words = String.valueOf(e.getMessage());
      return ParsedStatement.of(outcome(words), words);
    }
  }

  private static Outcome outcome(String words) {
    if (NOT_SQL.stream().anyMatch(words::contains)) return Outcome.NOT_SQL;
    return words.contains(NOT_THERE) ? Outcome.NOT_THERE : Outcome.OBJECTED;
  }
}
