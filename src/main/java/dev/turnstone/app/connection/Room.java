package dev.turnstone.app.connection;

import dev.turnstone.row.Survey;
import java.util.List;
import java.util.Locale;

/** Says how much a database takes, and how much is free where it is. */
final class Room {
  private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB", "PB");
  private static final int STEP = 1000;

  private Room() {}

  /** As far as the server tells. */
  static String of(Survey survey, Side side) {
    String taken =
        survey.bytes().isPresent() ? words(survey.bytes().getAsLong()) + " taken" : "size not told";
    if (survey.free().isPresent()) {
      return taken + ", " + words(survey.free().getAsLong()) + " free";
    }
    return side == Side.TARGET ? taken + "; what is free, the server does not tell" : taken;
  }

  /** In the largest unit that leaves at least one. */
  static String words(long bytes) {
    double left = bytes;
    int unit = 0;
    while (left >= STEP && unit < UNITS.size() - 1) {
      left /= STEP;
      unit++;
    }
    String format = unit == 0 || left >= 100 ? "%.0f %s" : "%.1f %s";
    return String.format(Locale.ROOT, format, left, UNITS.get(unit));
  }
}
