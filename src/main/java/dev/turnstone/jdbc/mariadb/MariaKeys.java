package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.Index;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.catalog.LeftBehind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.jdbc.CatalogQuery;
import dev.turnstone.jdbc.CatalogRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Reads the keys and indexes of a database. An index with options that {@link Index} cannot say is
 * left out and listed, so that nobody drops it to make it anew with less.
 */
final class MariaKeys {
  private static final String PARTS =
      """
      select table_name as table_name, index_name as index_name, non_unique as non_unique,
        seq_in_index as seq_in_index, column_name as column_name, sub_part as sub_part,
        collation as direction, index_type as index_type, index_comment as index_comment,
        {ignored} as ignored, {expression} as expression
      from information_schema.statistics
      where table_schema = ? and hex(table_schema) = hex(?)
      order by table_name, index_name, seq_in_index
      """;

  private final String schema;
  private final Map<String, List<Key>> keys = new HashMap<>();
  private final Map<String, List<Index>> indexes = new HashMap<>();
  private final Map<String, List<LeftBehind>> leftBehind = new HashMap<>();

  private MariaKeys(String schema) {
    this.schema = schema;
  }

  private record Part(String index, boolean unique, boolean sayable, String method, KeyPart part) {}

  static MariaKeys read(CatalogQuery query, MariaServer server, String schema) {
    String ignored =
        server.maria()
            ? server.column("statistics", "ignored", "'NO'")
            : "if(" + server.column("statistics", "is_visible", "'YES'") + " = 'YES', 'NO', 'YES')";
    String sql =
        PARTS
            .replace("{ignored}", ignored)
            .replace("{expression}", server.column("statistics", "expression", "null"));
    MariaKeys all = new MariaKeys(schema);
    query
        .byTable(sql, MariaKeys::part, schema, schema)
        .forEach(
            (table, parts) ->
                parts.stream()
                    .collect(
                        Collectors.groupingBy(Part::index, LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .forEach(index -> all.add(table, index)));
    return all;
  }

  /** The primary key first, then the unique ones by name. */
  List<Key> keys(String table) {
    return keys.getOrDefault(table, List.of()).stream()
        .sorted(Comparator.comparing((Key k) -> !k.primary()).thenComparing(Key::name))
        .toList();
  }

  List<Index> indexes(String table) {
    return indexes.getOrDefault(table, List.of());
  }

  List<LeftBehind> leftBehind(String table) {
    return leftBehind.getOrDefault(table, List.of());
  }

  private static Part part(CatalogRow row) throws SQLException {
    String method = row.text("index_type").toLowerCase(Locale.ROOT);
    boolean whole = method.equals("fulltext") || method.equals("spatial") || method.equals("rtree");
    KeyPart part =
        new KeyPart(
            row.optional("column_name"),
            row.optional("expression").map(MySqlText::unescaped),
            whole ? OptionalInt.empty() : row.optionalInt("sub_part"),
            row.text("direction").equals("D"),
            Optional.empty());
    return new Part(
        row.text("index_name"),
        row.number("non_unique") == 0,
        row.text("ignored").equals("NO") && row.text("index_comment").isEmpty(),
        method,
        part);
  }

  private void add(String table, List<Part> index) {
    Part first = index.get(0);
    List<KeyPart> parts = index.stream().map(Part::part).toList();
    if (first.unique()) {
      boolean primary = first.index().equals("PRIMARY");
      keys.computeIfAbsent(table, t -> new ArrayList<>())
          .add(new Key(first.index(), primary, parts, Optional.empty(), false, false));
    } else if (first.sayable()) {
      indexes
          .computeIfAbsent(table, t -> new ArrayList<>())
          .add(new Index(first.index(), parts, Optional.empty(), first.method()));
    } else {
      TableName name = new TableName(schema, table + "." + first.index());
      leftBehind
          .computeIfAbsent(table, t -> new ArrayList<>())
          .add(new LeftBehind("index", name, "it has a comment or is kept from being used"));
    }
  }
}
