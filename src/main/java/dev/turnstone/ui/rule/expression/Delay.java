package dev.turnstone.ui.rule.expression;

import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lets a moment pass before what follows typing is done; of several wishes within the moment only
 * the last one counts. Used on the window's thread only.
 */
public interface Delay {
  /** What makes one for each thing that follows typing: a quarter of a second. */
  Supplier<Delay> TYPING = () -> new Pause(Duration.millis(250));

  /** Does this after the moment, unless something else is wished before. */
  void then(Runnable task);

  /** A delay by the window's own clock. */
  final class Pause implements Delay {
    private final Duration moment;
    private @Nullable PauseTransition pause;

    Pause(Duration moment) {
      this.moment = moment;
    }

    @Override
    public void then(Runnable task) {
      PauseTransition running = pause;
      if (running == null) {
        running = new PauseTransition(moment);
        pause = running;
      }
      running.setOnFinished(e -> task.run());
      running.playFromStart();
    }
  }
}
