package dev.turnstone.row;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands the ranges of one table out to whoever reads next, until the last, or until a reader has to
 * give up. Thread safe.
 */
public final class RangeClaims implements Readers.Trouble {
  private final long rows;
  private @Nullable ChunkRange last;
  private boolean exhausted;
  private boolean interrupted;

  /** Ranges of about so many rows. */
  public RangeClaims(long rows) {
    this.rows = rows;
  }

  /** The next range of what the program reads; null when there is none left. */
  public synchronized @Nullable ChunkRange next(RowSource reader, RowProgram program) {
    if (exhausted) {
      return null;
    }
    ChunkRange next = reader.next(program.reads(), last, rows);
    last = next;
    exhausted = next.last();
    return next;
  }

  /**
   * Lets all readers work, each on the ranges it claims.
   *
   * @throws IllegalStateException when the calling thread is interrupted, which it is then still
   */
  public void all(Readers readers, Consumer<RowSource> work) {
    readers.each(this, work);
    requireWhole();
  }

  private synchronized void requireWhole() {
    if (interrupted) {
      throw new IllegalStateException("interrupted while reading");
    }
  }

  @Override
  public synchronized void failed() {
    exhausted = true;
  }

  @Override
  public synchronized boolean interrupted() {
    exhausted = true;
    interrupted = true;
    return false;
  }
}
