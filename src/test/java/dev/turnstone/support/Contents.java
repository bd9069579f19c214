package dev.turnstone.support;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * What is in a table, read by plain JDBC and made comparable across vendors without any of the
 * product's own code: numbers by value, bytes as hex, dates and times as ISO text. Rows are sorted,
 * so that order does not matter.
 */
public final class Contents {
  private Contents() {}

  public static List<String> of(TestDatabase database, String select) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(select)) {
      ResultSetMetaData columns = rows.getMetaData();
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          cells.add(cell(rows, i));
        }
        lines.add(String.join(" | ", cells));
      }
      Collections.sort(lines);
      return lines;
    } catch (SQLException e) {
      throw new IllegalStateException(select, e);
    }
  }

  private static String cell(ResultSet rows, int column) throws SQLException {
    Object value = rows.getObject(column);
    if (value == null) {
      return "NULL";
    }
    if (value instanceof byte[] bytes) {
      return "x" + HexFormat.of().formatHex(bytes);
    }
    if (value instanceof Boolean truth) {
      return truth ? "1" : "0";
    }
    if (value instanceof Number) {
      return plain(rows.getString(column));
    }
    return time(rows.getString(column));
  }

  private static String plain(String number) {
    try {
      BigDecimal value = new BigDecimal(number);
      return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    } catch (NumberFormatException e) {
      return number.toLowerCase(Locale.ROOT);
    }
  }

  /** Drops a fraction of seconds that says nothing: engines differ in showing it. */
  private static String time(String text) {
    boolean stamp = text.matches("-?\\d{4,}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d+");
    return stamp ? text.replaceAll("\\.?0+$", "") : text;
  }
}
