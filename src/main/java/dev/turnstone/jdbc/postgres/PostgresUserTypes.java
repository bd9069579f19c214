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
      select t.typname as name, n.nspname as schema, t.oid::bigint as id,
        t.typnotnull as required, pg_catalog.format_type(t.typbasetype, t.typtypmod) as base
      from pg_catalog.pg_namespace s
        join pg_catalog.pg_type t on t.typnamespace = s.oid and t.typtype in ('e', 'd')
          or t.typtype = 'd' and exists (
            select from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid
            where a.atttypid in (t.oid, t.typarray) and a.atttypid <> 0 and not a.attisdropped
              and c.relnamespace = s.oid)
        join pg_catalog.pg_namespace n on n.oid = t.typnamespace
      where s.nspname = ?
        and not exists (
          select from pg_catalog.pg_depend e
          where e.classid = 'pg_catalog.pg_type'::regclass and e.objid = t.oid and e.deptype = 'e'
        )
      order by t.typname
      """;

  /** A domain over a domain has the conditions of both; its number stands in the table's place. */
  private static final String CHECKS =
      """
      with recursive chain(domain, base) as (
        select t.oid, t.oid from pg_catalog.pg_type t where t.typtype = 'd'
        union all
        select c.domain, t.typbasetype
        from chain c join pg_catalog.pg_type t on t.oid = c.base and t.typtype = 'd'
      )
      select c.domain::text as table_name, k.conname as name, k.convalidated as validated,
        pg_catalog.pg_get_expr(k.conbin, 0) as expression
      from chain c join pg_catalog.pg_constraint k on k.contypid = c.base and k.contype = 'c'
      order by c.domain, k.conname
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
                    r.flag("validated")));
    return query.rows(USER_TYPES, r -> type(r, types, checks), schema);
  }

  private static UserType type(CatalogRow row, PostgresTypes types, Map<String, List<Check>> checks)
      throws SQLException {
    long id = row.optionalLong("id").orElse(0);
    return new UserType(
        new TableName(row.text("schema"), row.text("name")),
        types.of(id, -1, row.text("base")),
        !row.flag("required"),
        checks.getOrDefault(Long.toString(id), List.of()));
  }
}
