package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.Sequence;
import dev.turnstone.catalog.TableName;
import dev.turnstone.jdbc.CatalogQuery;
import dev.turnstone.jdbc.CatalogRow;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads the sequences of a schema, those behind identity and serial columns included. A sequence
 * belongs to the column that owns it, else to the first one whose default asks it.
 */
final class PostgresSequences {
  private static final String SEQUENCES =
      """
      select c.relname as name, q.seqstart, q.seqincrement, q.seqcycle,
        case when pg_catalog.has_sequence_privilege(c.oid, 'SELECT,USAGE')
          then pg_catalog.pg_sequence_last_value(c.oid) end as last_value,
        t.relname as owner_table, a.attname as owner_column, n.nspname as owner_schema
      from pg_catalog.pg_sequence q
        join pg_catalog.pg_class c on c.oid = q.seqrelid
        left join lateral (
          select d.refobjid as relation, d.refobjsubid as place, 0 as rank
          from pg_catalog.pg_depend d
          where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid
            and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjsubid > 0
            and d.deptype in ('a', 'i')
          union all
          select f.adrelid, f.adnum, 1
          from pg_catalog.pg_depend d
            join pg_catalog.pg_attrdef f on f.oid = d.objid
          where d.classid = 'pg_catalog.pg_attrdef'::regclass
            and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid = c.oid
          order by rank, relation, place
          limit 1
        ) o on true
        left join pg_catalog.pg_class t on t.oid = o.relation
        left join pg_catalog.pg_namespace n on n.oid = t.relnamespace
        left join pg_catalog.pg_attribute a on a.attrelid = o.relation and a.attnum = o.place
      where c.relnamespace = (select oid from pg_catalog.pg_namespace where nspname = ?)
        and c.relpersistence <> 't'
        and not exists (
          select from pg_catalog.pg_depend e
          where e.classid = 'pg_catalog.pg_class'::regclass and e.objid = c.oid and e.deptype = 'e'
        )
      order by c.relname
      """;

  private PostgresSequences() {}

  static List<Sequence> read(CatalogQuery query, String schema) {
    return query.rows(SEQUENCES, r -> sequence(r, schema), schema);
  }

  private static Sequence sequence(CatalogRow row, String schema) throws SQLException {
    BigInteger increment = row.optionalBig("seqincrement").orElseThrow();
    String owner =
        row.text("owner_schema") + "." + row.text("owner_table") + "." + row.text("owner_column");
    return new Sequence(
        new TableName(schema, row.text("name")),
        row.optionalBig("seqstart").orElseThrow(),
        increment,
        row.flag("seqcycle"),
        row.optionalBig("last_value").map(increment::add),
        row.optional("owner_table").map(t -> owner));
  }
}
