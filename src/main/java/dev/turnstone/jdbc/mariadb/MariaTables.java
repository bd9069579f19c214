package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.Check;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.LeftBehind;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.catalog.Trigger;
import dev.turnstone.jdbc.CatalogQuery;
import dev.turnstone.jdbc.CatalogRow;
import dev.turnstone.jdbc.OwnTables;
import dev.turnstone.sql.Dialect;
import dev.turnstone.sql.Dialects;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Puts the tables of a database together from everything that is read of them. */
final class MariaTables {
  private static final String TABLES =
      """
      select table_name as table_name, table_type as table_type, engine as engine,
        table_rows as table_rows, create_options as create_options, table_comment as table_comment
      from information_schema.tables
      where table_schema = ? and hex(table_schema) = hex(?)
      order by table_name
      """;

  /** Storage engines whose rows live elsewhere. */
  private static final Set<String> ELSEWHERE = Set.of("federated", "connect", "spider", "s3");

  private final CatalogQuery query;
  private final String schema;
  private final Dialect dialect;
  private final Map<String, List<Check>> checks;
  private final Map<String, List<LeftBehind>> unheld;
  private final MariaColumns columnReader;
  private final Map<String, List<Column>> columns;
  private final MariaKeys keys;
  private final Map<String, List<ForeignKey>> foreignKeys;
  private final Map<String, List<Trigger>> triggers;

  MariaTables(CatalogQuery query, MariaServer server, String schema) {
    MariaConstraints constraints = new MariaConstraints(query, server, schema);
    this.query = query;
    this.schema = schema;
    this.dialect = Dialects.of(server.product().vendor());
    this.checks = constraints.checks();
    this.unheld = constraints.leftBehind();
    this.columnReader = new MariaColumns(query, server, schema, jsonColumns());
    this.columns = columnReader.read();
    this.keys = MariaKeys.read(query, server, schema);
    this.foreignKeys = constraints.foreignKeys();
    this.triggers = new MariaTriggers(query, dialect).read(schema);
  }

  private record Listed(String name, TableKind kind, boolean sequence, TableTraits traits) {}

  /**
   * Tables and views, and what of them stays behind.
   *
   * @param sequences names of sequence objects, which the server lists among the tables
   */
  record Made(List<Table> tables, List<LeftBehind> leftBehind, List<String> sequences) {}

  Made all(boolean counted) {
    List<Listed> listed =
        query.rows(TABLES, this::listed, schema, schema).stream()
            .flatMap(Optional::stream)
            .filter(t -> !OwnTables.holds(t.name()))
            .toList();
    Map<String, Long> counts = counted ? counts(listed) : Map.of();
    List<Table> tables = new ArrayList<>();
    List<LeftBehind> left = new ArrayList<>();
    List<String> sequences = new ArrayList<>();
    for (Listed table : listed) {
      if (table.sequence()) {
        sequences.add(table.name());
        continue;
      }
      Long rows = counts.get(table.name());
      tables.add(table(table, rows == null ? OptionalLong.empty() : OptionalLong.of(rows)));
      leave(table, left);
    }
    return new Made(tables, left, sequences);
  }

  private Set<List<String>> jsonColumns() {
    Set<List<String>> names = new HashSet<>();
    checks.forEach(
        (table, list) -> {
          for (Check check : list) {
            String sql = check.expression();
            if (sql.startsWith("json_valid(`") && sql.endsWith("`)")) {
              String column = sql.substring("json_valid(`".length(), sql.length() - 2);
              names.add(List.of(table, column.replace("``", "`")));
            }
          }
        });
    return names;
  }

  private Optional<Listed> listed(CatalogRow row) throws SQLException {
    String type = row.text("table_type");
    if (type.equals("TEMPORARY") || type.equals("SYSTEM VIEW")) {
      return Optional.empty();
    }
    String engine = row.text("engine").toLowerCase(Locale.ROOT);
    TableKind kind = kind(type, engine, row.text("create_options").contains("partitioned"));
    TableTraits traits =
        new TableTraits(
            OptionalLong.empty(),
            kind.holdsRows() ? row.optionalLong("table_rows") : OptionalLong.empty(),
            engine,
            false,
            Optional.empty(),
            List.of(),
            kind == TableKind.VIEW ? Optional.empty() : row.filled("table_comment"),
            Map.of());
    return Optional.of(new Listed(row.text("table_name"), kind, type.equals("SEQUENCE"), traits));
  }

  private static TableKind kind(String type, String engine, boolean partitioned) {
    return switch (type) {
      case "VIEW" -> TableKind.VIEW;
      case "SYSTEM VERSIONED" -> TableKind.SYSTEM_VERSIONED;
      default ->
          ELSEWHERE.contains(engine)
              ? TableKind.FOREIGN
              : partitioned ? TableKind.PARTITIONED : TableKind.PLAIN;
    };
  }

  private Table table(Listed listed, OptionalLong rows) {
    String name = listed.name();
    TableTraits traits = listed.traits();
    return new Table(
        new TableName(schema, name),
        listed.kind(),
        columns.getOrDefault(name, List.of()),
        keys.keys(name),
        foreignKeys.getOrDefault(name, List.of()),
        keys.indexes(name),
        checks.getOrDefault(name, List.of()),
        new TableTraits(
            rows,
            traits.estimatedRows(),
            traits.storage(),
            false,
            traits.parent(),
            triggers.getOrDefault(name, List.of()),
            traits.comment(),
            Map.of()));
  }

  private void leave(Listed listed, List<LeftBehind> left) {
    TableName name = new TableName(schema, listed.name());
    switch (listed.kind()) {
      case VIEW ->
          left.add(
              new LeftBehind("view", name, "a view holds no rows; its SQL is the vendor's own"));
      case FOREIGN -> left.add(new LeftBehind("foreign table", name, "its rows live elsewhere"));
      case PARTITIONED ->
          left.add(
              new LeftBehind("partitioning", name, "all rows go into one table of the target"));
      case SYSTEM_VERSIONED ->
          left.add(new LeftBehind("row history", name, "only the rows of now are carried"));
      default -> {}
    }
    for (Trigger trigger : triggers.getOrDefault(listed.name(), List.of())) {
      TableName full = new TableName(schema, listed.name() + "." + trigger.name());
      left.add(new LeftBehind("trigger", full, "its code is the vendor's own"));
    }
    left.addAll(keys.leftBehind(listed.name()));
    left.addAll(unheld.getOrDefault(listed.name(), List.of()));
    left.addAll(columnReader.leftBehind().getOrDefault(listed.name(), List.of()));
  }

  private Map<String, Long> counts(List<Listed> listed) {
    List<String> names =
        listed.stream()
            .filter(t -> t.kind().holdsRows() && !t.sequence())
            .map(Listed::name)
            .toList();
    return query.counts(names, n -> dialect.quote(new TableName(schema, n)));
  }
}
