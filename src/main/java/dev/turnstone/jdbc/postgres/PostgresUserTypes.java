package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.Check;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.UserType;
import dev.turnstone.jdbc.CatalogQuery;
import dev.turnstone.jdbc.CatalogRow;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Reads the enumerations and domains of a schema. */
final class PostgresUserTypes {
  private static final String USER_TYPES =
      """
      select t.typname as name, t.oid::bigint as id, t.typnotnull as required,
        pg_catalog.format_type(t.typbasetype, t.typtypmod) as base
      from pg_catalog.pg_type t
      where t.typnamespace = (select oid from pg_catalog.pg_namespace where nspname = ?)
        and t.typtype in ('e', 'd')
        and not exists (
          select from pg_catalog.pg_depend e
          where e.classid = 'pg_catalog.pg_type'::regclass and e.objid = t.oid and e.deptype = 'e'
        )
      order by t.typname
      """;

  /** The type stands in the place of the table. */
  private static final String CHECKS =
      """
      select t.typname as table_name, k.conname as name, k.convalidated as validated,
        pg_catalog.pg_get_expr(k.conbin, 0) as expression
      from pg_catalog.pg_constraint k join pg_catalog.pg_type t on t.oid = k.contypid
      where k.contype = 'c'
        and t.typnamespace = (select oid from pg_catalog.pg_namespace where nspname = ?)
      order by t.typname, k.conname
      """;

  private PostgresUserTypes() {}

  static List<UserType> read(CatalogQuery query, PostgresTypes types, String schema) {
    Map<String, List<Check>> checks =
        query.byTable(
            CHECKS,
            r ->
                new Check(
                    r.text("name"),
                    PostgresText.withoutOuterBrackets(r.text("expression")),
                    r.flag("validated")),
            schema);
    return query.rows(USER_TYPES, r -> type(r, types, checks, schema), schema);
  }

  private static UserType type(
      CatalogRow row, PostgresTypes types, Map<String, List<Check>> checks, String schema)
      throws SQLException {
    String name = row.text("name");
    return new UserType(
        new TableName(schema, name),
        types.of(row.optionalLong("id").orElse(0), -1, row.text("base")),
        !row.flag("required"),
        checks.getOrDefault(name, List.of()));
  }
}
