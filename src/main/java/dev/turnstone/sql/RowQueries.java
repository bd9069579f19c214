package dev.turnstone.sql;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.Index;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.catalog.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Conditions and statements about rows that are there; all vendors understand them. */
final class RowQueries {
  private final Dialect dialect;

  RowQueries(Dialect dialect) {
    this.dialect = dialect;
  }

  String orphans(Table table, ForeignKey key) {
    return complete(table, key)
        + " AND NOT EXISTS (SELECT 1 FROM "
        + parent(table, key)
        + " "
        + unlike(table.name().name())
        + " WHERE "
        + same(table, key)
        + ")";
  }

  /**
   * The search for an orphan by a join. MariaDB 10.11 copies the parents' keys into a temporary
   * table for NOT EXISTS, which takes five times as long with a million of them.
   */
  String anyOrphanJoined(Table table, ForeignKey key) {
    String parent = unlike(table.name().name());
    return "SELECT 1 FROM "
        + dialect.quote(table.name())
        + " LEFT JOIN "
        + dialect.quote(key.target())
        + " "
        + parent
        + " ON "
        + same(table, key)
        + " WHERE "
        + complete(table, key)
        + " AND "
        + parent
        + "."
        + dialect.quote(key.targetColumns().get(0))
        + " IS NULL LIMIT 1";
  }

  private String complete(Table table, ForeignKey key) {
    String child = dialect.quote(table.name().name()) + ".";
    return key.columns().stream()
        .map(c -> child + dialect.quote(c) + " IS NOT NULL")
        .collect(Collectors.joining(" AND "));
  }

  /** The parent's side stands first: SQLite compares with the collation of the left. */
  private String same(Table table, ForeignKey key) {
    String child = dialect.quote(table.name().name()) + ".";
    String parent = unlike(table.name().name()) + ".";
    return IntStream.range(0, key.columns().size())
        .mapToObj(
            i ->
                parent
                    + dialect.quote(key.targetColumns().get(i))
                    + " = "
                    + child
                    + dialect.quote(key.columns().get(i)))
        .collect(Collectors.joining(" AND "));
  }

  /** The search for an orphan among the distinct references instead of the rows. */
  String anyOrphanReference(Table table, ForeignKey key) {
    String columns = key.columns().stream().map(dialect::quote).collect(Collectors.joining(", "));
    return "SELECT 1 FROM (SELECT DISTINCT "
        + columns
        + " FROM "
        + dialect.quote(table.name())
        + ") "
        + dialect.quote(table.name().name())
        + " WHERE "
        + orphans(table, key)
        + " LIMIT 1";
  }

  /** True when a key or index of the table begins with these columns, in any order. */
  static boolean ledByIndex(Table table, List<String> columns) {
    Stream<List<KeyPart>> keys = table.keys().stream().map(Key::parts);
    Stream<List<KeyPart>> indexes =
        table.indexes().stream().filter(i -> i.method().equals("btree")).map(Index::parts);
    return Stream.concat(keys, indexes)
        .filter(parts -> parts.size() >= columns.size())
        .map(parts -> parts.subList(0, columns.size()))
        .anyMatch(parts -> parts.stream().allMatch(part -> whole(part, columns)));
  }

  private static boolean whole(KeyPart part, List<String> columns) {
    return part.prefix().isEmpty() && part.column().filter(columns::contains).isPresent();
  }

  private String parent(Table table, ForeignKey key) {
    String name = dialect.quote(key.target());
    if (!dialect.vendor().mysqlFamily() || !key.target().equals(table.name())) {
      return name;
    }
    // MySQL and older MariaDB refuse to read the very table they delete from, unless it is copied
    String columns =
        key.targetColumns().stream().map(dialect::quote).collect(Collectors.joining(", "));
    return "(SELECT DISTINCT " + columns + " FROM " + name + ")";
  }

  /** An alias that hides no table of this name. */
  private static String unlike(String table) {
    return table.equalsIgnoreCase("parent") ? "referred" : "parent";
  }

  Optional<String> probeIdentity(Table table) {
    if (table.columns().stream().noneMatch(RowQueries::counts)) {
      return Optional.empty();
    }
    String name = dialect.quote(table.name());
    List<String> others =
        table.columns().stream()
            .filter(c -> !counts(c) && !c.computed())
            .map(c -> dialect.quote(c.name()))
            .toList();
    if (others.isEmpty()) {
      boolean empty = dialect.vendor().mysqlFamily();
      return Optional.of("INSERT INTO " + name + (empty ? " () VALUES ()" : " DEFAULT VALUES"));
    }
    String columns = String.join(", ", others);
    return Optional.of(
        "INSERT INTO "
            + name
            + " ("
            + columns
            + ") SELECT "
            + columns
            + " FROM "
            + name
            + " LIMIT 1");
  }

  private static boolean counts(Column column) {
    return column.generation().filter(g -> g instanceof Generation.Identity).isPresent();
  }
}
