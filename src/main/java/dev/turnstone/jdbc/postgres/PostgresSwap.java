package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.jdbc.SqlPlaces;
import dev.turnstone.row.Stage;
import dev.turnstone.row.Stage.Part;
import dev.turnstone.row.TableSwap;
import dev.turnstone.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Replaces PostgreSQL tables. The new one is made by what the server says of the old, index by
 * index; in one transaction both and all their indexes and sequences change names.
 */
final class PostgresSwap implements TableSwap {
  private static final String INDEXES =
      """
      SELECT c.relname, pg_catalog.pg_get_constraintdef(k.oid), pg_catalog.pg_get_indexdef(c.oid),
        i.indisunique, coalesce(pg_catalog.obj_description(k.oid, 'pg_constraint'),
          pg_catalog.obj_description(c.oid, 'pg_class'))
      FROM pg_catalog.pg_index i
        JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
        LEFT JOIN pg_catalog.pg_constraint k
          ON k.conindid = c.oid AND k.conrelid = i.indrelid AND k.contype IN ('p', 'u', 'x')
      WHERE i.indrelid = {table}
      ORDER BY i.indisprimary DESC, k.oid IS NULL, c.relname
      """;

  private static final String TAKEN =
      """
      SELECT c.relname FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = {schema}
      UNION
      SELECT y.typname FROM pg_catalog.pg_type y
        JOIN pg_catalog.pg_namespace n ON n.oid = y.typnamespace WHERE n.nspname = {schema}
      """;

  private static final String DEFINITION =
      """
      SELECT 'column ' || a.attname, concat_ws(' ',
        pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attcollation, a.attstorage,
        a.attidentity, CASE WHEN pg_catalog.pg_get_serial_sequence({name}, a.attname) IS NULL
          THEN pg_catalog.pg_get_expr(f.adbin, f.adrelid) END,
        pg_catalog.col_description(a.attrelid, a.attnum))
      FROM pg_catalog.pg_attribute a
        LEFT JOIN pg_catalog.pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
      WHERE a.attrelid = {table} AND a.attnum > 0 AND NOT a.attisdropped
      UNION ALL
      SELECT 'constraint ' || k.conname, pg_catalog.pg_get_constraintdef(k.oid)
      FROM pg_catalog.pg_constraint k WHERE k.conrelid = {table} AND k.contype IN ('c', 'f')
      UNION ALL
      SELECT 'sequence of ' || a.attname, concat_ws(' ', q.seqtypid, q.seqincrement, q.seqmin,
        q.seqmax, q.seqcache, q.seqcycle)
      FROM pg_catalog.pg_attribute a
        JOIN pg_catalog.pg_sequence q
          ON q.seqrelid = pg_catalog.pg_get_serial_sequence({name}, a.attname)::regclass
      WHERE a.attrelid = {table} AND a.attnum > 0 AND NOT a.attisdropped
      UNION ALL
      SELECT 'grants', concat_ws(' ', e.grantee, e.privilege_type, e.is_grantable)
      FROM pg_catalog.pg_class c,
        pg_catalog.aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) e
      WHERE c.oid = {table}
      UNION ALL
      SELECT 'settings', concat_ws(' ', c.relowner, pg_catalog.array_to_string(c.reloptions, ','),
        pg_catalog.obj_description(c.oid, 'pg_class'))
      FROM pg_catalog.pg_class c WHERE c.oid = {table}
      """;

  /** Whoever comes behind waits as well, so that it is better to give up soon and to try again. */
  private static final String BRIEFLY = "SET LOCAL lock_timeout = '500ms'";

  private final Function<String, List<List<@Nullable String>>> query;
  private final Dialect dialect;
  private final PostgresTwin twin;

  PostgresSwap(Function<String, List<List<@Nullable String>>> query, Dialect dialect) {
    this.query = query;
    this.dialect = dialect;
    this.twin = new PostgresTwin(query, dialect);
  }

  @Override
  public List<String> obstacles(Table table) {
    TableName name = table.name();
    Map<String, String> words =
        Map.of(
            "keys",
            Integer.toString(table.foreignKeys().size()),
            "schema",
            dialect.literal(name.schema()),
            "name",
            dialect.literal(name.name()),
            "table",
            twin.oid(name));
    String sql = SqlPlaces.fill(PostgresBonds.QUERY, words);
    return query.apply(sql).stream().map(row -> String.valueOf(row.get(0))).sorted().toList();
  }

  @Override
  public List<String> parts(Table table) {
    List<String> parts = new ArrayList<>();
    indexes(table.name()).forEach(index -> parts.add(index.name()));
    parts.addAll(twin.sequences(table.name()));
    return parts;
  }

  @Override
  public List<String> taken(String schema) {
    String sql = SqlPlaces.fill(TAKEN, Map.of("schema", dialect.literal(schema)));
    return query.apply(sql).stream().map(row -> String.valueOf(row.get(0))).toList();
  }

  /**
   * An index as the server tells it.
   *
   * @param constraint what follows the name of its constraint; empty: it is none of a constraint
   * @param columns what follows the table in its definition
   */
  private record Indexed(
      String name, Optional<String> constraint, boolean unique, String columns, String comment) {
    String definition() {
      return constraint.orElse((unique ? "unique " : "") + columns);
    }
  }

  private List<Indexed> indexes(TableName table) {
    List<Indexed> indexes = new ArrayList<>();
    for (List<@Nullable String> row : query.apply(twin.filled(INDEXES, table))) {
      String name = String.valueOf(row.get(0));
      String definition = String.valueOf(row.get(2));
      int columns = definition.indexOf(" USING ", definition.indexOf(plain(table.name())));
      String comment = row.get(4);
      indexes.add(
          new Indexed(
              name,
              Optional.ofNullable(row.get(1)),
              "t".equals(row.get(3)),
              definition.substring(Math.max(0, columns)),
              comment == null ? "" : comment));
    }
    return indexes;
  }

  /** The name as it stands in a definition, with or without quotes. */
  private static String plain(String name) {
    return name.replace("\"", "\"\"");
  }

  @Override
  public List<String> create(Stage stage) {
    return List.of(twin.create(stage));
  }

  @Override
  public List<String> complete(Stage stage) {
    List<String> there = indexes(stage.staged()).stream().map(Indexed::name).toList();
    Map<String, String> staged =
        stage.parts().stream().collect(Collectors.toMap(Part::name, Part::staged));
    List<String> statements = new ArrayList<>();
    for (Indexed index : indexes(stage.table())) {
      String name = staged.getOrDefault(index.name(), "");
      if (!name.isEmpty() && !there.contains(name)) {
        statements.add(build(stage, index, name));
      }
    }
    return statements;
  }

  private String build(Stage stage, Indexed index, String name) {
    String table = dialect.quote(stage.staged());
    String quoted = dialect.quote(name);
    String statement =
        index
            .constraint()
            .map(c -> "ALTER TABLE " + table + " ADD CONSTRAINT " + quoted + " " + c)
            .orElse(
                ("CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + quoted)
                    + (" ON " + table + index.columns()));
    if (index.comment().isEmpty()) {
      return statement;
    }
    String whose =
        index.constraint().isPresent()
            ? "CONSTRAINT " + quoted + " ON " + table
            : "INDEX " + dialect.quote(new TableName(stage.staged().schema(), name));
    String comment = "COMMENT ON " + whose + " IS " + dialect.literal(index.comment());
    return "DO " + dialect.literal("BEGIN " + statement + "; " + comment + "; END");
  }

  @Override
  public Optional<String> difference(Stage stage) {
    Map<String, String> names =
        stage.parts().stream().collect(Collectors.toMap(Part::staged, Part::name));
    Set<String> old = definition(stage.table(), Map.of());
    Set<String> made = definition(stage.staged(), names);
    Set<String> onlyOld = new TreeSet<>(old);
    onlyOld.removeAll(made);
    made.removeAll(old);
    onlyOld.addAll(made);
    return onlyOld.stream().findFirst().map(line -> line.substring(0, line.indexOf('\n')));
  }

  /** What the server says of a table: what of it, a line break, how it is. */
  private Set<String> definition(TableName table, Map<String, String> names) {
    Set<String> lines = new TreeSet<>();
    query
        .apply(twin.filled(DEFINITION, table))
        .forEach(row -> lines.add(row.get(0) + "\n" + row.get(1)));
    for (Indexed index : indexes(table)) {
      String name = names.getOrDefault(index.name(), index.name());
      lines.add("index " + name + "\n" + index.definition() + "\n" + index.comment());
    }
    return lines;
  }

  @Override
  public boolean transactional() {
    return true;
  }

  @Override
  public List<String> swap(List<Stage> stages) {
    List<String> statements = new ArrayList<>(List.of(BRIEFLY));
    for (Stage stage : stages) {
      String schema = stage.table().schema();
      stage.parts().forEach(p -> statements.add(rename(schema, p.name(), p.kept())));
      statements.add(rename(schema, stage.table().name(), stage.kept().name()));
      stage.parts().forEach(p -> statements.add(rename(schema, p.staged(), p.name())));
      statements.add(rename(schema, stage.staged().name(), stage.table().name()));
    }
    return statements;
  }

  @Override
  public List<String> back(Stage stage) {
    String schema = stage.table().schema();
    List<String> statements = new ArrayList<>(List.of(BRIEFLY));
    statements.add("DROP TABLE " + dialect.quote(stage.table()));
    stage.parts().forEach(p -> statements.add(rename(schema, p.kept(), p.name())));
    statements.add(rename(schema, stage.kept().name(), stage.table().name()));
    return statements;
  }

  @Override
  public List<String> clear(Stage stage) {
    return List.of();
  }

  /** ALTER TABLE gives indexes and sequences other names as well. */
  private String rename(String schema, String from, String to) {
    String name = dialect.quote(new TableName(schema, from));
    return "ALTER TABLE " + name + " RENAME TO " + dialect.quote(to);
  }
}
