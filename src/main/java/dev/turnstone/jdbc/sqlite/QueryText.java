package dev.turnstone.jdbc.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a small query as text. */
final class QueryText {
  private QueryText() {}

  static List<List<@Nullable String>> rows(Connection connection, String sql, int most)
      throws SQLException {
    List<List<@Nullable String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (rows.size() < most && result.next()) {
        List<@Nullable String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(text(result, i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static @Nullable String text(ResultSet result, int column) throws SQLException {
    return result.getObject(column) instanceof byte[] bytes
        ? HexFormat.of().formatHex(bytes)
        : result.getString(column);
  }
}
