package dev.turnstone.jdbc.sqlite;

import dev.turnstone.catalog.Check;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.LeftBehind;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.catalog.Trigger;
import dev.turnstone.jdbc.GivenNames;
import dev.turnstone.jdbc.sqlite.SqliteSchema.Listed;
import dev.turnstone.jdbc.sqlite.SqliteSchema.RawColumn;
import dev.turnstone.jdbc.sqlite.SqliteSchema.RawPart;
import dev.turnstone.jdbc.sqlite.SqliteSchema.Thing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Puts the tables of an SQLite database together from everything that was read. */
final class SqliteTables {
  private static final String MAIN = "main";

  private final SqliteSchema schema;
  private final SqliteRowCounts counts;
  private final GivenNames names;
  private final SqliteKeys keys;
  private final SqliteForeignKeys foreignKeys;
  private final Map<String, String> texts;
  private final Map<String, List<Thing>> triggers;

  SqliteTables(SqliteSchema schema, SqliteRowCounts counts) {
    this.schema = schema;
    this.counts = counts;
    this.names = new GivenNames(schema.objects().stream().map(Thing::name).toList());
    this.keys = new SqliteKeys(schema.texts("index"), names);
    this.foreignKeys = new SqliteForeignKeys(schema, names);
    this.texts = schema.texts("table");
    this.triggers =
        schema.objects().stream()
            .filter(o -> o.type().equals("trigger"))
            .collect(Collectors.groupingBy(o -> SqliteNames.fold(o.table())));
  }

  /** Tables and what of them stays behind. */
  record Made(List<Table> tables, List<LeftBehind> leftBehind) {}

  Made all() {
    List<Table> tables = new ArrayList<>();
    List<LeftBehind> left = new ArrayList<>();
    for (Listed listed : schema.listed().values()) {
      TableText text = TableTextParser.parse(text(listed));
      Table table = table(listed, text);
      tables.add(table);
      left.addAll(SqliteLeftBehind.of(table, text));
    }
    left.addAll(foreignKeys.leftBehind());
    return new Made(tables, left);
  }

  /** The text of CREATE TABLE; empty for kinds that hold no rows, which is not read further. */
  private String text(Listed listed) {
    return listed.holdsRows() ? texts.getOrDefault(listed.name(), "") : "";
  }

  private Table table(Listed listed, TableText text) {
    String name = listed.name();
    List<RawColumn> raw = schema.columns().getOrDefault(name, List.of());
    List<RawPart> parts = schema.parts().getOrDefault(name, List.of());
    Optional<String> alias = SqliteKeys.rowidAlias(listed.withoutRowid(), raw, parts);
    List<Column> columns = new SqliteColumns(listed, text, alias).of(raw);
    SqliteKeys.Made made = keys.make(name, columns, parts, text);
    List<Key> all = new ArrayList<>(made.keys());
    alias.ifPresent(column -> all.add(keys.rowidKey(name, column, text)));
    List<ForeignKey> references = foreignKeys.of(name, text);
    return new Table(
        new TableName(MAIN, name),
        kind(listed),
        columns,
        SqliteKeys.sorted(all),
        references,
        made.indexes(),
        checks(name, text),
        traits(listed, text));
  }

  private List<Check> checks(String table, TableText text) {
    return text.checks().stream()
        .map(
            c ->
                new Check(
                    c.name().orElseGet(() -> names.give(table, List.of(), "check")),
                    c.expression(),
                    true))
        .toList();
  }

  private TableTraits traits(Listed listed, TableText text) {
    StringJoiner storage = new StringJoiner(", ");
    if (listed.withoutRowid()) storage.add("without rowid");
    if (listed.strict()) storage.add("strict");
    if (text.autoincrement()) storage.add("autoincrement");
    List<Trigger> own =
        triggers.getOrDefault(SqliteNames.fold(listed.name()), List.of()).stream()
            .map(SqliteTriggers::of)
            .toList();
    return new TableTraits(
        counts.exact(listed.name()),
        counts.estimate(listed.name()),
        storage.toString(),
        false,
        parent(listed),
        own,
        Optional.empty(),
        Map.of());
  }

  /** A shadow table's name starts with its virtual table's. */
  private Optional<TableName> parent(Listed listed) {
    if (!listed.type().equals("shadow")) {
      return Optional.empty();
    }
    return schema.listed().values().stream()
        .filter(v -> v.type().equals("virtual") && listed.name().startsWith(v.name() + "_"))
        .max(Comparator.comparingInt(v -> v.name().length()))
        .map(v -> new TableName(MAIN, v.name()));
  }

  private static TableKind kind(Listed listed) {
    return switch (listed.type()) {
      case "view" -> TableKind.VIEW;
      case "virtual" -> TableKind.VIRTUAL;
      case "shadow" -> TableKind.SHADOW;
      default -> TableKind.PLAIN;
    };
  }
}
