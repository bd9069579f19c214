package dev.turnstone.jdbc.sqlite;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Index;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.jdbc.GivenNames;
import dev.turnstone.jdbc.sqlite.SqliteSchema.RawColumn;
import dev.turnstone.jdbc.sqlite.SqliteSchema.RawPart;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Makes the keys and indexes of SQLite tables. */
final class SqliteKeys {
  private final Map<String, String> indexTexts;
  private final GivenNames names;

  /**
   * @param indexTexts CREATE INDEX texts by name
   */
  SqliteKeys(Map<String, String> indexTexts, GivenNames names) {
    this.indexTexts = indexTexts;
    this.names = names;
  }

  /** The keys and indexes of one table. */
  record Made(List<Key> keys, List<Index> indexes) {}

  /**
   * The INTEGER PRIMARY KEY column of a rowid table: its key needs no index, since it is the rowid
   * itself.
   */
  static Optional<String> rowidAlias(
      boolean withoutRowid, List<RawColumn> columns, List<RawPart> parts) {
    List<RawColumn> key = primaryKey(columns);
    boolean indexed = parts.stream().anyMatch(p -> p.origin().equals("pk"));
    return withoutRowid || indexed || key.size() != 1
        ? Optional.empty()
        : Optional.of(key.get(0).name());
  }

  static List<RawColumn> primaryKey(List<RawColumn> columns) {
    return columns.stream()
        .filter(c -> c.keyPlace() > 0)
        .sorted(Comparator.comparingInt(RawColumn::keyPlace))
        .toList();
  }

  Made make(String table, List<Column> columns, List<RawPart> parts, TableText text) {
    Map<String, List<RawPart>> byIndex =
        parts.stream()
            .collect(
                Collectors.groupingBy(RawPart::index, LinkedHashMap::new, Collectors.toList()));
    Map<String, String> collations =
        columns.stream()
            .collect(Collectors.toMap(Column::name, c -> c.collation().orElse("BINARY")));
    List<Key> keys = new ArrayList<>();
    List<Index> indexes = new ArrayList<>();
    for (List<RawPart> index : byIndex.values()) {
      RawPart first = index.get(0);
      IndexText written = IndexText.parse(indexTexts.getOrDefault(first.index(), ""));
      List<KeyPart> made = index.stream().map(p -> part(p, written, collations)).toList();
      if (first.unique()) {
        keys.add(key(table, made, first, written, text));
      } else {
        indexes.add(new Index(first.index(), made, written.predicate(), "btree"));
      }
    }
    return new Made(keys, indexes);
  }

  /** The primary key of a table whose key is its rowid. */
  Key rowidKey(String table, String column, TableText text) {
    return Key.primary(
        text.primaryKeyName().orElseGet(() -> names.give(table, List.of(), "pkey")),
        List.of(column));
  }

  static List<Key> sorted(Collection<Key> keys) {
    return keys.stream()
        .sorted(Comparator.comparing((Key k) -> !k.primary()).thenComparing(Key::name))
        .toList();
  }

  private Key key(
      String table, List<KeyPart> parts, RawPart first, IndexText written, TableText text) {
    boolean primary = first.origin().equals("pk");
    List<String> columns = parts.stream().flatMap(p -> p.column().stream()).toList();
    String name =
        switch (first.origin()) {
          case "pk" -> text.primaryKeyName().orElseGet(() -> names.give(table, List.of(), "pkey"));
          case "u" -> uniqueName(columns, text).orElseGet(() -> names.give(table, columns, "key"));
          default -> first.index();
        };
    return new Key(name, primary, parts, written.predicate(), false, false);
  }

  private static Optional<String> uniqueName(List<String> columns, TableText text) {
    return text.uniques().stream()
        .filter(u -> u.columns().equals(SqliteNames.fold(columns)))
        .map(TableText.Unique::name)
        .findFirst();
  }

  private static KeyPart part(RawPart raw, IndexText written, Map<String, String> collations) {
    String own = raw.column().map(c -> collations.getOrDefault(c, "BINARY")).orElse("BINARY");
    Optional<String> expression =
        raw.column().isPresent()
            ? Optional.empty()
            : Optional.of(
                raw.place() < written.parts().size() ? written.parts().get(raw.place()) : "rowid");
    return new KeyPart(
        raw.column(),
        expression,
        OptionalInt.empty(),
        raw.descending(),
        raw.collation().equalsIgnoreCase(own) ? Optional.empty() : Optional.of(raw.collation()));
  }
}
