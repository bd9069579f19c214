package dev.turnstone.ui.kit;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions one after the other; of those asked while one is answered only the newest is.
 * Used on the window's thread only.
 *
 * @param <T> an answer
 */
public final class Newest<T> {
  private final Background background;
  private final Consumer<T> done;
  private final Consumer<Throwable> failed;
  private @Nullable Callable<T> next;
  private boolean working;
  private int turn;

  /**
   * Asks beside the window.
   *
   * @param done told of answers, unless something else was asked since
   * @param failed told of what a question threw, likewise
   */
  public Newest(Background background, Consumer<T> done, Consumer<Throwable> failed) {
    this.background = background;
    this.done = done;
    this.failed = failed;
  }

  /** Asks; may wait for databases and files. */
  public void ask(Callable<T> question) {
    turn++;
    next = question;
    go();
  }

  /** Nobody waits for an answer any more. */
  public void forget() {
    turn++;
    next = null;
  }

  private void go() {
    Callable<T> question = next;
    if (working || question == null) {
      return;
    }
    next = null;
    working = true;
    int mine = turn;
    background.run(
        question,
        answer -> end(mine, () -> done.accept(answer)),
        e -> end(mine, () -> failed.accept(e)));
  }

  private void end(int mine, Runnable tell) {
    working = false;
    if (mine == turn) {
      tell.run();
    }
    go();
  }
}
