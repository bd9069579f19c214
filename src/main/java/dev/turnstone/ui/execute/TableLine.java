package dev.turnstone.ui.execute;

import dev.turnstone.run.Pace.Band;
import java.util.Optional;

/**
 * How one table stands, in numbers; its words are made where it is shown.
 *
 * @param key the target table as the run knows it
 * @param confirmed rows that are settled for good
 * @param expected rows of the source; -1: not counted
 * @param left how long its rows still take; empty: nobody can tell
 */
public record TableLine(
    String key, long confirmed, long expected, long setAside, State state, Optional<Band> left) {
  /** Where it stands, and what it waits for where it does. */
  public enum State {
    /** For the databases to be checked and the target's tables to be made. */
    WAITS_FOR_CHECK,
    WAITS_FOR_COUNT,
    WAITS_FOR_WORKER,
    /** The run is paused. */
    WAITS_FOR_RESUME,
    COPYING,
    /** All rows are confirmed; keys, indexes and reading back are still to come. */
    COPIED,
    READING_BACK,
    VERIFIED,
    DIFFERENT
  }

  /** The table's name without its schema. */
  public String name() {
    return key.substring(key.indexOf('.') + 1);
  }

  /** The same in another state, in which nobody can tell how long it takes. */
  TableLine in(State other) {
    return new TableLine(key, confirmed, expected, setAside, other, Optional.empty());
  }

  /** Rows that are there of those there are to be, rounded down; empty while it is not counted. */
  public Optional<Integer> percent() {
    if (expected < 0) {
      return Optional.empty();
    }
    boolean through = state.compareTo(State.COPIED) >= 0;
    return Optional.of(
        expected == 0 ? (through ? 100 : 0) : (int) Math.min(100, confirmed * 100 / expected));
  }

  /** The same as a part of one, not rounded; 0 while it is not counted. */
  public double share() {
    return expected <= 0
        ? percent().orElse(0) / 100.0
        : Math.min(1, (double) confirmed / (double) expected);
  }
}
