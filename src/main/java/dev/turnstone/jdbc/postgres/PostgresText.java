package dev.turnstone.jdbc.postgres;

/** The texts in which PostgreSQL gives its expressions back. */
final class PostgresText {
  private PostgresText() {}

  /** The expression without the brackets that stand around all of it. */
  static String withoutOuterBrackets(String expression) {
    if (!expression.startsWith("(")) {
      return expression;
    }
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote; // a doubled quote closes and opens again
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return i == expression.length() - 1
            ? withoutOuterBrackets(expression.substring(1, i))
            : expression;
      }
    }
    return expression;
  }
}
