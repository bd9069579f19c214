package dev.turnstone.jdbc;

import static java.util.regex.Matcher.quoteReplacement;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Fills words into the places of a text of SQL, all in one go, because a name may look like one.
 */
public final class SqlPlaces {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

  private SqlPlaces() {}

  /**
   * The text with its places filled; a place without a word stays as it is.
   *
   * @param words by place, without its brackets
   */
  public static String fill(String sql, Map<String, String> words) {
    return PLACE
        .matcher(sql)
        .replaceAll(m -> quoteReplacement(words.getOrDefault(m.group(1), m.group())));
  }
}
