package dev.turnstone.ui.rollback;

import dev.turnstone.run.ProgressMeter;
import dev.turnstone.ui.kit.Messages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** How far work has come, as it was when it was looked at last. */
public final class UndoProgress {
  private final Messages messages;
  private final Clock clock;
  private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper rows = new ReadOnlyStringWrapper("");
  private final ReadOnlyDoubleWrapper part = new ReadOnlyDoubleWrapper(0);
  private ProgressMeter meter = new ProgressMeter();
  private Instant begun = Instant.EPOCH;
  private long expected;

  UndoProgress(Messages messages, Clock clock) {
    this.messages = messages;
    this.clock = clock;
  }

  /** What is done, in a sentence. */
  public ReadOnlyStringProperty doing() {
    return doing.getReadOnlyProperty();
  }

  /** Rows that are taken out, of how many, and for how long it goes on. */
  public ReadOnlyStringProperty rows() {
    return rows.getReadOnlyProperty();
  }

  /** From 0 to 1. */
  public ReadOnlyDoubleProperty part() {
    return part.getReadOnlyProperty();
  }

  /**
   * Other work begins now.
   *
   * @param rowsExpected that are to be taken out; 0: not known
   */
  ProgressMeter begin(long rowsExpected) {
    meter = new ProgressMeter();
    begun = clock.instant();
    expected = rowsExpected;
    sample();
    return meter;
  }

  void sample() {
    long out = meter.tables().stream().mapToLong(ProgressMeter.TableProgress::confirmed).sum();
    long seconds = Duration.between(begun, clock.instant()).toSeconds();
    doing.set(meter.doing());
    rows.set(messages.text("rollback.progress", out, Math.max(out, expected), seconds));
    part.set(expected == 0 ? 0 : Math.min(1, out / (double) expected));
  }
}
