package dev.turnstone.ui.kit;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as people of a language type them, read so that none is taken for another. */
public final class TypedNumber {
  private static final int MOST_DECIMALS = 6;
  private static final Pattern GROUPED = Pattern.compile("\\d{1,3}([.,'\u00a0\u202f ]\\d{3})+");
  private static final Pattern PLAIN = Pattern.compile("\\d{1,18}");

  private final Locale locale;
  private final char point;

  public TypedNumber(Locale locale) {
    this.locale = locale;
    this.point = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
  }

  /** As the language writes it. */
  public String text(BigDecimal number) {
    NumberFormat format = NumberFormat.getInstance(locale);
    format.setMaximumFractionDigits(MOST_DECIMALS);
    return format.format(number);
  }

  /**
   * What was typed; empty: it is no such number.
   *
   * @param whole whether it has no decimals; then points and commas only group digits
   */
  public Optional<BigDecimal> read(String typed, boolean whole) {
    String text = typed.strip();
    int at = whole ? -1 : text.indexOf(point);
    String decimals = at < 0 ? "" : text.substring(at + 1);
    String before = at < 0 ? text : text.substring(0, at);
    boolean grouped = GROUPED.matcher(before).matches();
    boolean fine =
        (grouped && (whole || before.indexOf(point) < 0)) || PLAIN.matcher(before).matches();
    boolean tail = at < 0 || decimals.matches("\\d{1," + MOST_DECIMALS + "}");
    if (!fine || !tail) {
      return Optional.empty();
    }
    String digits = before.replaceAll("\\D", "");
    return Optional.of(new BigDecimal(at < 0 ? digits : digits + "." + decimals));
  }
}
