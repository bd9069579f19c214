package dev.turnstone.ui.execute;

import java.util.OptionalLong;

/**
 * Rates on a slider: from 10 to a million rows a second, ten times as many for every fifth of the
 * way, and no limit at its end.
 */
final class RateScale {
  /** Where the slider ends, which is no limit. */
  static final double END = 100;

  private static final double LEAST = 10;
  private static final double MOST = 1e6;
  private static final double LAST = 98;

  private RateScale() {}

  /** The rate at a place, with two digits that count. */
  static OptionalLong at(double place) {
    if (place > LAST) {
      return OptionalLong.empty();
    }
    double exact = LEAST * Math.pow(MOST / LEAST, Math.max(0, place) / LAST);
    double unit = Math.pow(10, Math.floor(Math.log10(exact)) - 1);
    return OptionalLong.of(Math.max(1, Math.round(Math.round(exact / unit) * unit)));
  }

  /** Where a rate is; a rate beyond the scale at its nearest place. */
  static double placeOf(OptionalLong rate) {
    if (rate.isEmpty()) {
      return END;
    }
    double within = Math.max(LEAST, Math.min(MOST, (double) rate.getAsLong()));
    return LAST * Math.log(within / LEAST) / Math.log(MOST / LEAST);
  }
}
