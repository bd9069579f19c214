package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Trigger;
import dev.turnstone.jdbc.CatalogQuery;
import dev.turnstone.jdbc.CatalogRow;
import dev.turnstone.sql.Dialect;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Reads the triggers of a database, those of one table in the order in which they fire. */
final class MariaTriggers {
  private static final String TRIGGERS =
      """
      select event_object_table as table_name, trigger_name as trigger_name,
        action_timing as action_timing, event_manipulation as event_manipulation,
        action_statement as action_statement, definer as definer
      from information_schema.triggers
      where trigger_schema = ? and hex(trigger_schema) = hex(?)
      order by event_object_table, action_timing, event_manipulation, action_order
      """;

  private final CatalogQuery query;
  private final Dialect dialect;

  MariaTriggers(CatalogQuery query, Dialect dialect) {
    this.query = query;
    this.dialect = dialect;
  }

  Map<String, List<Trigger>> read(String schema) {
    return query.byTable(TRIGGERS, r -> trigger(r, schema), schema, schema);
  }

  private Trigger trigger(CatalogRow row, String schema) throws SQLException {
    String name = row.text("trigger_name");
    String event = row.text("action_timing") + " " + row.text("event_manipulation");
    String definition =
        "CREATE "
            + definer(row.text("definer"))
            + "TRIGGER "
            + dialect.quote(new TableName(schema, name))
            + " "
            + event
            + " ON "
            + dialect.quote(new TableName(schema, row.text("table_name")))
            + " FOR EACH ROW "
            + row.text("action_statement");
    return new Trigger(name, event, true, definition);
  }

  /** {@code user@host}, both quoted; a role has no host. */
  private String definer(String told) {
    int at = told.lastIndexOf('@');
    if (at < 1 || at == told.length() - 1) {
      return "";
    }
    return "DEFINER="
        + dialect.quote(told.substring(0, at))
        + "@"
        + dialect.quote(told.substring(at + 1))
        + " ";
  }
}
