package dev.turnstone.ui.compare;

import dev.turnstone.app.export.ComparisonFile;
import dev.turnstone.catalog.TableName;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.undo.difference.Comparison;
import dev.turnstone.undo.difference.RowDifference;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;

/**
 * A comparison that is looked at. It holds on to both databases until it is closed, which waits
 * until nobody reads it any more; from then on it answers nothing. Thread safe.
 */
final class OpenComparison {
  /** Of longer values the length is shown; more of them is in the exported files. */
  private static final int LONGEST_BYTES = 2048;

  private final Comparison comparison;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile boolean closing;

  OpenComparison(Comparison comparison) {
    this.comparison = comparison;
  }

  /** What can be told of it without waiting, also once it is closed. */
  Comparison facts() {
    return comparison;
  }

  /**
   * Differing rows of a table.
   *
   * @throws Stopped when it is closed
   */
  List<RowDifference> page(TableName table, long from, int count) {
    lock.readLock().lock();
    try {
      requireOpen();
      return comparison.page(table, from, count, LONGEST_BYTES);
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Writes all differences to a file, in the form that the end of its name tells.
   *
   * @param stop true once nobody wants the file any more
   * @throws Stopped when that is so, or it is closed
   */
  void write(Path file, BooleanSupplier stop) {
    lock.readLock().lock();
    try {
      requireOpen();
      ComparisonFile wanted = new ComparisonFile(file);
      wanted.requireWritable();
      wanted.write(comparison, comparison.tables(), () -> closing || stop.getAsBoolean());
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Lets go of both databases, once. */
  void close() {
    closing = true;
    lock.writeLock().lock();
    try {
      comparison.close();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void requireOpen() {
    if (closing) {
      throw new Stopped(Problem.note(Code.COMPARISON_STOPPED, Location.EVERYWHERE));
    }
  }
}
