package dev.turnstone.app;

import dev.turnstone.journal.SetAside;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * How a plan is to be rehearsed.
 *
 * @param sample rows per table, at least 1; empty: every row
 * @param refused told of every row that a run would set aside, once all are known; empty: nobody
 * @param scratch scratch copies may be made in the target, with at most so many rows each, at least
 *     1, to tell how long the run takes and to rehearse its undo; empty: nothing is written
 * @param windowEnd when the run has to be over; held against what scratch copies tell
 */
public record RehearsalOrder(
    OptionalLong sample,
    Optional<Consumer<SetAside>> refused,
    OptionalLong scratch,
    Optional<OffsetDateTime> windowEnd) {
  /** Rows of a scratch copy where nobody says otherwise; time limits them, too. */
  public static final long SCRATCH_ROWS = 200_000;

  /** Every row; nobody is told of single rows. */
  public static final RehearsalOrder EVERYTHING =
      new RehearsalOrder(OptionalLong.empty(), Optional.empty());

  /** Without scratch copies and without a window. */
  public RehearsalOrder(OptionalLong sample, Optional<Consumer<SetAside>> refused) {
    this(sample, refused, OptionalLong.empty(), Optional.empty());
  }

  /** The same with scratch copies of at most so many rows each. */
  public RehearsalOrder withScratch(long rows) {
    return new RehearsalOrder(sample, refused, OptionalLong.of(rows), windowEnd);
  }

  /** The same with an end by which the run has to be over. */
  public RehearsalOrder until(OffsetDateTime end) {
    return new RehearsalOrder(sample, refused, scratch, Optional.of(end));
  }
}
