package dev.turnstone.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The statements that build keys and indexes, handed out so that no session waits while there is
 * something to build: those of the largest table first, and of each table one alone before the
 * others, which are not worth building when that one shows that the rows have to be loaded again.
 * Thread safe.
 */
final class BuildQueue<T> {
  /** One statement of a table's. */
  record Build<T>(T table, String statement) {}

  /** What is left of one table. */
  private static final class Left<T> {
    private final T table;
    private final Deque<String> statements;
    private boolean firstUnderWay;
    private boolean firstDone;

    Left(T table, List<String> statements) {
      this.table = table;
      this.statements = new ArrayDeque<>(statements);
    }

    boolean ready() {
      return !statements.isEmpty() && (firstDone || !firstUnderWay);
    }
  }

  private final List<Left<T>> tables = new ArrayList<>();
  private int underWay;

  /** Adds a table behind those that are there; call before the first is taken. */
  synchronized void add(T table, List<String> statements) {
    tables.add(new Left<>(table, statements));
  }

  /**
   * The next statement, waited for where another session has to end first; empty when there is none
   * any more or this thread is interrupted. What is taken has to be {@link #ended}.
   */
  synchronized Optional<Build<T>> take() {
    while (true) {
      for (Left<T> left : tables) {
        if (left.ready()) {
          left.firstUnderWay = true;
          underWay++;
          return Optional.of(new Build<>(left.table, left.statements.remove()));
        }
      }
      if (underWay == 0) {
        return Optional.empty();
      }
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
  }

  /** A statement is through, or failed; {@code others} tells whether the table's others follow. */
  synchronized void ended(Build<T> build, boolean others) {
    underWay--;
    for (Left<T> left : tables) {
      if (left.table.equals(build.table())) {
        left.firstDone = true;
        if (!others) {
          left.statements.clear();
        }
      }
    }
    notifyAll();
  }
}
