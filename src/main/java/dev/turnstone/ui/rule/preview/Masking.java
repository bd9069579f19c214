package dev.turnstone.ui.rule.preview;

import java.util.List;
import java.util.Locale;

/** Hides the values of columns that are likely to be about a person. */
public final class Masking {
  private static final List<String> PERSONAL =
      List.of(
          "mail", "phone", "tel", "mobile", "fax", "birth", "born", "dob", "geburt", "iban", "bic",
          "ssn", "tax", "passw", "pwd", "secret", "token", "name", "login", "street", "address",
          "strasse", "zip", "postal", "card", "account", "salary");

  private Masking() {}

  /** True when the column's name says that. */
  public static boolean hides(String column) {
    String plain = column.toLowerCase(Locale.ROOT);
    return PERSONAL.stream().anyMatch(plain::contains);
  }

  /** The form of a value without its letters and digits. */
  public static String masked(String value) {
    StringBuilder form = new StringBuilder();
    value.codePoints().map(c -> Character.isLetterOrDigit(c) ? '•' : c).forEach(form::appendCodePoint);
    return form.toString();
  }
}
