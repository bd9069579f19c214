package dev.turnstone.sql;

import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.ForeignKey.Action;
import dev.turnstone.catalog.ForeignKey.Deferral;
import dev.turnstone.catalog.TableName;
import java.util.function.Function;

/** The words of a FOREIGN KEY clause, which all vendors share. */
final class ForeignKeyText {
  private ForeignKeyText() {}

  /**
   * The clause from FOREIGN KEY on.
   *
   * @param target how the referred table is written
   */
  static String clause(Dialect dialect, ForeignKey key, Function<TableName, String> target) {
    return "FOREIGN KEY "
        + Quoting.list(key.columns(), dialect::quote)
        + " REFERENCES "
        + target.apply(key.target())
        + " "
        + Quoting.list(key.targetColumns(), dialect::quote)
        + action(" ON UPDATE ", key.onUpdate())
        + action(" ON DELETE ", key.onDelete());
  }

  /** When it is checked; MariaDB and MySQL know no such words. */
  static String deferral(Deferral deferral) {
    return switch (deferral) {
      case NOT_DEFERRABLE -> "";
      case INITIALLY_IMMEDIATE -> " DEFERRABLE INITIALLY IMMEDIATE";
      case INITIALLY_DEFERRED -> " DEFERRABLE INITIALLY DEFERRED";
    };
  }

  private static String action(String when, Action action) {
    return action == Action.NO_ACTION ? "" : when + action.name().replace('_', ' ');
  }
}
