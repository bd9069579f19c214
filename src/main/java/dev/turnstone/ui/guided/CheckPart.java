package dev.turnstone.ui.guided;

import dev.turnstone.journal.ChunkCounts;
import dev.turnstone.ui.execute.ExecuteViewModel;
import dev.turnstone.ui.execute.Outcome;
import dev.turnstone.ui.guided.Line.Sign;
import dev.turnstone.ui.kit.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What arrived, what was kept aside, and whether it is what it should be. */
final class CheckPart implements Part {
  private final ExecuteViewModel execute;
  private final Supplier<Optional<Arrived>> arrived;
  private final Messages messages;
  private final Runnable on;

  CheckPart(
      ExecuteViewModel execute,
      Supplier<Optional<Arrived>> arrived,
      Messages messages,
      Runnable on) {
    this.execute = execute;
    this.arrived = arrived;
    this.messages = messages;
    this.on = on;
  }

  @Override
  public Sheet sheet() {
    Optional<Arrived> known = arrived.get();
    if (known.isEmpty()) {
      return new Sheet(
          messages.text("guided.looking"), "", List.of(), messages.text("guided.next"), false);
    }
    Offer[] offers = known.get().counts().setAside() > 0 ? new Offer[] {Offer.ASIDE} : new Offer[0];
    return known(known.get()).offering(offers);
  }

  private Sheet known(Arrived known) {
    List<Line> lines = new ArrayList<>(counts(known));
    Outcome said = execute.standing().outcome().get();
    if (known.verified()) {
      long aside = known.counts().setAside();
      return new Sheet(
          messages.text("guided.check.title"),
          messages.text(aside > 0 ? "guided.check.about.aside" : "guided.check.about"),
          lines,
          messages.text("guided.next"),
          true);
    }
    lines.addAll(UpgradePart.problems(said));
    boolean canary = execute.standing().promotable().get();
    return new Sheet(
        messages.text(canary ? "guided.check.canary" : "guided.check.different"),
        messages.text(canary ? "guided.check.canary.about" : "guided.check.different.about"),
        lines,
        messages.text(canary ? "guided.check.promote" : "guided.next"),
        !canary || execute.standing().reachable().get());
  }

  private List<Line> counts(Arrived known) {
    ChunkCounts counts = known.counts();
    List<Line> lines = new ArrayList<>();
    boolean well = known.verified() || execute.standing().promotable().get();
    lines.add(
        Line.of(
            well ? Sign.FINE : Sign.OBSTACLE,
            messages.text("guided.check.written", counts.written().rows()),
            messages.text(well ? "guided.check.equal" : "guided.check.unequal")));
    if (counts.filtered() > 0) {
      lines.add(
          Line.of(
              Sign.PLAIN,
              messages.text("guided.filtered", counts.filtered()),
              messages.text("guided.filtered.remark")));
    }
    boolean aside = counts.setAside() > 0;
    lines.add(
        Line.of(
            aside ? Sign.WARNING : Sign.FINE,
            messages.text("guided.check.aside", counts.setAside()),
            messages.text(aside ? "guided.check.aside.remark" : "guided.check.aside.none")));
    lines.add(
        Line.of(
            Sign.FINE,
            messages.text("guided.check.back"),
            messages.text("guided.check.back.remark")));
    return lines;
  }

  @Override
  public void next() {
    if (execute.standing().promotable().get()) {
      execute.promote();
    } else {
      on.run();
    }
  }
}
