package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.row.ParsedStatement;
import dev.turnstone.row.ParsedStatement.Outcome;
import dev.turnstone.sql.SqlScript;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import org.postgresql.util.ServerErrorMessage;

/** Has the server describe a statement, for which it reads it and does not carry it out. */
final class StatementParse {
  private static final String SYNTAX = "42601";

  /** A table, column, function, schema or other thing that is not there. */
  private static final Set<String> NOT_THERE =
      Set.of("42P01", "42703", "42883", "42704", "3F000", "42P02");

  private final Session session;

  StatementParse(Session session) {
    this.session = session;
  }

  /** Fails only when the connection does. */
  ParsedStatement of(String sql) throws SQLException {
    String literally = SqlScript.withDoubledMarks(Vendor.POSTGRESQL, sql);
    try (PreparedStatement statement = session.connection().prepareStatement(literally)) {
      statement.getMetaData();
      return ParsedStatement.UNDERSTOOD;
    } catch (SQLException e) {
      if (PostgresErrors.broken(e)) throw e;
      return new ParsedStatement(outcome(PostgresErrors.state(e)), ServerWords.of(e), position(e));
    }
  }

  private static Outcome outcome(String state) {
    if (state.equals(SYNTAX)) return Outcome.NOT_SQL;
    return NOT_THERE.contains(state) ? Outcome.NOT_THERE : Outcome.OBJECTED;
  }

  private static int position(SQLException e) {
    ServerErrorMessage message = ServerWords.message(e);
    return message == null ? -1 : message.getPosition() - 1;
  }
}
