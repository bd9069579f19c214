package dev.turnstone.jdbc.mariadb;

import dev.turnstone.problem.Problem;
import dev.turnstone.row.RowSink.RefusedRow;
import dev.turnstone.row.Written;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Brings a buffer's rows into the target and finds those that it refuses: a run of rows that did
 * not go in cleanly is undone and split, short runs go in row by row. Order is kept, so of two rows
 * with the same key it is always the later one that is refused.
 */
final class Placement {
  /** Runs of so many rows or fewer are not split any more. */
  private static final int SHORT = 32;

  /** A run with more than one bad row in so many is not split any more either. */
  private static final int MANY = 16;

  private final Batch batch;

  Placement(Batch batch) {
    this.batch = batch;
  }

  /** One way of writing rows. */
  interface Batch {
    /** Writes rows from (inclusive) to (exclusive); anything but a clean result is undone. */
    Outcome writeAll(int from, int to) throws SQLException;

    /** Writes one row under strict rules; a refusal leaves nothing behind. */
    Outcome writeOne(int row) throws SQLException;

    long ordinal(int row);
  }

  /**
   * What became of a run of rows.
   *
   * @param written empty: nothing was kept
   * @param reason of a single row's refusal
   * @param bad how many rows were seen to be bad, 0 where that is not known
   */
  record Outcome(Optional<Written> written, Optional<Problem> reason, long bad) {
    static Outcome clean(Written written) {
      return new Outcome(Optional.of(written), Optional.empty(), 0);
    }

    static Outcome unclean(long bad) {
      return new Outcome(Optional.empty(), Optional.empty(), bad);
    }

    static Outcome refused(Problem reason) {
      return new Outcome(Optional.empty(), Optional.of(reason), 1);
    }
  }

  /** Writes rows from (inclusive) to (exclusive), telling of each that was refused. */
  Written place(int from, int to, RefusedRow listener) throws SQLException {
    if (from == to) {
      return Written.NOTHING;
    }
    Outcome outcome = batch.writeAll(from, to);
    if (outcome.written().isPresent()) {
      return outcome.written().get();
    }
    if (to - from <= SHORT || outcome.bad() > (to - from) / MANY) {
      return oneByOne(from, to, listener);
    }
    int middle = (from + to) >>> 1;
    return place(from, middle, listener).plus(place(middle, to, listener));
  }

  private Written oneByOne(int from, int to, RefusedRow listener) throws SQLException {
    Written sum = Written.NOTHING;
    for (int row = from; row < to; row++) {
      Outcome outcome = batch.writeOne(row);
      if (outcome.written().isPresent()) {
        sum = sum.plus(outcome.written().get());
      } else {
        listener.refused(batch.ordinal(row), outcome.reason().orElseThrow());
      }
    }
    return sum;
  }
}
