package dev.turnstone.ui.rehearse;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.RehearsalOrder;
import dev.turnstone.app.ReportFile;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.Report;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.run.RehearsalMeter;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Ends;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.migration.Rehearsed;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.session.StepState;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Rehearses the plan beside the window, keeps what was found, and says whether one can go on to
 * execute. What was found counts for the plan that was rehearsed, and for no other.
 */
public final class RehearseViewModel {
  /** What the page shows. */
  public enum State {
    BEFORE,
    RUNNING,
    FOUND
  }

  private final Migration migration;
  private final Messages messages;
  private final ReportWords words;
  private final Decisions decisions;
  private final RehearsalChoice choice;
  private final RehearsalProgress progress;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.BEFORE);
  private final ReadOnlyObjectWrapper<Optional<Report>> report =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper outdated = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper blocked = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper executable = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper stopping = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper verdict = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private Cancellation cancellation = new Cancellation();

  public RehearseViewModel(Migration migration) {
    this.migration = migration;
    this.messages = migration.messages();
    this.words = new ReportWords(messages);
    this.decisions = new Decisions(migration, this::secrets);
    this.choice = new RehearsalChoice(messages);
    this.progress = new RehearsalProgress(messages);
    migration.document().plan().addListener((o, was, is) -> settle());
    migration.rehearsed().addListener((o, was, is) -> settle());
    migration.ends().addListener((o, was, is) -> show());
    choice.mistake().addListener((o, was, is) -> show());
    settle();
  }

  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /** What was found last, for this plan or an earlier one; empty: nothing yet. */
  public ReadOnlyObjectProperty<Optional<Report>> report() {
    return report.getReadOnlyProperty();
  }

  /** True when the plan changed since. */
  public ReadOnlyBooleanProperty outdated() {
    return outdated.getReadOnlyProperty();
  }

  /** True when what was found forbids a run. */
  public ReadOnlyBooleanProperty blocked() {
    return blocked.getReadOnlyProperty();
  }

  /** True when nothing that is known forbids a run of the plan as it is now. */
  public ReadOnlyBooleanProperty executable() {
    return executable.getReadOnlyProperty();
  }

  /** Why one can execute, or why not and what to do. */
  public ReadOnlyStringProperty verdict() {
    return verdict.getReadOnlyProperty();
  }

  /** Why it cannot be rehearsed now; empty: it can. */
  public ReadOnlyStringProperty obstacle() {
    return obstacle.getReadOnlyProperty();
  }

  /** True between the wish to stop and the stop. */
  public ReadOnlyBooleanProperty stopping() {
    return stopping.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty subtitle() {
    return subtitle.getReadOnlyProperty();
  }

  /** What came of the last thing that was done; stays until the next. Empty: nothing to say. */
  public ReadOnlyStringProperty notice() {
    return notice.getReadOnlyProperty();
  }

  /** Why the last dry run found nothing; stays until the next. Empty: it did. */
  public ReadOnlyStringProperty trouble() {
    return trouble.getReadOnlyProperty();
  }

  public RehearsalChoice choice() {
    return choice;
  }

  public RehearsalProgress progress() {
    return progress;
  }

  ReportWords words() {
    return words;
  }

  /** Begins a dry run of the plan as it is now, unless one goes on or something keeps it. */
  public void run() {
    Optional<MigrationPlan> plan = migration.plan();
    Optional<Credentials> secrets = secrets();
    if (state.get() == State.RUNNING || !obstacle.get().isEmpty() || plan.isEmpty()) {
      return;
    }
    ProgressMeter meter = new ProgressMeter();
    Cancellation wish = new Cancellation();
    cancellation = wish;
    RehearsalOrder order = choice.order(windowEnd());
    progress.begin(meter);
    notice.set("");
    trouble.set("");
    state.set(State.RUNNING);
    show();
    migration.sentence().set(messages.text("rehearse.sentence.running"));
    migration
        .tools()
        .background()
        .run(
            () ->
                migration
                    .engine()
                    .rehearse(
                        plan.get(), order, secrets.orElseThrow(), new RehearsalMeter(meter, wish)),
            found -> found(plan.get(), found),
            reason -> failed(reason, wish));
  }

  /** Looks how it goes; to be called ten times a second at most. */
  public void sample() {
    progress.sample();
  }

  /** Asks the dry run that goes on to stop. */
  public void cancel() {
    if (state.get() == State.RUNNING) {
      stopping.set(true);
      cancellation.stop(messages.text("rehearse.cancel.why"));
    }
  }

  /** Goes on to the run, if nothing forbids it. */
  public void execute() {
    if (executable.get()) {
      migration.session().show(Step.EXECUTE);
    }
  }

  /** Goes to a page where something can be settled. */
  public void go(Step step) {
    migration.session().show(step);
  }

  /** Takes over what settles a cause; it is for the plan as it is now. */
  public Decisions decisions() {
    return decisions;
  }

  /** Keeps the report in a file, in the form that its name asks for. */
  public void export(Path file) {
    Optional<Report> kept = report.get();
    if (kept.isEmpty()) {
      return;
    }
    String planFile = migration.project().project().plan().toString();
    migration
        .tools()
        .background()
        .run(
            () -> ReportFile.write(file, ReportForm.of(file).text(kept.get(), planFile)),
            trouble -> exported(file, trouble),
            migration.tools().failed());
  }

  private void exported(Path file, Optional<Problem> trouble) {
    if (trouble.isPresent()) {
      migration.tools().failed().accept(new Refused(trouble.get()));
    } else {
      notice.set(messages.text("rehearse.exported", file));
    }
  }

  private void found(MigrationPlan plan, Report found) {
    ended();
    migration.rehearsed().set(Optional.of(new Rehearsed(plan, found)));
    migration
        .sentence()
        .set(
            messages.text(
                "rehearse.sentence.done",
                ReportWords.total(found, t -> t.read()),
                words.seconds(found.seconds())));
  }

  private void failed(Throwable reason, Cancellation wish) {
    ended();
    boolean cancelled = reason instanceof Stopped && wish.wished();
    String said = messages.text(cancelled ? "rehearse.cancelled" : "rehearse.failed");
    (cancelled ? notice : trouble).set(said);
    migration.sentence().set(said);
    if (!cancelled) {
      migration.tools().failed().accept(reason);
    }
  }

  private void ended() {
    progress.sample();
    stopping.set(false);
    state.set(migration.rehearsed().get().isPresent() ? State.FOUND : State.BEFORE);
    show();
  }

  /** Those of the plan's own databases; a password is never tried elsewhere. */
  private Optional<Credentials> secrets() {
    Optional<MigrationPlan> plan = migration.plan();
    boolean files =
        plan.filter(p -> p.source().product().vendor() == Vendor.SQLITE)
            .filter(p -> p.target().product().vendor() == Vendor.SQLITE)
            .isPresent();
    return migration
        .ends()
        .get()
        .filter(ends -> plan.filter(ends::areOf).isPresent())
        .map(Ends::secrets)
        .or(() -> files ? Optional.of(Credentials.NONE) : Optional.empty());
  }

  private Optional<OffsetDateTime> windowEnd() {
    return migration
        .windowEnd()
        .get()
        .filter(end -> end.toInstant().isAfter(migration.tools().clock().instant()));
  }

  /** Takes up what is known now, and tells the rail. */
  private void settle() {
    report.set(migration.rehearsed().get().map(Rehearsed::report));
    if (state.get() != State.RUNNING) {
      state.set(report.get().isPresent() ? State.FOUND : State.BEFORE);
    }
    outdated.set(report.get().isPresent() && !migration.rehearsalHolds());
    List<Problem> blockers = report.get().map(Report::blockers).orElse(List.of());
    blocked.set(!blockers.isEmpty());
    show();
    if (report.get().isEmpty() || outdated.get()) {
      return;
    }
    long causes =
        report.get().get().causes().stream().filter(c -> !blockers.contains(c.problem())).count();
    migration.session().problems(Step.REHEARSE, blockers.size() + (int) causes);
    boolean done = migration.session().state(Step.REHEARSE).get() == StepState.DONE;
    if (blocked.get()) {
      migration.session().changed(Step.REHEARSE);
    } else if (!done) {
      migration.session().done(Step.REHEARSE);
    }
  }

  private void show() {
    obstacle.set(obstacleNow());
    boolean running = state.get() == State.RUNNING;
    executable.set(report.get().isPresent() && !outdated.get() && !blocked.get() && !running);
    verdict.set(verdictNow());
    subtitle.set(
        running || report.get().isEmpty()
            ? messages.text("rehearse.subtitle")
            : words.summary(report.get().get()));
  }

  private String obstacleNow() {
    if (migration.plan().isEmpty()) {
      return messages.text("rehearse.unplanned");
    }
    return secrets().isEmpty() ? messages.text("rehearse.unconnected") : choice.mistake().get();
  }

  private String verdictNow() {
    if (state.get() == State.RUNNING) {
      return messages.text("rehearse.verdict.running");
    }
    if (report.get().isEmpty()) {
      return messages.text("rehearse.verdict.none");
    }
    if (outdated.get()) {
      return messages.text("rehearse.verdict.outdated");
    }
    Report found = report.get().get();
    if (blocked.get()) {
      List<Problem> blockers = found.blockers();
      return messages.text(
          "rehearse.verdict.blocked", ReportWords.sentence(blockers.get(0)), blockers.size() - 1);
    }
    return messages.text("rehearse.verdict.free", found.refused());
  }
}
