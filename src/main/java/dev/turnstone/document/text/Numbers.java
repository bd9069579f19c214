package dev.turnstone.document.text;

import java.util.Locale;

/** Numbers as people read them, the same on every machine. */
public final class Numbers {
  private Numbers() {}

  /** With thousands separators: {@code 1,234,567}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** With its word: {@code 1 row}, {@code 1,234 rows}. */
  public static String count(long number, String word) {
    return count(number) + " " + word + (number == 1 ? "" : "s");
  }

  /** {@code 0.42 s}, {@code 12.3 s}, {@code 3 min 5 s}, {@code 2 h 10 min}. */
  public static String duration(double seconds) {
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.2f s", seconds);
    }
    if (seconds < 120) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 7200
        ? whole / 60 + " min " + whole % 60 + " s"
        : whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }
}
