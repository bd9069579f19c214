package dev.turnstone.jdbc.postgres;

/**
 * The query for what keeps a PostgreSQL table from being replaced by another: everything that the
 * server binds to the table itself instead of its name, and all of its own that a new table would
 * not have.
 */
final class PostgresBonds {
  private PostgresBonds() {}

  /**
   * One row, one obstacle. {@code {table}} is an expression for the oid of the table, {@code
   * {schema}} a literal with its schema, {@code {name}} one with its name, {@code {keys}} how many
   * foreign keys of it are known. Triggers, rules and references within the schema are told by the
   * catalogue.
   */
  static final String QUERY =
      """
      WITH t AS (
        SELECT c.oid, c.relnamespace, c.reltype, c.relowner, c.relam, c.reltablespace, c.relacl,
          c.reltoastrelid, c.relkind, c.relpersistence, c.relispartition, c.relrowsecurity,
          c.relforcerowsecurity, c.relreplident, c.reloftype
        FROM pg_catalog.pg_class c WHERE c.oid = {table}),
      counters AS (
        SELECT d.objid AS id, d.refobjsubid AS place, d.deptype
        FROM t, pg_catalog.pg_depend d JOIN pg_catalog.pg_class s ON s.oid = d.objid
        WHERE s.relkind = 'S' AND d.refobjid = t.oid AND d.refobjsubid > 0
          AND d.classid = 'pg_catalog.pg_class'::regclass
          AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i')),
      types AS (
        SELECT y.oid AS id FROM pg_catalog.pg_type y, t
        WHERE y.oid = t.reltype OR (y.typelem = t.reltype AND y.typcategory = 'A')
          OR y.typrelid IN (SELECT id FROM counters)),
      own AS (
        SELECT 'pg_catalog.pg_class'::regclass::oid AS class, i.indexrelid AS id
        FROM pg_catalog.pg_index i, t WHERE i.indrelid = t.oid
        UNION ALL SELECT 'pg_catalog.pg_class'::regclass, t.reltoastrelid FROM t
        UNION ALL SELECT 'pg_catalog.pg_class'::regclass, id FROM counters
        UNION ALL SELECT 'pg_catalog.pg_type'::regclass, id FROM types
        UNION ALL SELECT 'pg_catalog.pg_constraint'::regclass, k.oid
        FROM pg_catalog.pg_constraint k, t WHERE k.conrelid = t.oid
        UNION ALL SELECT 'pg_catalog.pg_attrdef'::regclass, f.oid
        FROM pg_catalog.pg_attrdef f, t WHERE f.adrelid = t.oid),
      watched AS (
        SELECT 'pg_catalog.pg_class'::regclass::oid AS class, oid AS id FROM t
        UNION ALL SELECT 'pg_catalog.pg_class'::regclass, id FROM counters
        UNION ALL SELECT 'pg_catalog.pg_type'::regclass, id FROM types)
      SELECT DISTINCT CASE
          WHEN d.classid = 'pg_catalog.pg_rewrite'::regclass THEN (
            SELECT CASE v.relkind WHEN 'v' THEN 'the view ' WHEN 'm' THEN 'the materialized view '
              ELSE 'a rule of ' END || v.oid::regclass
            FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class v ON v.oid = r.ev_class
            WHERE r.oid = d.objid)
          ELSE 'the ' || pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid)
        END || ' is bound to it'
      FROM pg_catalog.pg_depend d JOIN watched w ON w.class = d.refclassid AND w.id = d.refobjid, t
      WHERE NOT EXISTS (SELECT FROM own o WHERE o.class = d.classid AND o.id = d.objid)
        AND d.classid NOT IN ('pg_catalog.pg_trigger'::regclass,
          'pg_catalog.pg_publication_rel'::regclass)
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_rewrite r
          WHERE d.classid = 'pg_catalog.pg_rewrite'::regclass AND r.oid = d.objid
            AND r.ev_class = t.oid)
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k
          JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
          WHERE d.classid = 'pg_catalog.pg_constraint'::regclass AND k.oid = d.objid
            AND k.contype = 'f' AND c.relnamespace = t.relnamespace)
      UNION ALL SELECT 'it is no ordinary, logged table' FROM t
      WHERE relkind <> 'r' OR relpersistence <> 'p' OR reloftype <> 0 OR relispartition
        OR EXISTS (SELECT FROM pg_catalog.pg_inherits h WHERE h.inhrelid = t.oid)
        OR EXISTS (SELECT FROM pg_catalog.pg_am m WHERE m.oid = t.relam AND m.amname <> 'heap')
      UNION ALL SELECT 'row security is defined for it' FROM t
      WHERE relrowsecurity OR relforcerowsecurity
      UNION ALL SELECT 'its replica identity is not the usual one' FROM t WHERE relreplident <> 'd'
      UNION ALL SELECT 'it, or an index of it, lies in a tablespace of its own' FROM t
      WHERE reltablespace <> 0 OR EXISTS (
        SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
        WHERE i.indrelid = t.oid AND x.reltablespace <> 0)
      UNION ALL SELECT 'its long values are stored with options of their own' FROM t
        JOIN pg_catalog.pg_class x ON x.oid = t.reltoastrelid WHERE x.reloptions IS NOT NULL
      UNION ALL SELECT DISTINCT 'the publication ' || p.pubname || ' publishes it'
      FROM pg_catalog.pg_publication_tables p
      WHERE p.schemaname = {schema} AND p.tablename = {name}
      UNION ALL SELECT 'its column ' || a.attname || ' has grants or settings of its own'
      FROM t JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid
      WHERE a.attnum > 0 AND NOT a.attisdropped AND (a.attacl IS NOT NULL
        OR a.attoptions IS NOT NULL OR coalesce(a.attstattarget, -1) <> -1)
      UNION ALL SELECT 'it belongs to ' || pg_catalog.pg_get_userbyid(relowner)
        || ', whose rights the present user has not' FROM t
      WHERE NOT pg_catalog.pg_has_role(relowner, 'MEMBER')
      UNION ALL SELECT 'a right on it was granted by somebody else than its owner' FROM t
      WHERE EXISTS (SELECT FROM pg_catalog.aclexplode(t.relacl) e WHERE e.grantor <> t.relowner)
      UNION ALL SELECT 'it has a security label' FROM t
      WHERE EXISTS (SELECT FROM pg_catalog.pg_seclabel l WHERE l.objoid = t.oid
        AND l.classoid = 'pg_catalog.pg_class'::regclass)
      UNION ALL SELECT 'its index ' || i.indexrelid::regclass || ' is not valid, or it is clustered by it'
      FROM t JOIN pg_catalog.pg_index i ON i.indrelid = t.oid
      WHERE NOT i.indisvalid OR i.indisclustered
      UNION ALL SELECT 'its constraint ' || k.conname || ' was never validated'
      FROM t JOIN pg_catalog.pg_constraint k ON k.conrelid = t.oid
      WHERE k.contype IN ('c', 'n') AND NOT k.convalidated
      UNION ALL SELECT 'one of its foreign keys has a form that cannot be made again' FROM t
      WHERE {keys} <> (SELECT count(*) FROM pg_catalog.pg_constraint k
        WHERE k.conrelid = t.oid AND k.contype = 'f')
      UNION ALL SELECT 'the sequence ' || c.id::regclass || ' belongs to it but is not a default of it'
      FROM t, counters c
      WHERE c.deptype = 'a' AND NOT EXISTS (SELECT FROM pg_catalog.pg_attrdef f
        WHERE f.adrelid = t.oid AND f.adnum = c.place
          AND pg_catalog.pg_get_expr(f.adbin, f.adrelid)
            = 'nextval(''' || replace(c.id::regclass::text, '''', '''''') || '''::regclass)')
      """;
}
