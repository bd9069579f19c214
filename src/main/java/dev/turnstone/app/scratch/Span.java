package dev.turnstone.app.scratch;

/** A time of which only bounds are known, in seconds. */
record Span(double low, double high) {
  static final Span NOTHING = new Span(0, 0);

  /** How much a thing takes: so many seconds for so many rows. */
  record Point(double seconds, double rows) {}

  /** What was measured and will be about the same again. */
  static Span about(double seconds) {
    return new Span(0.8 * seconds, 1.25 * seconds);
  }

  /** What does not grow with the rows, and is too short to be measured well. */
  static Span once(double seconds) {
    return new Span(0.6 * seconds, 1.6 * seconds);
  }

  /**
   * What a thing takes for all rows, from two measurements. The part that does not grow with the
   * rows is known but roughly, so that the bounds leave room for more and for less of it.
   *
   * @param rows of all
   */
  static Span scaled(Point small, Point large, double rows) {
    if (large.rows() <= 0 || rows <= large.rows() * 1.001) {
      return about(large.seconds());
    }
    double linear = large.seconds() * rows / large.rows();
    double more = large.rows() - small.rows();
    double slope = more > 0 ? (large.seconds() - small.seconds()) / more : linear / rows;
    double fitted = large.seconds() + Math.max(0, slope) * (rows - large.rows());
    return new Span(
        0.8 * between(0.3 * linear, fitted, linear),
        1.25 * between(0.6 * linear, 1.3 * fitted, 2 * linear));
  }

  private static double between(double least, double value, double most) {
    return Math.max(least, Math.min(most, value));
  }

  Span plus(Span other) {
    return new Span(low + other.low, high + other.high);
  }

  Span times(double factor) {
    return new Span(low * factor, high * factor);
  }

  Span atLeast(double seconds) {
    return new Span(Math.max(low, seconds), Math.max(high, seconds));
  }
}
