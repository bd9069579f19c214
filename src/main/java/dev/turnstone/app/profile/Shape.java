package dev.turnstone.app.profile;

import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Shapes of texts that tell what they are whatever their column is called. */
public enum Shape {
  /** {@code somebody@example.com}. */
  MAIL,
  /** An international bank account number whose check digits fit. */
  IBAN,
  /** 13 to 19 digits whose last one checks the others as on payment cards. */
  CARD,
  /** Digits in groups as telephone numbers are written, with a {@code +} or brackets. */
  PHONE,
  /** An address of the internet protocol, version 4. */
  NETWORK;

  private static final int SHORTEST = 6;
  private static final int LONGEST = 254;
  private static final Pattern MAIL_FORM =
      Pattern.compile("[^\\s@,;<>\"]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*\\.)+\\p{L}{2,}");
  private static final Pattern IBAN_FORM = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
  private static final Pattern CARD_FORM = Pattern.compile("[3-6][0-9]{12,18}");
  private static final Pattern PHONE_FORM =
      Pattern.compile("(?:\\+|00|\\()[0-9][0-9 ()/.-]{5,20}[0-9]");
  private static final Pattern NETWORK_FORM =
      Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?!$)|$)){4}");
  private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

  /** Every shape that a text has. */
  public static Set<Shape> of(String text) {
    Set<Shape> shapes = EnumSet.noneOf(Shape.class);
    if (text.length() < SHORTEST || text.length() > LONGEST) {
      return shapes;
    }
    if (text.indexOf('@') > 0) {
      add(MAIL, MAIL_FORM.matcher(text).matches(), shapes);
      return shapes;
    }
    if (!hasDigit(text)) {
      return shapes;
    }
    String joined = text.replace(" ", "").replace("-", "");
    boolean card = card(joined);
    add(CARD, card, shapes);
    add(IBAN, iban(joined.toUpperCase(Locale.ROOT)), shapes);
    add(PHONE, !card && PHONE_FORM.matcher(text).matches(), shapes);
    add(NETWORK, NETWORK_FORM.matcher(text).matches(), shapes);
    return shapes;
  }

  private static void add(Shape shape, boolean has, Set<Shape> shapes) {
    if (has) {
      shapes.add(shape);
    }
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  /** ISO 13616: with the first four letters behind the others, the number leaves 1. */
  private static boolean iban(String text) {
    if (!IBAN_FORM.matcher(text).matches()) {
      return false;
    }
    StringBuilder digits = new StringBuilder();
    (text.substring(4) + text.substring(0, 4))
        .chars()
        .forEach(c -> digits.append(Character.digit(c, Character.MAX_RADIX)));
    return new BigInteger(digits.toString()).mod(NINETY_SEVEN).equals(BigInteger.ONE);
  }

  /** Luhn: every second digit from the end doubled, the sum of all digits ends in 0. */
  private static boolean card(String text) {
    if (!CARD_FORM.matcher(text).matches()) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(text.length() - 1 - i) - '0';
      int twice = i % 2 == 0 ? digit : 2 * digit;
      sum += twice > 9 ? twice - 9 : twice;
    }
    return sum % 10 == 0;
  }
}
