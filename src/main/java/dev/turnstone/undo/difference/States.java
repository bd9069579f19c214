package dev.turnstone.undo.difference;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** All that a comparison holds open, closed in the reverse order. */
final class States implements AutoCloseable {
  private final Deque<Runnable> closing = new ArrayDeque<>();
  private final TableComparer.Files files;
  private boolean setAsideExpected;

  States(Path folder) {
    Scratch left = new Scratch(folder);
    Scratch right = new Scratch(folder);
    Scratch index = new Scratch(folder);
    files = new TableComparer.Files(left, right, index);
    closing.push(left::close);
    closing.push(right::close);
    closing.push(index::close);
  }

  /** Rows that the left side cannot carry over are no difference: a run set them aside. */
  void expectSetAside() {
    setAsideExpected = true;
  }

  boolean setAsideExpected() {
    return setAsideExpected;
  }

  TableComparer.Files files() {
    return files;
  }

  /** Will be done on closing, before what was told earlier. */
  void onClose(Runnable close) {
    closing.push(close);
  }

  @Override
  public void close() {
    @Nullable RuntimeException failure = null;
    while (!closing.isEmpty()) {
      try {
        closing.pop().run();
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
