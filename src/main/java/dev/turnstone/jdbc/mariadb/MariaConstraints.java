package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.Check;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.ForeignKey.Action;
import dev.turnstone.catalog.ForeignKey.Deferral;
import dev.turnstone.catalog.LeftBehind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.jdbc.CatalogQuery;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the foreign keys and checks of a database. */
final class MariaConstraints {
  private static final String ACTIONS =
      """
      select table_name as table_name, constraint_name as constraint_name,
        update_rule as update_rule, delete_rule as delete_rule
      from information_schema.referential_constraints
      where constraint_schema = ? and hex(constraint_schema) = hex(?)
      """;

  private static final String PARTS =
      """
      select table_name as table_name, constraint_name as constraint_name,
        column_name as column_name, referenced_table_schema as target_schema,
        referenced_table_name as target_table, referenced_column_name as target_column
      from information_schema.key_column_usage
      where table_schema = ? and hex(table_schema) = hex(?) and referenced_table_name is not null
      order by table_name, constraint_name, ordinal_position
      """;

  private static final String MARIA_CHECKS =
      """
      select table_name as table_name, constraint_name as constraint_name,
        check_clause as check_clause
      from information_schema.check_constraints
      where constraint_schema = ? and hex(constraint_schema) = hex(?)
      order by table_name, constraint_name
      """;

  /** A check's name is the schema's in MySQL. */
  private static final String MYSQL_CHECKS =
      """
      select t.table_name as table_name, c.constraint_name as constraint_name,
        c.check_clause as check_clause
      from information_schema.table_constraints t
        join information_schema.check_constraints c
          on c.constraint_schema = t.constraint_schema and c.constraint_name = t.constraint_name
      where t.table_schema = ? and hex(t.table_schema) = hex(?) and t.constraint_type = 'CHECK'
        and t.enforced = '{enforced}'
      order by t.table_name, c.constraint_name
      """;

  private static final String OVERLAPS =
      """
      select table_name as table_name, constraint_name as constraint_name
      from information_schema.key_period_usage
      where table_schema = ? and hex(table_schema) = hex(?)
      order by table_name, constraint_name
      """;

  private final CatalogQuery query;
  private final MariaServer server;
  private final String schema;

  MariaConstraints(CatalogQuery query, MariaServer server, String schema) {
    this.query = query;
    this.server = server;
    this.schema = schema;
  }

  private record Rules(String key, Action onUpdate, Action onDelete) {}

  private record Part(String key, String column, TableName target, String targetColumn) {}

  Map<String, List<ForeignKey>> foreignKeys() {
    Map<String, List<Rules>> rules =
        query.byTable(
            ACTIONS,
            r ->
                new Rules(
                    r.text("constraint_name"),
                    action(r.text("update_rule")),
                    action(r.text("delete_rule"))),
            schema,
            schema);
    Map<String, List<Part>> parts =
        query.byTable(
            PARTS,
            r ->
                new Part(
                    r.text("constraint_name"),
                    r.text("column_name"),
                    new TableName(r.text("target_schema"), r.text("target_table")),
                    r.text("target_column")),
            schema,
            schema);
    Map<String, List<ForeignKey>> keys = new HashMap<>();
    parts.forEach((table, p) -> keys.put(table, keys(p, rules.getOrDefault(table, List.of()))));
    return keys;
  }

  Map<String, List<Check>> checks() {
    if (!server.knows("check_constraints")) {
      return Map.of();
    }
    return query.byTable(
        server.maria() ? MARIA_CHECKS : MYSQL_CHECKS.replace("{enforced}", "YES"),
        r -> {
          String clause = r.text("check_clause");
          String sql = server.maria() ? clause : MySqlText.unescaped(clause);
          return new Check(r.text("constraint_name"), sql, true);
        },
        schema,
        schema);
  }

  /**
   * What a table of the target is not held to: checks of MySQL that are not enforced, and MariaDB's
   * rule that periods do not overlap, of which servers before 11.4 do not tell.
   */
  Map<String, List<LeftBehind>> leftBehind() {
    if (server.maria()) {
      String reason = "only equal periods are refused in the target, not overlapping ones";
      return server.knows("key_period_usage")
          ? listed(OVERLAPS, "rule without overlaps", reason)
          : Map.of();
    }
    return server.knows("check_constraints")
        ? listed(MYSQL_CHECKS.replace("{enforced}", "NO"), "check", "it is NOT ENFORCED")
        : Map.of();
  }

  private Map<String, List<LeftBehind>> listed(String sql, String kind, String reason) {
    Map<String, List<LeftBehind>> left = new HashMap<>();
    query
        .byTable(sql, r -> r.text("constraint_name"), schema, schema)
        .forEach(
            (table, names) ->
                left.put(
                    table,
                    names.stream()
                        .map(name -> new TableName(schema, table + "." + name))
                        .map(name -> new LeftBehind(kind, name, reason))
                        .toList()));
    return left;
  }

  private static List<ForeignKey> keys(List<Part> parts, List<Rules> rules) {
    Map<String, List<Part>> byKey =
        parts.stream()
            .collect(Collectors.groupingBy(Part::key, LinkedHashMap::new, Collectors.toList()));
    List<ForeignKey> keys = new ArrayList<>();
    byKey.forEach(
        (name, pairs) -> {
          Rules rule =
              rules.stream()
                  .filter(r -> r.key().equals(name))
                  .findFirst()
                  .orElse(new Rules(name, Action.RESTRICT, Action.RESTRICT));
          keys.add(
              new ForeignKey(
                  name,
                  pairs.stream().map(Part::column).toList(),
                  pairs.get(0).target(),
                  pairs.stream().map(Part::targetColumn).toList(),
                  rule.onUpdate(),
                  rule.onDelete(),
                  Deferral.NOT_DEFERRABLE,
                  true));
        });
    return keys;
  }

  /**
   * InnoDB does the same for both words, and which of them it tells of a key depends on how the key
   * was added: one that is declared with neither comes back as either.
   */
  private static Action action(String words) throws SQLException {
    return switch (words) {
      case "NO ACTION", "RESTRICT" -> Action.RESTRICT;
      case "CASCADE" -> Action.CASCADE;
      case "SET NULL" -> Action.SET_NULL;
      case "SET DEFAULT" -> Action.SET_DEFAULT;
      default -> throw new SQLException("unknown action of a foreign key: " + words);
    };
  }
}
