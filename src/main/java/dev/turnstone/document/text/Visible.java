package dev.turnstone.document.text;

import java.util.Optional;

/**
 * Makes foreign text safe to show: control characters of a name or value never reach the terminal.
 */
public final class Visible {
  private Visible() {}

  /** The text with control, format and half characters written as {@code \\u{1b}}. */
  public static String text(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().forEach(c -> append(shown, c));
    return shown.toString();
  }

  /** {@code table.column} without the schema. */
  public static String place(String table, Optional<String> column) {
    String plain = table.substring(table.indexOf('.') + 1);
    return text(column.map(c -> plain + "." + c).orElse(plain));
  }

  private static void append(StringBuilder to, int c) {
    switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          to.append("\\u{").append(Integer.toHexString(c)).append('}');
      default -> to.appendCodePoint(c);
    }
  }
}
