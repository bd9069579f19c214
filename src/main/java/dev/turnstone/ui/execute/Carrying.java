package dev.turnstone.ui.execute;

import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.ui.kit.Background;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one job that works on the databases, in the background, and the wish that it stops. On the
 * window's thread only.
 */
final class Carrying {
  private final Background background;
  private final List<Runnable> afterwards = new ArrayList<>();
  private Wish wish = Wish.NONE;
  private double worked;
  private @Nullable Watch watch;

  /** Why the job is asked to stop. */
  enum Wish {
    NONE,
    PAUSE,
    STOP,
    /** To go on at once with other workers. */
    RESTART
  }

  /** Who looks on, and may stop it. */
  record Watch(ProgressMeter meter, Cancellation cancellation) {
    double seconds() {
      return meter.seconds().values().stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  /** Work that can be watched. */
  interface Job<T> {
    T with(ProgressMeter meter, Cancellation cancellation);
  }

  /** What follows, while the job still counts as working; they end with {@link #over}. */
  record Ends<T>(Consumer<T> done, Consumer<Throwable> failed) {}

  Carrying(Background background) {
    this.background = background;
  }

  boolean working() {
    return watch != null;
  }

  /** Empty: nothing works. */
  Optional<Watch> watch() {
    return Optional.ofNullable(watch);
  }

  Wish wish() {
    return wish;
  }

  /** From now on time is counted from the beginning. */
  void fresh() {
    worked = 0;
  }

  /** Begins a job; how it can be watched is known before it does anything. */
  Watch prepare() {
    Watch mine =
        new Watch(new ProgressMeter(Duration.ofNanos((long) (worked * 1e9))), new Cancellation());
    watch = mine;
    wish = Wish.NONE;
    return mine;
  }

  /** Does the job that was prepared. */
  <T> void begin(Watch mine, Job<T> job, Ends<T> ends) {
    background.run(() -> job.with(mine.meter(), mine.cancellation()), ends.done(), ends.failed());
  }

  /** Asks for a stop at the next safe place; false: nothing works, or it was asked before. */
  boolean stop(Wish why) {
    Watch now = watch;
    if (now == null || wish != Wish.NONE) {
      return false;
    }
    wish = why;
    now.cancellation().stop("asked to");
    return true;
  }

  /** Does something once nothing works any more; at once where nothing does. */
  void afterwards(Runnable what) {
    if (working()) {
      afterwards.add(what);
    } else {
      what.run();
    }
  }

  /** Nothing works any more: shows what came of it, then does what was to be done afterwards. */
  void over(Runnable show) {
    worked = watch().map(Watch::seconds).orElse(worked);
    watch = null;
    show.run();
    if (!working()) {
      List<Runnable> all = List.copyOf(afterwards);
      afterwards.clear();
      all.forEach(Runnable::run);
    }
  }
}
