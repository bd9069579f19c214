package dev.turnstone.app.scratch;

import dev.turnstone.row.Lease;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.run.Cancellation;

/** How the right to write is taken and held. */
public interface Leases {
  /**
   * Takes it and keeps prolonging it.
   *
   * @param cancellation asked to stop when it is lost, or when whoever waits wishes it
   */
  Held take(TargetDatabase target, Lease wanted, Cancellation cancellation);

  /** A lease that is being prolonged until it is closed. */
  interface Held extends AutoCloseable {
    Lease lease();

    /** Gives it back and forgets all traces of its run in the target. */
    void finish();

    /** Lets it run out by itself. */
    @Override
    void close();
  }
}
