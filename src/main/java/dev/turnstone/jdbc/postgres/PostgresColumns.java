package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Generation;
import dev.turnstone.jdbc.CatalogQuery;
import dev.turnstone.jdbc.CatalogRow;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the columns of all tables and views of a schema. */
final class PostgresColumns {
  /**
   * A column counts by itself where its default is the next number of a sequence that it owns, as
   * {@code serial} arranges it, or that no column owns, as old dumps make it.
   */
  private static final String COLUMNS =
      """
      select c.relname as table_name, a.attname as column_name, a.atttypid::bigint as type_id,
        a.atttypmod as modifier, pg_catalog.format_type(a.atttypid, a.atttypmod) as written,
        a.attnotnull and {valid} as required, l.collname as collation,
        coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid),
          case when t.typtype = 'd' then pg_catalog.pg_get_expr(t.typdefaultbin, 0) end)
          as expression,
        a.attidentity as identity, {generated} as generated,
        case when fed.owner_table is null
            or fed.owner_table = a.attrelid and fed.owner_column = a.attnum
          then 'nextval(''' || replace(fed.sequence, '''', '''''') || '''::regclass)' end as serial,
        pg_catalog.col_description(c.oid, a.attnum) as note
      from pg_catalog.pg_class c
        join pg_catalog.pg_attribute a on a.attrelid = c.oid
        join pg_catalog.pg_type t on t.oid = a.atttypid
        left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        left join pg_catalog.pg_collation l
          on l.oid = a.attcollation and a.attcollation <> t.typcollation
        left join (
          select n.objid as default_id, min(n.refobjid::regclass::text) as sequence,
            min(w.refobjid) as owner_table, min(w.refobjsubid) as owner_column
          from pg_catalog.pg_depend n
            join pg_catalog.pg_class s on s.oid = n.refobjid and s.relkind = 'S'
            left join pg_catalog.pg_depend w
              on w.classid = 'pg_catalog.pg_class'::regclass and w.objid = s.oid
                and w.refclassid = 'pg_catalog.pg_class'::regclass and w.refobjsubid > 0
                and w.deptype in ('a', 'i')
          where n.classid = 'pg_catalog.pg_attrdef'::regclass
            and n.refclassid = 'pg_catalog.pg_class'::regclass
          group by n.objid
        ) fed on fed.default_id = d.oid
      where c.relnamespace = (select oid from pg_catalog.pg_namespace where nspname = ?) and c.relkind in ('r', 'p', 'v', 'm', 'f')
        and a.attnum > 0 and not a.attisdropped
      order by c.relname, a.attnum
      """;

  /** From version 18 on a NOT NULL may be NOT VALID: NULLs from before it may still be there. */
  private static final String VALID =
      """
      not exists (
        select from pg_catalog.pg_constraint v
        where v.conrelid = a.attrelid and v.contype = 'n' and not v.convalidated
          and v.conkey[1] = a.attnum
      )
      """;

  private final CatalogQuery query;
  private final PostgresVersion version;
  private final PostgresTypes types;

  PostgresColumns(CatalogQuery query, PostgresVersion version, PostgresTypes types) {
    this.query = query;
    this.version = version;
    this.types = types;
  }

  Map<String, List<Column>> read(String schema) {
    String sql =
        COLUMNS
            .replace("{valid}", version.since(18, VALID, "true"))
            .replace("{generated}", version.since(12, "a.attgenerated", "''"));
    return query.byTable(sql, this::column, schema);
  }

  private Column column(CatalogRow row) throws SQLException {
    long type = row.optionalLong("type_id").orElse(0);
    String written = row.text("written");
    Optional<Generation> generation = generation(row);
    return new Column(
        row.text("column_name"),
        types.of(type, row.number("modifier"), written),
        written,
        !row.flag("required") && !types.refusesNull(type),
        row.optional("collation"),
        generation.isPresent() ? Optional.empty() : row.optional("expression"),
        generation,
        row.optional("note"));
  }

  private static Optional<Generation> generation(CatalogRow row) throws SQLException {
    String expression = row.text("expression");
    String generated = row.text("generated");
    String identity = row.text("identity");
    if (!generated.isEmpty()) {
      String bare = PostgresText.withoutOuterBrackets(expression);
      return Optional.of(new Generation.Computed(bare, generated.equals("s")));
    }
    if (!identity.isEmpty()) {
      return Optional.of(new Generation.Identity(identity.equals("a")));
    }
    return !expression.isEmpty() && expression.equals(row.text("serial"))
        ? Optional.of(new Generation.Identity(false))
        : Optional.empty();
  }
}
