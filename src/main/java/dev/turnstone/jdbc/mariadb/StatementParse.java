package dev.turnstone.jdbc.mariadb;

import dev.turnstone.row.ParsedStatement;
import dev.turnstone.row.ParsedStatement.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has the server prepare a statement, for which it reads it and does not carry it out. */
final class StatementParse {
  private static final Pattern LINE = Pattern.compile("at line ([0-9]{1,9})$");

  private final Connection connection;

  StatementParse(Connection connection) {
    this.connection = connection;
  }

  /** Fails only when the connection does. */
  ParsedStatement of(String sql) throws SQLException {
    try (PreparedStatement text = connection.prepareStatement("SET @turnstone_text = ?");
        Statement statement = connection.createStatement()) {
      text.setString(1, sql);
      text.execute();
      statement.execute("PREPARE turnstone_parse FROM @turnstone_text");
      statement.execute("DEALLOCATE PREPARE turnstone_parse");
      return ParsedStatement.UNDERSTOOD;
    } catch (SQLException e) {
      if (Failures.broken(e)) throw e;
      String words = e.getErrorCode() + " " + ServerText.withoutValues(e.getMessage());
      return new ParsedStatement(outcome(e.getErrorCode()), words, position(sql, e));
    }
  }

  private static Outcome outcome(int error) {
    return switch (error) {
      case 1064, 1149 -> Outcome.NOT_SQL;
      case 1049, 1051, 1054, 1091, 1146, 1176, 1305, 1360, 4161 -> Outcome.NOT_THERE;
      case 1295 -> Outcome.NOT_ASKED;
      default -> Outcome.OBJECTED;
    };
  }

  /** The server tells the line alone. */
  private static int position(String sql, SQLException e) {
    Matcher told = LINE.matcher(String.valueOf(e.getMessage()).strip());
    if (!told.find()) return -1;
    int at = 0;
    for (int line = 1; line < Integer.parseInt(told.group(1)); line++) {
      int end = sql.indexOf('\n', at);
      if (end < 0) return at;
      at = end + 1;
    }
    return at;
  }
}
