package dev.turnstone.ui.execute;

import dev.turnstone.ui.kit.Messages;
import java.util.Locale;

/** Lengths of time as clocks show them. */
final class Durations {
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;

  private Durations() {}

  /** For a result: seconds with a decimal as long as there are few, else as a clock shows them. */
  static String shown(double seconds, Messages messages) {
    return seconds < MINUTE ? messages.text("execute.seconds", seconds) : clock(seconds);
  }

  /** {@code 0:21}, {@code 12:04} or {@code 1:02:03}; parts of a second are left out. */
  static String clock(double seconds) {
    long whole = (long) seconds;
    long minutes = whole % HOUR / MINUTE;
    return whole < HOUR
        ? String.format(Locale.ROOT, "%d:%02d", minutes, whole % MINUTE)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / HOUR, minutes, whole % MINUTE);
  }
}
