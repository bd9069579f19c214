package dev.turnstone.app;

import dev.turnstone.app.scratch.Leases;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.ConnectionLost;
import dev.turnstone.problem.EngineException.LeaseLost;
import dev.turnstone.problem.EngineException.TryAgain;
import dev.turnstone.row.Lease;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.run.Cancellation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Holds a lease for as long as it is open: a heartbeat prolongs it every few seconds. When it is
 * lost, or could not be prolonged before it ran out, the run is asked to stop; the fencing token
 * keeps a late writer out in any case.
 */
final class LeaseKeeper implements Leases.Held {
  static final Duration LIFE = Duration.ofSeconds(30);
  private static final Duration BEAT = Duration.ofSeconds(5);
  private static final long LOOK_MILLIS = 500;
  private static final int TRIES = 5;
  private final TargetDatabase target;
  private final Lease lease;
  private final Cancellation cancellation;
  private final BooleanSupplier askedToStop;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile long prolongedAt = System.nanoTime();

  private LeaseKeeper(
      TargetDatabase target, Lease lease, Cancellation cancellation, BooleanSupplier askedToStop) {
    this.target = target;
    this.lease = lease;
    this.cancellation = cancellation;
    this.askedToStop = askedToStop;
  }

  /**
   * Takes the lease and starts the heartbeat.
   *
   * @param askedToStop looked at twice a second; true asks the run to stop
   * @throws LeaseLost when another process holds it
   */
  static LeaseKeeper take(
      TargetDatabase target, Lease wanted, Cancellation cancellation, BooleanSupplier askedToStop) {
    Lease lease = acquire(target, wanted, cancellation);
    LeaseKeeper keeper = new LeaseKeeper(target, lease, cancellation, askedToStop);
    Thread heart = new Thread(keeper::live, "turnstone-lease");
    heart.setDaemon(true);
    heart.start();
    return keeper;
  }

  /**
   * A lease whose reply was lost may be held all the same; the same run may take it again, so that
   * asking once more is safe.
   */
  private static Lease acquire(TargetDatabase target, Lease wanted, Cancellation cancellation) {
    for (int tried = 1; ; tried++) {
      try {
        return target.ledger().acquire(wanted.plan(), wanted.run(), holder(), LIFE);
      } catch (ConnectionLost | TryAgain e) {
        if (tried >= TRIES || cancellation.await(tried * LOOK_MILLIS)) {
          throw e;
        }
      }
    }
  }

  private void live() {
    try {
      while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (askedToStop.getAsBoolean()) {
          cancellation.stop("asked to");
        }
        if (System.nanoTime() - prolongedAt > BEAT.toNanos()) {
          beat();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (OutOfMemoryError e) {
      cancellation.stop("the memory does not suffice"); // a lease nobody prolongs runs out
    }
  }

  @Override
  public Lease lease() {
    return lease;
  }

  /** Gives the lease back and forgets the run's markers: the run has ended. */
  @Override
  public void finish() {
    closed.countDown();
    target.ledger().release(lease, true);
  }

  /** Gives the lease back but keeps the markers: the run will be resumed. */
  void pause() {
    closed.countDown();
    target.ledger().release(lease, false);
  }

  private void beat() {
    try {
      target.ledger().heartbeat(lease, LIFE);
      prolongedAt = System.nanoTime();
    } catch (LeaseLost e) {
      cancellation.stop(e.problems().get(0).message());
    } catch (EngineException e) {
      if (System.nanoTime() - prolongedAt > LIFE.toNanos()) {
        cancellation.stop(e.problems().get(0).message());
      }
    }
  }

  private static String holder() {
    String process = "process " + ProcessHandle.current().pid();
    return Operator.machine().map(machine -> process + " on " + machine).orElse(process);
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
