package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.LeftBehind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.jdbc.CatalogQuery;
import java.util.List;
import java.util.regex.Pattern;

/** Lists, by name, what a PostgreSQL database holds beside tables that a migration can carry. */
final class PostgresLeftBehind {
  private static final String NOT_EXTENDED =
      """
      and not exists (
        select from pg_catalog.pg_depend e
        where e.classid = '{catalogue}'::regclass and e.objid = o.oid and e.deptype = 'e'
      )
      """;

  private static final String WITHIN_THE_SCHEMA =
      """
      select {kind} as kind,
        o.proname || '(' || pg_catalog.pg_get_function_identity_arguments(o.oid) || ')' as name,
        'its code is PostgreSQL''s own' as reason
      from pg_catalog.pg_proc o where o.pronamespace = s.oid {pg_catalog.pg_proc}
      union all
      select distinct 'function', f.proname || '()', 'the target may lack it, so that what asks it is left out'
      from pg_catalog.pg_depend a join pg_catalog.pg_proc f on f.oid = a.refobjid
      where a.refclassid = 'pg_catalog.pg_proc'::regclass
        and (f.pronamespace <> s.oid or exists (
          select from pg_catalog.pg_depend e
          where e.classid = 'pg_catalog.pg_proc'::regclass and e.objid = f.oid and e.deptype = 'e'))
        and (a.classid = 'pg_catalog.pg_attrdef'::regclass and exists (
            select from pg_catalog.pg_attrdef o join pg_catalog.pg_class c on c.oid = o.adrelid
            where o.oid = a.objid and c.relnamespace = s.oid)
          or a.classid = 'pg_catalog.pg_constraint'::regclass and exists (
            select from pg_catalog.pg_constraint o
            where o.oid = a.objid and o.contype = 'c' and o.connamespace = s.oid)
          or a.classid = 'pg_catalog.pg_class'::regclass and exists (
            select from pg_catalog.pg_class o
            where o.oid = a.objid and o.relkind = 'i' and o.relnamespace = s.oid))
      union all
      select case o.typtype when 'c' then 'composite type' when 'r' then 'range type'
        else 'base type' end, o.typname, 'other vendors have no such types'
      from pg_catalog.pg_type o left join pg_catalog.pg_class r on r.oid = o.typrelid
      where o.typnamespace = s.oid and o.typcategory <> 'A'
        and (o.typtype in ('r', 'b') or o.typtype = 'c' and r.relkind = 'c') {pg_catalog.pg_type}
      union all
      select 'domain', o.typname, 'its columns get the base type, and its conditions where these can be said'
      from pg_catalog.pg_type o
      where o.typnamespace = s.oid and o.typtype = 'd' {pg_catalog.pg_type}
      union all
      select 'enumeration type', o.typname, 'its columns hold its labels without a type of that name'
      from pg_catalog.pg_type o
      where o.typnamespace = s.oid and o.typtype = 'e' {pg_catalog.pg_type}
      union all
      select 'sequence', o.relname, 'the columns whose default asks it count by themselves, each alone'
      from pg_catalog.pg_class o
      where o.relnamespace = s.oid and o.relkind = 'S'
        and exists (
          select from pg_catalog.pg_depend d
          where d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid = o.oid
            and d.classid = 'pg_catalog.pg_attrdef'::regclass
        )
        and not exists (
          select from pg_catalog.pg_depend d
          where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = o.oid
            and d.refobjsubid > 0 and d.deptype in ('a', 'i')
        )
      union all
      select 'sequence position', o.relname,
        'this role may not read it: grant SELECT on it, else counting goes on behind the largest value'
      from pg_catalog.pg_class o
      where o.relnamespace = s.oid and o.relpersistence <> 't'
        and case when o.relkind = 'S'
          then not pg_catalog.has_sequence_privilege(o.oid, 'SELECT,USAGE') end
      union all
      select 'extended statistics', o.stxname, 'the planner of the target keeps its own'
      from pg_catalog.pg_statistic_ext o where o.stxnamespace = s.oid
      union all
      select 'collation', o.collname, 'other vendors sort by other rules'
      from pg_catalog.pg_collation o
      where o.collnamespace = s.oid and s.nspname <> 'pg_catalog' {pg_catalog.pg_collation}
      union all
      select 'operator', o.oprname, 'other vendors have no operators of one''s own'
      from pg_catalog.pg_operator o where o.oprnamespace = s.oid {pg_catalog.pg_operator}
      union all
      select 'text search configuration', o.cfgname, 'it is PostgreSQL''s own'
      from pg_catalog.pg_ts_config o where o.cfgnamespace = s.oid {pg_catalog.pg_ts_config}
      union all
      select 'policy', c.relname || '.' || o.polname,
        'who may see which rows is not carried; grant rights anew'
      from pg_catalog.pg_policy o join pg_catalog.pg_class c on c.oid = o.polrelid
      where c.relnamespace = s.oid
      union all
      select 'foreign key', c.relname || '.' || k.conname,
        'it has options of PostgreSQL: MATCH FULL, a column list, a period or NOT ENFORCED'
      from pg_catalog.pg_constraint k join pg_catalog.pg_class c on c.oid = k.conrelid
      where k.contype = 'f' and c.relnamespace = s.oid and not ({sayable}) and {own}
      union all
      select 'check', c.relname || '.' || k.conname, 'it is NOT ENFORCED'
      from pg_catalog.pg_constraint k join pg_catalog.pg_class c on c.oid = k.conrelid
      where k.contype = 'c' and c.relnamespace = s.oid and {unenforced}
      """;

  private static final String BESIDE_THE_SCHEMA =
      """
      union all
      select 'extension', e.extname, 'install it in the target where it is needed'
      from pg_catalog.pg_extension e where e.extname <> 'plpgsql'
      union all
      select 'schema', n.nspname, 'one schema is carried at a time; name it with ?schema='
      from pg_catalog.pg_namespace n
      where n.oid <> s.oid and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        and exists (
          select from pg_catalog.pg_class c
          where c.relnamespace = n.oid and c.relkind in ('r', 'p')
            and not exists (
              select from pg_catalog.pg_depend d
              where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid
                and d.deptype = 'e'
            )
        )
      union all
      select 'event trigger', v.evtname, 'its code is PostgreSQL''s own'
      from pg_catalog.pg_event_trigger v
      union all
      select 'large objects', count(*)::text, 'only values in columns are carried'
      from pg_catalog.pg_largeobject_metadata having count(*) > 0
      """;

  private static final Pattern EXTENDED = Pattern.compile("\\{(pg_catalog[.][a-z_]+)}");

  private PostgresLeftBehind() {}

  static List<LeftBehind> read(CatalogQuery query, PostgresVersion version, String schema) {
    String kind =
        version.since(
            11,
            "case o.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end",
            "case when o.proisagg then 'aggregate' else 'function' end");
    String within =
        WITHIN_THE_SCHEMA
            .replace("{kind}", kind)
            .replace("{sayable}", PostgresConstraints.sayable(version))
            .replace("{own}", version.since(11, "k.conparentid = 0", "true"))
            .replace("{unenforced}", version.since(18, "not k.conenforced", "false"));
    String sql =
        "select u.kind, u.name, u.reason from pg_catalog.pg_namespace s cross join lateral ("
            + withoutExtensions(within)
            + BESIDE_THE_SCHEMA
            + ") u where s.nspname = ? order by 1, 2";
    return query.rows(
        sql,
        r ->
            new LeftBehind(r.text("kind"), new TableName(schema, r.text("name")), r.text("reason")),
        schema);
  }

  private static String withoutExtensions(String sql) {
    return EXTENDED.matcher(sql).replaceAll(m -> NOT_EXTENDED.replace("{catalogue}", m.group(1)));
  }
}
