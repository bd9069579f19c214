package dev.turnstone.jdbc.mariadb;

import java.util.Locale;
import java.util.Set;

/** The texts in which MySQL, unlike MariaDB, gives defaults and expressions back. */
final class MySqlText {
  private static final Set<String> WRITTEN_BARE =
      Set.of(
          "tinyint",
          "smallint",
          "mediumint",
          "int",
          "bigint",
          "decimal",
          "float",
          "double",
          "bit",
          "year");

  private MySqlText() {}

  /** An expression, in which MySQL puts a backslash before each quote. */
  static String unescaped(String expression) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      boolean escape = c == '\\' && i + 1 < expression.length();
      plain.append(escape ? expression.charAt(++i) : c);
    }
    return plain.toString();
  }

  /**
   * A default as SQL: MySQL tells a literal without its quotes.
   *
   * @param extra lower case; says {@code default_generated} for an expression
   */
  static String defaultSql(String told, String extra, String dataType) {
    if (extra.contains("default_generated")) {
      return unescaped(told);
    }
    String lower = told.toLowerCase(Locale.ROOT);
    boolean now =
        lower.startsWith("current_timestamp")
            && (dataType.equals("timestamp") || dataType.equals("datetime"));
    boolean bytes = dataType.contains("binary") && lower.startsWith("0x");
    if (now || bytes || WRITTEN_BARE.contains(dataType)) {
      return told;
    }
    return "'" + told.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
