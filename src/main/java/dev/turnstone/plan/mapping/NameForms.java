package dev.turnstone.plan.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A name in the forms in which it is compared.
 *
 * @param name as it is
 * @param lower in lower case
 * @param folded its words in lower case without separators: {@code InvoiceLine}, {@code
 *     invoice_line} and {@code "Invoice Line"} are one
 * @param singular as folded, each word in the singular
 * @param bare as singular, without a prefix that says nothing
 */
record NameForms(String name, String lower, String folded, String singular, String bare) {
  private static final Set<String> EMPTY_PREFIXES =
      Set.of("tbl", "tb", "tab", "t", "app", "fld", "col", "f", "c");

  /**
   * @param prefix words in front that say nothing here, for example the name of the column's table
   */
  static NameForms of(String name, List<String> prefix) {
    List<String> words = words(name);
    List<String> singular = words.stream().map(NameForms::singular).toList();
    return new NameForms(
        name,
        name.toLowerCase(Locale.ROOT),
        String.join("", words),
        String.join("", singular),
        String.join("", withoutPrefix(singular, prefix)));
  }

  /** The words of a name in lower case, split at separators and where a capital starts a word. */
  static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean separator = !Character.isLetterOrDigit(c) && !Character.isSurrogate(c);
      if (separator || startsWord(name, i)) {
        if (!word.isEmpty()) words.add(word.toString().toLowerCase(Locale.ROOT));
        word.setLength(0);
      }
      if (!separator) word.append(c);
    }
    if (!word.isEmpty()) words.add(word.toString().toLowerCase(Locale.ROOT));
    return words.isEmpty() ? List.of(name.toLowerCase(Locale.ROOT)) : words;
  }

  static List<String> singularWords(String name) {
    return words(name).stream().map(NameForms::singular).toList();
  }

  /** {@code fooBar}: at B; {@code XMLFile}: at F; {@code customerID}: at I only. */
  private static boolean startsWord(String name, int at) {
    if (at == 0 || !Character.isUpperCase(name.charAt(at))) return false;
    char before = name.charAt(at - 1);
    if (Character.isLowerCase(before) || Character.isDigit(before)) return true;
    return Character.isUpperCase(before)
        && at + 1 < name.length()
        && Character.isLowerCase(name.charAt(at + 1));
  }

  /** The stem that singular and plural share: {@code movies} and {@code movie} both movy. */
  private static String singular(String word) {
    if (word.length() > 4 && word.endsWith("ies")) return shortened(word, 3) + "y";
    if (word.length() > 3 && word.endsWith("ie")) return shortened(word, 2) + "y";
    if (word.length() > 4 && word.matches(".*(s|x|z|ch|sh)es")) return shortened(word, 2);
    if (word.length() > 3 && word.matches(".*(s|x|z|ch|sh)e")) return shortened(word, 1);
    boolean plural = word.endsWith("s") && !word.matches(".*(ss|us|is)");
    return plural && word.length() > 3 ? shortened(word, 1) : word;
  }

  private static String shortened(String word, int by) {
    return word.substring(0, word.length() - by);
  }

  private static List<String> withoutPrefix(List<String> words, List<String> prefix) {
    int size = prefix.size();
    boolean prefixed = size > 0 && words.size() > size && words.subList(0, size).equals(prefix);
    List<String> rest = prefixed ? words.subList(size, words.size()) : words;
    boolean empty = rest.size() > 1 && EMPTY_PREFIXES.contains(rest.get(0));
    return empty ? rest.subList(1, rest.size()) : rest;
  }
}
