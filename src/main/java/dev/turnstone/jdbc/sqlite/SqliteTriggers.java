package dev.turnstone.jdbc.sqlite;

import dev.turnstone.catalog.Trigger;
import dev.turnstone.jdbc.sqlite.SqliteSchema.Thing;
import dev.turnstone.jdbc.sqlite.SqliteTokens.Token;
import java.util.List;
import java.util.Locale;

/** Makes the triggers of SQLite tables and views. */
final class SqliteTriggers {
  private SqliteTriggers() {}

  static Trigger of(Thing thing) {
    return new Trigger(thing.name(), event(SqliteTokens.of(thing.sql())), true, thing.sql());
  }

  /** BEFORE is what SQLite takes where nothing is said. */
  private static String event(List<Token> tokens) {
    String time = "BEFORE";
    for (Token token : tokens) {
      if (token.is("AFTER")) {
        time = "AFTER";
      } else if (token.is("INSTEAD")) {
        time = "INSTEAD OF";
      } else if (token.is("INSERT") || token.is("UPDATE") || token.is("DELETE")) {
        return time + " " + token.text().toUpperCase(Locale.ROOT);
      }
    }
    return time;
  }
}
