package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.Trigger;
import dev.turnstone.jdbc.CatalogQuery;
import dev.turnstone.jdbc.CatalogRow;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Reads the triggers and rules of a schema; a rule's event starts with {@code RULE}. */
final class PostgresTriggers {
  private static final String TRIGGERS =
      """
      select c.relname as table_name, t.tgname as name, t.tgtype::int as bits, '' as rule_event,
        t.tgenabled::text as enabled, pg_catalog.pg_get_triggerdef(t.oid) as definition
      from pg_catalog.pg_trigger t join pg_catalog.pg_class c on c.oid = t.tgrelid
      where not t.tgisinternal
        and c.relnamespace = (select oid from pg_catalog.pg_namespace where nspname = ?) and {own}
      union all
      select c.relname, r.rulename, 0,
        case r.ev_type when '2' then 'UPDATE' when '3' then 'INSERT' when '4' then 'DELETE'
          else 'SELECT' end,
        r.ev_enabled::text, pg_catalog.pg_get_ruledef(r.oid)
      from pg_catalog.pg_rewrite r join pg_catalog.pg_class c on c.oid = r.ev_class
      where r.rulename <> '_RETURN'
        and c.relnamespace = (select oid from pg_catalog.pg_namespace where nspname = ?)
      order by 1, 2
      """;

  private static final int BEFORE = 2;
  private static final int INSERT = 4;
  private static final int DELETE = 8;
  private static final int UPDATE = 16;
  private static final int TRUNCATE = 32;
  private static final int INSTEAD = 64;

  private PostgresTriggers() {}

  static Map<String, List<Trigger>> read(
      CatalogQuery query, PostgresVersion version, String schema) {
    String sql = TRIGGERS.replace("{own}", version.since(13, "t.tgparentid = 0", "true"));
    return query.byTable(sql, PostgresTriggers::trigger, schema, schema);
  }

  private static Trigger trigger(CatalogRow row) throws SQLException {
    String rule = row.text("rule_event");
    String enabled = row.text("enabled");
    return new Trigger(
        row.text("name"),
        (rule.isEmpty() ? event(row.number("bits")) : "RULE " + rule) + firing(enabled),
        !enabled.equals("D"),
        row.text("definition"));
  }

  /** In which sessions it fires, where that is not the usual. */
  private static String firing(String enabled) {
    return enabled.equals("A") ? " ALWAYS" : enabled.equals("R") ? " REPLICA" : "";
  }

  private static String event(int bits) {
    StringJoiner events = new StringJoiner(" OR ");
    if ((bits & INSERT) != 0) events.add("INSERT");
    if ((bits & UPDATE) != 0) events.add("UPDATE");
    if ((bits & DELETE) != 0) events.add("DELETE");
    if ((bits & TRUNCATE) != 0) events.add("TRUNCATE");
    String time =
        (bits & INSTEAD) != 0 ? "INSTEAD OF " : (bits & BEFORE) != 0 ? "BEFORE " : "AFTER ";
    return time + events;
  }
}
