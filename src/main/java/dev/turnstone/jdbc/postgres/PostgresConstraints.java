package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.Check;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.ForeignKey.Action;
import dev.turnstone.catalog.ForeignKey.Deferral;
import dev.turnstone.catalog.TableName;
import dev.turnstone.jdbc.CatalogQuery;
import dev.turnstone.jdbc.CatalogRow;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the foreign keys and checks of a schema, those of partitions' own making left out. */
final class PostgresConstraints {
  private static final String FOREIGN_KEYS =
      """
      select c.relname as table_name, k.conname as name, n.nspname as target_schema,
        r.relname as target_table, k.confupdtype as on_update, k.confdeltype as on_delete,
        k.condeferrable as deferrable, k.condeferred as deferred, k.convalidated as validated,
        array(
          select a.attname::text
          from unnest(k.conkey) with ordinality p(attnum, place)
            join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.attnum
          order by p.place
        ) as columns,
        array(
          select a.attname::text
          from unnest(k.confkey) with ordinality p(attnum, place)
            join pg_catalog.pg_attribute a on a.attrelid = k.confrelid and a.attnum = p.attnum
          order by p.place
        ) as target_columns
      from pg_catalog.pg_constraint k
        join pg_catalog.pg_class c on c.oid = k.conrelid
        join pg_catalog.pg_class r on r.oid = k.confrelid
        join pg_catalog.pg_namespace n on n.oid = r.relnamespace
      where k.contype = 'f' and c.relnamespace = (select oid from pg_catalog.pg_namespace where nspname = ?) and {own} and {sayable}
      order by c.relname, k.conname
      """;

  private static final String CHECKS =
      """
      select c.relname as table_name, k.conname as name, k.convalidated as validated,
        pg_catalog.pg_get_expr(k.conbin, k.conrelid) as expression
      from pg_catalog.pg_constraint k join pg_catalog.pg_class c on c.oid = k.conrelid
      where k.contype = 'c' and c.relnamespace = (select oid from pg_catalog.pg_namespace where nspname = ?) and {enforced}
      order by c.relname, k.conname
      """;

  private static final String COMMENTS =
      """
      select c.relname as table_name, k.conname as name, d.description as note
      from pg_catalog.pg_description d
        join pg_catalog.pg_constraint k on k.oid = d.objoid
        join pg_catalog.pg_class c on c.oid = k.conrelid
      where d.classoid = 'pg_catalog.pg_constraint'::regclass
        and c.relnamespace = (select oid from pg_catalog.pg_namespace where nspname = ?)
      """;

  private final CatalogQuery query;
  private final PostgresVersion version;

  PostgresConstraints(CatalogQuery query, PostgresVersion version) {
    this.query = query;
    this.version = version;
  }

  /**
   * The ones that {@link ForeignKey} can say in full; {@link PostgresLeftBehind} has the others.
   */
  Map<String, List<ForeignKey>> foreignKeys(String schema) {
    String sql =
        FOREIGN_KEYS
            .replace("{own}", version.since(11, "k.conparentid = 0", "true"))
            .replace("{sayable}", sayable(version));
    return query.byTable(sql, PostgresConstraints::foreignKey, schema);
  }

  Map<String, List<Check>> checks(String schema) {
    String sql = CHECKS.replace("{enforced}", version.since(18, "k.conenforced", "true"));
    return query.byTable(
        sql,
        r ->
            new Check(
                r.text("name"),
                PostgresText.withoutOuterBrackets(r.text("expression")),
                r.flag("validated")),
        schema);
  }

  /** By table, then by the name of the constraint. */
  Map<String, Map<String, String>> comments(String schema) {
    Map<String, Map<String, String>> comments = new HashMap<>();
    query
        .byTable(COMMENTS, r -> Map.entry(r.text("name"), r.text("note")), schema)
        .forEach(
            (table, notes) ->
                comments.put(
                    table,
                    notes.stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
    return comments;
  }

  /** MATCH FULL over more than one column, SET NULL of some columns, periods, NOT ENFORCED. */
  static String sayable(PostgresVersion version) {
    return "(k.confmatchtype <> 'f' or cardinality(k.conkey) = 1)"
        + version.since(15, " and k.confdelsetcols is null", "")
        + version.since(18, " and k.conenforced and not k.conperiod", "");
  }

  private static ForeignKey foreignKey(CatalogRow row) throws SQLException {
    Deferral whenDeferrable =
        row.flag("deferred") ? Deferral.INITIALLY_DEFERRED : Deferral.INITIALLY_IMMEDIATE;
    return new ForeignKey(
        row.text("name"),
        row.texts("columns"),
        new TableName(row.text("target_schema"), row.text("target_table")),
        row.texts("target_columns"),
        action(row.text("on_update")),
        action(row.text("on_delete")),
        row.flag("deferrable") ? whenDeferrable : Deferral.NOT_DEFERRABLE,
        row.flag("validated"));
  }

  private static Action action(String letter) throws SQLException {
    return switch (letter) {
      case "a" -> Action.NO_ACTION;
      case "r" -> Action.RESTRICT;
      case "c" -> Action.CASCADE;
      case "n" -> Action.SET_NULL;
      case "d" -> Action.SET_DEFAULT;
      default -> throw new SQLException("unknown action of a foreign key: " + letter);
    };
  }
}
