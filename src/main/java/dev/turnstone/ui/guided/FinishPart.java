package dev.turnstone.ui.guided;

import dev.turnstone.journal.RunState;
import dev.turnstone.ui.guided.Line.Sign;
import dev.turnstone.ui.kit.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The decision: the new version is kept, or taken back. */
final class FinishPart implements Part {
  private final Supplier<Optional<Arrived>> arrived;
  private final Messages messages;
  private final Runnable leave;
  private boolean kept;

  FinishPart(Supplier<Optional<Arrived>> arrived, Messages messages, Runnable leave) {
    this.arrived = arrived;
    this.messages = messages;
    this.leave = leave;
  }

  /** True when the last run was taken back. */
  boolean undone() {
    return in(RunState.UNDONE);
  }

  /** True when nothing is left to be checked: the way back was gone, or begun. */
  boolean settles() {
    return undone() || in(RunState.UNDO_STOPPED);
  }

  /** True while there is something to take back. */
  boolean undoable() {
    return arrived.get().isPresent() && !undone();
  }

  private boolean in(RunState state) {
    return arrived.get().filter(a -> a.state() == state).isPresent();
  }

  @Override
  public Sheet sheet() {
    if (undone()) {
      return said("guided.finish.undone", "guided.finish.undone.about", "guided.finish.close");
    }
    if (in(RunState.UNDO_STOPPED)) {
      return said("guided.finish.half", "guided.finish.half.about", "guided.finish.close");
    }
    if (kept) {
      return said("guided.finish.kept", "guided.finish.kept.about", "guided.finish.close");
    }
    return verified()
        ? said("guided.finish.title", "guided.finish.about", "guided.finish.keep")
        : said("guided.finish.doubt", "guided.finish.doubt.about", "guided.finish.keep_anyway");
  }

  private Sheet said(String title, String about, String next) {
    return new Sheet(messages.text(title), messages.text(about), lines(), messages.text(next), true)
        .offering(undone() ? new Offer[0] : new Offer[] {Offer.TAKE_BACK});
  }

  private boolean verified() {
    return arrived.get().filter(Arrived::verified).isPresent();
  }

  private List<Line> lines() {
    if (settles()) {
      return List.of();
    }
    boolean well = verified();
    return List.of(
        Line.of(
            well ? Sign.FINE : Sign.OBSTACLE,
            messages.text(well ? "guided.finish.verified" : "guided.finish.unverified"),
            ""),
        Line.of(
            Sign.PLAIN,
            messages.text("guided.finish.later"),
            messages.text("guided.finish.later.remark")));
  }

  @Override
  public void next() {
    if (kept || settles()) {
      leave.run();
    } else {
      kept = true;
    }
  }

  /** Another run: what was decided of the one before counts no more. */
  void begun() {
    kept = false;
  }
}
