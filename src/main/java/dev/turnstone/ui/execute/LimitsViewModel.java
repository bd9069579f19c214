package dev.turnstone.ui.execute;

import dev.turnstone.plan.Safeguards;
import dev.turnstone.run.Cancellation;
import dev.turnstone.ui.kit.Messages;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a run that can be changed while it works: another rate counts at once, other
 * workers once the run has paused and gone on. On the window's thread only.
 */
public final class LimitsViewModel {
  private final Messages messages;
  private final ObjectProperty<OptionalLong> rate =
      new SimpleObjectProperty<>(OptionalLong.empty());
  private final ObjectProperty<OptionalInt> workers =
      new SimpleObjectProperty<>(OptionalInt.empty());
  private final ReadOnlyStringWrapper rateWords = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper workersWait = new ReadOnlyBooleanWrapper(false);
  private Safeguards limits = Safeguards.DEFAULT;
  private OptionalInt working = OptionalInt.empty();
  private @Nullable Cancellation run;

  LimitsViewModel(Messages messages) {
    this.messages = messages;
    rate.addListener((o, was, is) -> rated());
    workers.addListener((o, was, is) -> settle());
    rated();
  }

  /** Rows per second over all workers; empty: as fast as the databases allow. */
  public ObjectProperty<OptionalLong> rate() {
    return rate;
  }

  public ReadOnlyStringProperty rateWords() {
    return rateWords.getReadOnlyProperty();
  }

  /** Workers at once; empty: as many as the machine has cores, at most 4. */
  public ObjectProperty<OptionalInt> workers() {
    return workers;
  }

  /** True while the run works with another number of workers than is wished. */
  public ReadOnlyBooleanProperty workersWait() {
    return workersWait.getReadOnlyProperty();
  }

  /** How many of the rows that may be set aside are. */
  public String budget(long setAside) {
    if (limits.setAsideLimit().isPresent()) {
      return messages.text("execute.budget.rows", setAside, limits.setAsideLimit().getAsLong());
    }
    return limits
        .setAsidePercent()
        .map(p -> messages.text("execute.budget.percent", setAside, p.toPlainString()))
        .orElseGet(() -> messages.text("execute.budget.none", setAside));
  }

  /** True when no more rows may be set aside. */
  public boolean spent(long setAside) {
    return limits.setAsideLimit().isPresent() && setAside >= limits.setAsideLimit().getAsLong();
  }

  Safeguards limits() {
    return limits;
  }

  /** Begins with these limits, and forgets what was wished. */
  void show(Safeguards given) {
    limits = given;
    rate.set(given.rowsPerSecond());
    workers.set(given.workers());
    settle();
  }

  /** A run works from now on, and follows the rate. */
  void follow(Cancellation wishes) {
    run = wishes;
    working = workers.get();
    rated();
    settle();
  }

  /** Nothing works any more. */
  void leave() {
    run = null;
    settle();
  }

  /** Puts the limits that are wished now in place of those that a run began with. */
  UnaryOperator<Safeguards> wished() {
    OptionalInt readers = workers.get();
    OptionalLong rows = rate.get();
    return given ->
        new Safeguards(
            readers,
            given.chunkRows(),
            rows,
            given.bytesPerSecond(),
            given.setAsideLimit(),
            given.setAsidePercent(),
            given.conditions(),
            given.canary());
  }

  private void rated() {
    OptionalLong now = rate.get();
    rateWords.set(
        now.isPresent()
            ? messages.text("execute.rate", now.getAsLong())
            : messages.text("execute.rate.none"));
    Cancellation works = run;
    if (works != null) {
      works.keepTo(now);
    }
  }

  private void settle() {
    workersWait.set(run != null && !working.equals(workers.get()));
  }
}
