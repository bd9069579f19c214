package dev.turnstone.jdbc.mariadb;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a server's message says once the values it quotes are taken out. */
final class ServerText {
  private static final Pattern CONNECTION_NUMBER = Pattern.compile("^(\\(conn=-?\\d+\\) ?)+");
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)\\b(key|column|table|index|constraint|database|engine|user|function|procedure)"
              + " '([^']*)'");
  private static final Pattern VALUES = Pattern.compile("'.*'", Pattern.DOTALL);
  private static final String LAST_KEY = " for key '";

  private ServerText() {}

  /** The message with names kept and every other quoted text, which may be a value, left out. */
  static String withoutValues(@Nullable String message) {
    if (message == null) {
      return "";
    }
    String text = CONNECTION_NUMBER.matcher(message).replaceFirst("");
    if (text.startsWith("Duplicate entry")) {
      return "Duplicate entry for key " + keyOf(text);
    }
    String named = NAME.matcher(text).replaceAll("$1 `$2`");
    return VALUES.matcher(named).replaceAll("'..'");
  }

  /** The name of the key a duplicate hit. */
  static String keyOf(String message) {
    int at = message.lastIndexOf(LAST_KEY);
    if (at < 0) {
      return "";
    }
    String name = message.substring(at + LAST_KEY.length());
    int end = name.lastIndexOf('\'');
    String key = end < 0 ? name : name.substring(0, end);
    return key.substring(key.lastIndexOf('.') + 1);
  }

  /** The first group of a pattern in the message, or the empty text. */
  static String find(Pattern pattern, @Nullable String message) {
    Matcher matcher = pattern.matcher(message == null ? "" : message);
    return matcher.find() ? matcher.group(1) : "";
  }
}
