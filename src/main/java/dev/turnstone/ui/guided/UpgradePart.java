package dev.turnstone.ui.guided;

import dev.turnstone.ui.execute.BeforeViewModel;
import dev.turnstone.ui.execute.BeforeViewModel.DryRun;
import dev.turnstone.ui.execute.ExecuteViewModel;
import dev.turnstone.ui.execute.Outcome;
import dev.turnstone.ui.execute.Stage;
import dev.turnstone.ui.guided.Line.Sign;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** The upgrade itself: begun on purpose, watched, paused, gone on with. */
final class UpgradePart implements Part {
  private static final Offer[] RUNNING = {Offer.PROGRESS, Offer.PAUSE};

  private final Migration migration;
  private final ExecuteViewModel model;
  private final Messages messages;
  private final Consumer<Task> go;
  private final BooleanProperty agreed = new SimpleBooleanProperty(false);

  UpgradePart(Migration migration, ExecuteViewModel model, Consumer<Task> go) {
    this.migration = migration;
    this.messages = migration.messages();
    this.model = model;
    this.go = go;
  }

  /** That one may begin, where no name has to be typed; counts for one upgrade. */
  BooleanProperty agreed() {
    return agreed;
  }

  @Override
  public Sheet sheet() {
    Outcome said = model.standing().outcome().get();
    return switch (model.standing().stage().get()) {
      case LOOKING ->
          new Sheet(messages.text("guided.looking"), "", List.of(), next("guided.next"), false);
      case BEFORE -> before();
      case WORKING -> working();
      case ELSEWHERE ->
          new Sheet(said.title(), said.about(), problems(said), next("guided.upgrade.ask"), true);
      case PAUSED -> paused(said);
      case ENDED ->
          new Sheet(said.title(), said.about(), problems(said), next("guided.next"), true);
    };
  }

  private Sheet before() {
    BeforeViewModel before = model.before();
    boolean rehearsed = before.dryRun().get() == DryRun.HOLDS;
    List<Line> lines = new ArrayList<>();
    before.refused().forEach(p -> lines.add(Part.line(p)));
    before.blockers().forEach(p -> lines.add(Part.line(p)));
    if (!before.notice().get().isEmpty()) {
      lines.add(Line.of(Sign.PLAIN, before.notice().get(), ""));
    }
    if (!rehearsed || !before.connected().get()) {
      boolean reached = before.connected().get();
      return new Sheet(
          messages.text("guided.upgrade.first"),
          messages.text(reached ? "guided.upgrade.first.about" : "guided.upgrade.unreached"),
          lines,
          next(reached ? "guided.upgrade.rehearse" : "guided.upgrade.connect"),
          true);
    }
    lines.add(promise("guided.upgrade.chunks", "guided.upgrade.chunks.remark"));
    lines.add(promise("guided.upgrade.verify", "guided.upgrade.verify.remark"));
    lines.add(promise("guided.upgrade.back", "guided.upgrade.back.remark"));
    migration.plan().ifPresent(plan -> lines.addAll(StartPart.lasting(plan, messages)));
    boolean asks = !before.name().get().isEmpty();
    return new Sheet(
            messages.text("guided.upgrade.title"),
            messages.text(asks ? "guided.upgrade.about.name" : "guided.upgrade.about"),
            lines,
            next("guided.upgrade.begin"),
            asks ? before.ready().get() : before.ready().get() && agreed.get())
        .offering(asks ? Offer.NAME : Offer.CONSENT);
  }

  private Line promise(String words, String remark) {
    return Line.of(Sign.PLAIN, messages.text(words), messages.text(remark));
  }

  private Sheet working() {
    boolean stopping = model.standing().stopping().get();
    return new Sheet(
            messages.text(stopping ? "guided.upgrade.stopping" : "guided.upgrade.working"),
            messages.text(
                stopping ? "guided.upgrade.stopping.about" : "guided.upgrade.working.about"),
            List.of(),
            next("guided.next"),
            false)
        .offering(stopping ? new Offer[] {Offer.PROGRESS} : RUNNING);
  }

  private Sheet paused(Outcome said) {
    boolean reached = model.standing().reachable().get();
    List<Line> lines = new ArrayList<>(problems(said));
    if (!reached) {
      lines.add(0, Line.of(Sign.OBSTACLE, messages.text("guided.upgrade.unreached"), ""));
    }
    return new Sheet(
            said.title(),
            said.about(),
            lines,
            next(reached ? "guided.upgrade.resume" : "guided.upgrade.connect"),
            true)
        .offering(Offer.PROGRESS);
  }

  static List<Line> problems(Outcome said) {
    return said.problems().stream().filter(Part::serious).map(Part::line).toList();
  }

  private String next(String key) {
    return messages.text(key);
  }

  @Override
  public boolean busy() {
    return model.standing().stage().get() == Stage.WORKING;
  }

  @Override
  public void next() {
    switch (model.standing().stage().get()) {
      case BEFORE -> begin();
      case PAUSED -> {
        if (model.standing().reachable().get()) {
          model.resume();
        } else {
          go.accept(Task.START);
        }
      }
      case ELSEWHERE -> model.askToStop();
      case ENDED -> go.accept(Task.CHECK);
      case LOOKING, WORKING -> {}
    }
  }

  /** Never without a rehearsal that holds. */
  private void begin() {
    if (!model.before().connected().get()) {
      go.accept(Task.START);
    } else if (model.before().dryRun().get() != DryRun.HOLDS) {
      go.accept(Task.REHEARSE);
    } else {
      agreed.set(false);
      model.execute();
    }
  }
}
