package dev.turnstone.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How fast rows are confirmed, lately and over all, and what follows for the rest. For one thread.
 */
public final class Pace {
  private static final double LATELY_SECONDS = 6;
  private final Deque<double[]> points = new ArrayDeque<>();
  private double firstSecond = -1;
  private long firstRows;

  /** Takes note of a moment; moments come in order. */
  public void note(double second, long rows) {
    if (firstSecond < 0 && rows > 0) {
      firstSecond = points.isEmpty() ? second : points.peekLast()[0];
      firstRows = points.isEmpty() ? rows : (long) points.peekLast()[1];
    }
    points.addLast(new double[] {second, (double) rows});
    while (points.size() > 2 && points.peekFirst()[0] < second - LATELY_SECONDS) {
      points.removeFirst();
    }
  }

  /** Rows per second of the last few seconds. */
  public double lately() {
    return points.isEmpty() ? 0 : rate(points.peekFirst()[0], points.peekFirst()[1]);
  }

  private double overall() {
    return firstSecond < 0 ? 0 : rate(firstSecond, (double) firstRows);
  }

  private double rate(double second, double rows) {
    double[] last = points.peekLast();
    double span = last == null ? 0 : last[0] - second;
    return last == null || span <= 0 ? 0 : (last[1] - rows) / span;
  }

  /**
   * How long the rest takes; empty before one row in a hundred is confirmed.
   *
   * @param expected -1: not known
   */
  public Optional<Band> remaining(long confirmed, long expected) {
    double slow = Math.min(lately(), overall());
    double fast = Math.max(lately(), overall());
    boolean early = expected <= 0 || confirmed * 100 < expected || slow <= 0;
    if (early || confirmed >= expected) {
      return Optional.empty();
    }
    long left = expected - confirmed;
    return Optional.of(new Band(0.9 * left / fast, 1.15 * left / slow));
  }

  /** From so many seconds to so many. */
  public record Band(double low, double high) {
    /** In the largest unit that tells enough, for example {@code 3-5 min}. */
    public String words() {
      if (high < 2) {
        return "1-2 s";
      }
      if (high < 120) {
        return words(1, "s");
      }
      return high < 7200 ? words(60, "min") : words(3600, "h");
    }

    private String words(double unit, String name) {
      long from = Math.max(1, (long) Math.floor(low / unit));
      long to = (long) Math.ceil(high / unit);
      return from >= to ? to + " " + name : from + "-" + to + " " + name;
    }
  }
}
