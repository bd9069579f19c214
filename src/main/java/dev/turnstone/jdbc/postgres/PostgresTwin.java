package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.TableName;
import dev.turnstone.jdbc.SqlPlaces;
import dev.turnstone.row.Stage;
import dev.turnstone.row.Stage.Part;
import dev.turnstone.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes a second table of the definition of another, by what the server itself says of it: columns,
 * checks and defaults, sequences of its own, owner, grants and comments.
 */
final class PostgresTwin {
  /** Sequences that belong to a column: by identity ({@code i}) or as a serial makes them. */
  private static final String COUNTERS =
      """
      SELECT s.relname, a.attname, d.deptype,
        format('AS %s START WITH %s INCREMENT BY %s MINVALUE %s MAXVALUE %s CACHE %s %s',
          pg_catalog.format_type(q.seqtypid, NULL), q.seqstart, q.seqincrement, q.seqmin, q.seqmax,
          q.seqcache, CASE WHEN q.seqcycle THEN 'CYCLE' ELSE 'NO CYCLE' END)
      FROM pg_catalog.pg_depend d
        JOIN pg_catalog.pg_sequence q ON q.seqrelid = d.objid
        JOIN pg_catalog.pg_class s ON s.oid = d.objid
        JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
      WHERE d.classid = 'pg_catalog.pg_class'::regclass
        AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjsubid > 0
        AND d.deptype IN ('a', 'i') AND d.refobjid = {table}
      ORDER BY a.attnum
      """;

  private static final String BEGIN =
      """
      DECLARE was pg_catalog.pg_class; made pg_catalog.pg_class; pair record; right_ record;
      BEGIN
      """;

  private static final String OWN =
      """
      CREATE SEQUENCE {sequence} {form};
      ALTER TABLE {table} ALTER COLUMN {column} SET DEFAULT nextval({literal}::regclass);
      ALTER SEQUENCE {sequence} OWNED BY {table}.{column};
      """;

  /** What a default right gave the new table goes; what the old one's have, comes. */
  private static final String SURROUNDINGS =
      """
        SELECT c.* INTO was FROM pg_catalog.pg_class c WHERE c.oid = {table};
        SELECT c.* INTO made FROM pg_catalog.pg_class c WHERE c.oid = {staged};
        IF was.relowner <> made.relowner THEN
          EXECUTE format('ALTER TABLE %s OWNER TO %I', {staged},
            pg_catalog.pg_get_userbyid(was.relowner));
        END IF;
        IF was.reloptions IS NOT NULL THEN
          EXECUTE format('ALTER TABLE %s SET (%s)', {staged},
            pg_catalog.array_to_string(was.reloptions, ', '));
        END IF;
        IF pg_catalog.obj_description({table}, 'pg_class') IS NOT NULL THEN
          EXECUTE format('COMMENT ON TABLE %s IS %L', {staged},
            pg_catalog.obj_description({table}, 'pg_class'));
        END IF;
        FOR pair IN
          SELECT 'TABLE' AS kind, 'r'::"char" AS sort, {table}::oid AS one, {staged}::oid AS other
          UNION ALL
          SELECT 'SEQUENCE', 's',
            pg_catalog.pg_get_serial_sequence({table}::text, a.attname)::regclass::oid,
            pg_catalog.pg_get_serial_sequence({staged}::text, a.attname)::regclass::oid
          FROM pg_catalog.pg_attribute a
          WHERE a.attrelid = {table} AND a.attnum > 0 AND NOT a.attisdropped
            AND pg_catalog.pg_get_serial_sequence({table}::text, a.attname) IS NOT NULL
        LOOP
          FOR right_ IN
            SELECT DISTINCT e.grantee FROM pg_catalog.pg_class c, pg_catalog.aclexplode(c.relacl) e
            WHERE c.oid = pair.other
          LOOP
            EXECUTE format('REVOKE ALL ON %s %s FROM %s', pair.kind, pair.other::regclass,
              CASE WHEN right_.grantee = 0 THEN 'PUBLIC'
                ELSE quote_ident(pg_catalog.pg_get_userbyid(right_.grantee)) END);
          END LOOP;
          FOR right_ IN
            SELECT e.* FROM pg_catalog.pg_class c,
              pg_catalog.aclexplode(coalesce(c.relacl, acldefault(pair.sort, c.relowner))) e
            WHERE c.oid = pair.one
          LOOP
            EXECUTE format('GRANT %s ON %s %s TO %s%s', right_.privilege_type, pair.kind,
              pair.other::regclass,
              CASE WHEN right_.grantee = 0 THEN 'PUBLIC'
                ELSE quote_ident(pg_catalog.pg_get_userbyid(right_.grantee)) END,
              CASE WHEN right_.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END);
          END LOOP;
        END LOOP;
      """;

  private final Function<String, List<List<@Nullable String>>> query;
  private final Dialect dialect;

  PostgresTwin(Function<String, List<List<@Nullable String>>> query, Dialect dialect) {
    this.query = query;
    this.dialect = dialect;
  }

  /** A sequence that belongs to a column. */
  private record Counter(String name, String column, boolean identity, String form) {}

  private List<Counter> counters(TableName table) {
    List<Counter> counters = new ArrayList<>();
    for (List<@Nullable String> row : query.apply(filled(COUNTERS, table))) {
      counters.add(
          new Counter(
              String.valueOf(row.get(0)),
              String.valueOf(row.get(1)),
              "i".equals(row.get(2)),
              String.valueOf(row.get(3))));
    }
    return counters;
  }

  /** The query about this table. */
  String filled(String sql, TableName table) {
    String name = dialect.quote(table);
    return SqlPlaces.fill(sql, Map.of("table", oid(table), "name", dialect.literal(name)));
  }

  /** Names of the sequences that belong to the table. */
  List<String> sequences(TableName table) {
    return counters(table).stream().map(Counter::name).toList();
  }

  /** An expression for the table's oid. */
  String oid(TableName table) {
    return dialect.literal(dialect.quote(table)) + "::regclass";
  }

  /** One statement, so that nothing half made is ever there. */
  String create(Stage stage) {
    String old = dialect.quote(stage.table());
    String made = dialect.quote(stage.staged());
    StringBuilder body = new StringBuilder(BEGIN);
    body.append("CREATE TABLE ").append(made).append(" (LIKE ").append(old);
    body.append(" INCLUDING ALL EXCLUDING INDEXES);\n");
    for (Counter counter : counters(stage.table())) {
      body.append(counter.identity() ? renamed(stage, counter) : own(stage, counter));
    }
    Map<String, String> words = Map.of("table", oid(stage.table()), "staged", oid(stage.staged()));
    body.append(SqlPlaces.fill(SURROUNDINGS, words)).append("END");
    return "DO " + dialect.literal(body.toString());
  }

  private String staged(Stage stage, Counter counter) {
    Optional<Part> part =
        stage.parts().stream().filter(p -> p.name().equals(counter.name())).findFirst();
    return part.map(Part::staged).orElseThrow();
  }

  /** The server has made the sequence of an identity, under a name that it chose. */
  private String renamed(Stage stage, Counter counter) {
    String found =
        "pg_catalog.pg_get_serial_sequence("
            + dialect.literal(dialect.quote(stage.staged()))
            + ", "
            + dialect.literal(counter.column())
            + ")";
    return "EXECUTE 'ALTER SEQUENCE ' || "
        + found
        + " || ' RENAME TO ' || "
        + dialect.literal(dialect.quote(staged(stage, counter)))
        + ";\n";
  }

  private String own(Stage stage, Counter counter) {
    TableName name = new TableName(stage.staged().schema(), staged(stage, counter));
    String sequence = dialect.quote(name);
    Map<String, String> words =
        Map.of(
            "sequence", sequence,
            "literal", dialect.literal(sequence),
            "form", counter.form(),
            "table", dialect.quote(stage.staged()),
            "column", dialect.quote(counter.column()));
    return SqlPlaces.fill(OWN, words);
  }
}
