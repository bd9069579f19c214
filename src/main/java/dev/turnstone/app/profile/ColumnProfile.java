package dev.turnstone.app.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the values of one column are like, over the rows that were looked at. Holds values of rows:
 * made to be shown, never to be kept or logged.
 *
 * @param rows that were looked at
 * @param nulls how many of them have no value
 * @param top the values that occur most often, most often first; values beyond the first {@link
 *     #KEPT} different ones, fewer in wide tables, are not counted
 * @param patterns the forms of texts that occur most often, see {@link Mask}; empty: no texts
 * @param shapes how many texts have a shape that tells what they are; shapes that none has are left
 *     out
 */
public record ColumnProfile(
    String column,
    long rows,
    long nulls,
    Distinct distinct,
    Extent extent,
    List<Counted> top,
    List<Counted> patterns,
    Map<Shape, Long> shapes) {
  /** Different values that are counted one by one; more are estimated. */
  public static final int KEPT = 10_000;

  public ColumnProfile {
    top = List.copyOf(top);
    patterns = List.copyOf(patterns);
    shapes = Map.copyOf(shapes);
  }

  /**
   * How many different values there are among the rows looked at, NULL apart.
   *
   * @param exact false: estimated, wrong by a few in a hundred
   */
  public record Distinct(long count, boolean exact) {}

  /**
   * Between what the values lie.
   *
   * @param least the smallest number, the earliest time or the first text by its letters; empty:
   *     none, or values that have no order
   * @param most the other end, likewise
   * @param shortest letters of the shortest text, or bytes; empty: neither
   * @param longest of the longest, likewise
   */
  public record Extent(
      Optional<String> least, Optional<String> most, OptionalInt shortest, OptionalInt longest) {
    /** Without values. */
    @Override
    public String toString() {
      return "Extent";
    }
  }

  /**
   * How often something occurs.
   *
   * @param shown the value as it is shown, a long one cut and ending in {@code …}
   */
  public record Counted(String shown, long count) {
    /** Without the value. */
    @Override
    public String toString() {
      return "Counted[" + count + "]";
    }
  }

  /** The part of the rows that has no value, from 0 to 1. */
  public double nullShare() {
    return rows == 0 ? 0 : (double) nulls / rows;
  }

  /** Rows with a value. */
  public long filled() {
    return rows - nulls;
  }

  /** The part of the values that has a shape, from 0 to 1. */
  public double share(Shape shape) {
    return filled() == 0 ? 0 : (double) shapes.getOrDefault(shape, 0L) / filled();
  }

  /** Without values. */
  @Override
  public String toString() {
    return "ColumnProfile[" + column + ", " + rows + " rows]";
  }
}
