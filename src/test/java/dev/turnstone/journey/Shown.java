package dev.turnstone.journey;

import dev.turnstone.support.TestDatabase;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a server itself spells the values of column {@code v} of a table, by {@code id}: the texts
 * are made by the server, so that no driver and none of the product's own code has a say.
 */
final class Shown {
  private Shown() {}

  private static final int LONG_RUN = 50;

  /**
   * NULL is {@code NULL} and the text of these letters {@code 'NULL'}, bytes are {@code x} and hex,
   * SQLite's values follow their class; see {@link #squeezed}.
   */
  static Map<String, String> of(TestDatabase database, String table) {
    String sql =
        switch (database.vendor()) {
          case TestDatabase.POSTGRESQL -> "select id::text, " + postgres(database, table);
          case TestDatabase.MARIADB -> "select cast(id as char), " + maria(database, table);
          default -> "select id, " + sqlite();
        };
    Map<String, String> values = new LinkedHashMap<>();
    boolean file = database.vendor().equals(TestDatabase.SQLITE);
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      if (database.vendor().equals(TestDatabase.POSTGRESQL)) {
        statement.execute("set timezone = 'UTC'"); // the driver sends the machine's
        statement.execute("set intervalstyle = 'iso_8601'");
      }
      try (ResultSet rows = statement.executeQuery(sql + " from " + table + " order by id")) {
        while (rows.next()) {
          String value = spelled(rows.getString(2));
          values.put(rows.getString(1), squeezed(file ? readable(value) : value));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(table, e);
    }
    return values;
  }

  private static String spelled(@Nullable String value) {
    if (value == null) {
      return "NULL";
    }
    return value.equals("NULL") ? "'NULL'" : value;
  }

  /** A character that repeats 50 times or more stands once, with how often: {@code [x × 80000]}. */
  static String squeezed(String value) {
    int[] characters = value.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    int from = 0;
    while (from < characters.length) {
      int to = from;
      while (to < characters.length && characters[to] == characters[from]) {
        to++;
      }
      String one = Character.toString(characters[from]);
      text.append(
          to - from < LONG_RUN ? one.repeat(to - from) : "[" + one + " × " + (to - from) + "]");
      from = to;
    }
    return text.toString();
  }

  private static String postgres(TestDatabase database, String table) {
    String type =
        database
            .query(
                "select data_type from information_schema.columns where column_name = 'v' and"
                    + " table_name = '"
                    + table
                    + "'")
            .get(0)
            .get(0);
    return switch (type) {
      case "bytea" -> "'x' || encode(v, 'hex')";
      case "timestamp with time zone" ->
          "case when isfinite(v) then (v at time zone 'UTC')::text || 'Z' else v::text end";
      default -> "v::text";
    };
  }

  private static String maria(TestDatabase database, String table) {
    String type =
        database
            .query(
                "select data_type from information_schema.columns where column_name = 'v' and"
                    + " table_schema = database() and table_name = '"
                    + table
                    + "'")
            .get(0)
            .get(0);
    return switch (type) {
      case "tinyblob", "blob", "mediumblob", "longblob", "binary", "varbinary" ->
          "concat('x', lower(hex(v)))";
      case "geometry", "point", "linestring", "polygon" -> "concat('x', lower(hex(v)))";
      case "bit" -> "bin(v + 0)";
      case "float" -> "cast(cast(v as double) as char)";
      case "timestamp" -> "concat(coalesce(convert_tz(v, @@time_zone, '+00:00'), v), 'Z')";
      default -> "cast(v as char)";
    };
  }

  private static String sqlite() {
    return """
        case typeof(v)
          when 'null' then null
          when 'blob' then 'blob x' || lower(hex(v))
          when 'real' then 'real ' || format('%!.17g', v)
          when 'integer' then 'integer ' || v
          else 'text ' || hex(v)
        end
        """;
  }

  /** Text that is not UTF-8 stays in hex, reals are spelled as Java does. */
  private static String readable(String value) {
    if (value.startsWith("real ")) {
      return "real " + Double.parseDouble(value.substring(5).replace("Inf", "Infinity"));
    }
    if (!value.startsWith("text ")) {
      return value;
    }
    byte[] bytes = HexFormat.of().parseHex(value.substring(5));
    try {
      return "text " + StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      return "text x" + HexFormat.of().formatHex(bytes);
    }
  }
}
