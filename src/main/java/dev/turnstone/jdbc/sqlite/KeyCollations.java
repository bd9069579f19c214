package dev.turnstone.jdbc.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How a table compares its key: by the collations of an index, not of its columns. */
final class KeyCollations {
  private KeyCollations() {}

  /**
   * For each key column in lower case, as a {@code COLLATE} clause, the collation of the unique
   * index over exactly this key; empty where there is none, as for a row id.
   */
  static Map<String, String> of(Connection connection, String table, List<String> key)
      throws SQLException {
    String sql =
        """
        SELECT list.name, lower(part.name), part.coll
        FROM pragma_index_list(?) AS list, pragma_index_xinfo(list.name) AS part
        WHERE list."unique" AND NOT list.partial AND part.key""";
    Map<String, Map<String, String>> indexes = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table);
      try (ResultSet parts = statement.executeQuery()) {
        while (parts.next()) {
          indexes
              .computeIfAbsent(parts.getString(1), name -> new HashMap<>())
              .put(
                  String.valueOf(parts.getString(2)),
                  " COLLATE " + Quoted.name(parts.getString(3)));
        }
      }
    }
    var wanted = key.stream().map(k -> k.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    return indexes.values().stream()
        .filter(index -> index.keySet().equals(wanted))
        .findFirst()
        .orElse(Map.of());
  }
}
