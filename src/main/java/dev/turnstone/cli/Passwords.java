package dev.turnstone.cli;

import dev.turnstone.app.Credentials;
import dev.turnstone.cli.screen.Terminal;
import java.util.Locale;

/** Where passwords come from: a variable, else a question; never an argument. */
final class Passwords {
  private static final String SOURCE = "TURNSTONE_SOURCE_PASSWORD";
  private static final String TARGET = "TURNSTONE_TARGET_PASSWORD";
  private final Terminal terminal;

  Passwords(Terminal terminal) {
    this.terminal = terminal;
  }

  Credentials both(String from, String to) {
    return Credentials.of(find(from, SOURCE), find(to, TARGET));
  }

  /** Of the source alone. */
  Credentials source(String from) {
    return Credentials.of(find(from, SOURCE), new char[0]);
  }

  /** Of the target alone. */
  Credentials target(String to) {
    return Credentials.of(new char[0], find(to, TARGET));
  }

  /** Of a database that is only looked at. */
  Credentials any(String connection) {
    return Credentials.of(find(connection, SOURCE, "TURNSTONE_PASSWORD"), new char[0]);
  }

  private char[] find(String connection, String... variables) {
    String kind = connection.toLowerCase(Locale.ROOT);
    if (kind.startsWith("sqlite:") || kind.startsWith("snapshot:")) {
      return new char[0];
    }
    for (String variable : variables) {
      if (terminal.variable(variable).isPresent()) {
        return terminal.variable(variable).get().toCharArray();
      }
    }
    boolean safe =
        !connection.substring(0, Math.max(0, connection.indexOf('@'))).matches(".*:.*:.*");
    String shown = safe ? connection : "this database";
    return terminal
        .askPassword("Password of " + shown + " (Enter: none): ")
        .orElseGet(() -> new char[0]);
  }
}
