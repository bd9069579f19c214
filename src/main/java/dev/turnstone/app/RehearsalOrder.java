package dev.turnstone.app;

import dev.turnstone.journal.SetAside;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * How a plan is to be rehearsed.
 *
 * @param sample rows per table, at least 1; empty: every row
 * @param refused told of every row that a run would set aside, once all are known; empty: nobody
 */
public record RehearsalOrder(OptionalLong sample, Optional<Consumer<SetAside>> refused) {
  /** Every row; nobody is told of single rows. */
  public static final RehearsalOrder EVERYTHING =
      new RehearsalOrder(OptionalLong.empty(), Optional.empty());
}
