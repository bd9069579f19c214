package dev.turnstone.journey;

import dev.turnstone.support.TestDatabase;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a server itself spells the values of column {@code v} of a table, by {@code id}: the texts
 * are made by the server, so that no driver and none of the product's own code has a say.
 */
final class Shown {
  private Shown() {}

  /** NULL is {@code NULL}, bytes are {@code x} and hex, SQLite's values follow their class. */
  static Map<String, String> of(TestDatabase database, String table) {
    String sql =
        switch (database.vendor()) {
          case TestDatabase.POSTGRESQL -> "select id::text, " + postgres(database, table);
          case TestDatabase.MARIADB -> "select cast(id as char), " + maria(database, table);
          default -> "select id, " + sqlite();
        };
    Map<String, String> values = new LinkedHashMap<>();
    for (List<String> row : database.query(sql + " from " + table + " order by id")) {
      boolean file = database.vendor().equals(TestDatabase.SQLITE);
      String value = row.get(1) == null ? "NULL" : row.get(1);
      values.put(row.get(0), file ? readable(value) : value);
    }
    return values;
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
      case "bit" -> "bin(v + 0)";
      case "float" -> "cast(cast(v as double) as char)";
      case "timestamp" -> "concat(convert_tz(v, @@time_zone, '+00:00'), 'Z')";
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
