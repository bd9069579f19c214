package dev.turnstone.undo.difference;

import dev.turnstone.problem.EngineException.Stopped;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for work of another thread and passes on what went wrong there. */
final class Waiting {
  private Waiting() {}

  static <T> T outcome(Future<T> work) {
    try {
      return work.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      if (e.getCause() instanceof OutOfMemoryError full) {
        throw Stopped.memoryExhausted(full);
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while comparing", e);
    }
  }
}
