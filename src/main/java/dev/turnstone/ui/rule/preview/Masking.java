package dev.turnstone.ui.rule.preview;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Hides the values of columns that are likely to be about a person. */
public final class Masking {
  private static final List<String> PERSONAL =
      List.of(
          "mail", "phone", "tel", "mobile", "fax", "birth", "born", "dob", "geburt", "iban", "bic",
          "ssn", "tax", "passw", "pwd", "secret", "token", "name", "login", "street", "address",
          "strasse", "zip", "postal", "card", "account", "salary");

  private static final Pattern NUMBER = Pattern.compile("(_id|Id|ID)$");
  private static final String SIGNS = ".,:;-+@/\\()'_";

  private Masking() {}

  /** True when the column's name says that; the number of an address is none. */
  public static boolean hides(String column) {
    if (NUMBER.matcher(column).find()) {
      return false;
    }
    String plain = column.toLowerCase(Locale.ROOT);
    return PERSONAL.stream().anyMatch(plain::contains);
  }

  /** The form of a value: its spaces and signs, and a dot for everything else. */
  public static String masked(String value) {
    StringBuilder form = new StringBuilder();
    value
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .map(c -> c == ' ' || SIGNS.indexOf(c) >= 0 ? c : '•')
        .forEach(form::appendCodePoint);
    return form.toString();
  }
}
