package dev.turnstone.jdbc.postgres;

import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What a server says of an error, as far as it can be shown: its primary message, without the
 * values that messages about rows quote.
 */
final class ServerWords {
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'|«[^»]*»|„[^“]*“");
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d[\\d.,:eE+-]*");

  private ServerWords() {}

  /** One clause without a full stop. */
  static String of(SQLException e) {
    ServerErrorMessage message = message(e);
    String text = message == null ? e.getMessage() : message.getMessage();
    if (text == null) return "no reason given";
    String state = PostgresErrors.state(e);
    if (raised(state)) return "raised by a trigger or function of the database";
    return clause(state.startsWith("22") ? withoutValues(text) : text);
  }

  /** The server's own fields; null when the driver itself speaks. */
  static @Nullable ServerErrorMessage message(SQLException e) {
    return e instanceof PSQLException fromServer ? fromServer.getServerErrorMessage() : null;
  }

  /** The first line without its full stop. */
  static String clause(String text) {
    String line = text.lines().findFirst().orElse("").strip();
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  /** Triggers and functions raise errors in words of their own, which may be values. */
  private static boolean raised(String state) {
    return state.startsWith("P0") || state.startsWith("38") || state.startsWith("39");
  }

  private static String withoutValues(String text) {
    int colon = text.indexOf(": ");
    String head = colon < 0 ? text : text.substring(0, colon);
    return NUMBER.matcher(QUOTED.matcher(head).replaceAll("..")).replaceAll("..");
  }
}
