package dev.turnstone.ui.rollback;

import dev.turnstone.app.RunAccess;
import dev.turnstone.app.UndoChoice;
import dev.turnstone.app.UndoResult;
import dev.turnstone.app.Undoing;
import dev.turnstone.app.export.ScriptFile;
import dev.turnstone.journal.RunState;
import dev.turnstone.problem.EngineException;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.ui.failure.Failure;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Newest;
import dev.turnstone.ui.migration.Ends;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.migration.RunReach;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.wizard.Environment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * Takes a run back: says first what that would do, then does it, or goes on with it. Used on the
 * window's thread only.
 */
public final class RollbackViewModel {
  private final Migration migration;
  private final Messages messages;
  private final String run;
  private final Consumer<Runnable> ready;
  private final Undoing undoing;
  private final UndoScopeModel scope;
  private final UndoProgress progress;
  private final UndoWords words;
  private final Newest<Optional<Looked>> looks;
  private final ReadOnlyObjectWrapper<RollbackStage> stage =
      new ReadOnlyObjectWrapper<>(RollbackStage.LOOKING);
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyStringWrapper begun = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper verdict = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper proof = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper target = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper script = new ReadOnlyStringWrapper("");
  private final StringProperty typed = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Optional<Failure>> failure =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Cancellation cancellation = new Cancellation();

  /**
   * Looks at once what taking the run back would do; writes nothing before {@link #rollBack}.
   *
   * @param ready asked before anything is written to lets go of all that reads the target, and to
   *     go on then
   */
  public RollbackViewModel(Migration migration, String run, Consumer<Runnable> ready) {
    this.migration = migration;
    this.messages = migration.messages();
    this.run = run;
    this.ready = ready;
    this.undoing = new Undoing(migration.engine().workspace());
    this.words = new UndoWords(messages);
    this.scope = new UndoScopeModel(messages, words, this::look);
    this.progress = new UndoProgress(messages, migration.tools().clock());
    this.looks = new Newest<>(migration.tools().background(), this::looked, this::failed);
    typed.addListener((o, was, is) -> settle());
    look();
  }

  public ReadOnlyObjectProperty<RollbackStage> stage() {
    return stage.getReadOnlyProperty();
  }

  /** True while what would be done is found out, for the first time or again. */
  public ReadOnlyBooleanProperty looking() {
    return looking.getReadOnlyProperty();
  }

  /** True when it can begin, or go on, now. */
  public ReadOnlyBooleanProperty possible() {
    return possible.getReadOnlyProperty();
  }

  /** The tables, conflicts and remarks. */
  public UndoScopeModel scope() {
    return scope;
  }

  public UndoProgress progress() {
    return progress;
  }

  /** When the run began; empty: not known yet. */
  public ReadOnlyStringProperty begun() {
    return begun.getReadOnlyProperty();
  }

  /** What came of it, in a sentence; empty: nothing yet. */
  public ReadOnlyStringProperty verdict() {
    return verdict.getReadOnlyProperty();
  }

  /** How far it was proven that the target is what it was; empty: there is nothing to say. */
  public ReadOnlyStringProperty proof() {
    return proof.getReadOnlyProperty();
  }

  /** What has to be typed before it begins; empty: nothing, or not known yet. */
  public ReadOnlyStringProperty target() {
    return target.getReadOnlyProperty();
  }

  /** What was typed. */
  public StringProperty typed() {
    return typed;
  }

  /** What came of writing the script; empty: nobody wanted it. */
  public ReadOnlyStringProperty script() {
    return script.getReadOnlyProperty();
  }

  /** Why it cannot be done; empty: it can, or is. */
  public ReadOnlyObjectProperty<Optional<Failure>> failure() {
    return failure.getReadOnlyProperty();
  }

  /** Finds out what it would do now. */
  public void look() {
    if (stage.get() == RollbackStage.RUNNING) {
      return;
    }
    cancellation.stop("something else was asked");
    Cancellation mine = new Cancellation();
    cancellation = mine;
    failure.set(Optional.empty());
    if (stage.get() == RollbackStage.FAILED) {
      stage.set(RollbackStage.LOOKING);
    }
    if (scope.none()) {
      looks.forget();
      looking.set(false);
      settle();
      return;
    }
    looking.set(true);
    settle();
    UndoChoice choice = scope.choice();
    ProgressMeter meter = progress.begin(0);
    RunReach reach = new RunReach(migration, run);
    looks.ask(
        () -> {
          RunAccess access = reach.access();
          return access.target()
              ? Optional.of(
                  Looked.of(
                      migration.engine().summary(run).header(),
                      undoing.preview(run, choice, access.secrets(), meter, mine)))
              : Optional.empty();
        });
  }

  private void looked(Optional<Looked> found) {
    looking.set(false);
    if (found.isEmpty()) {
      unconnected();
      return;
    }
    Looked looked = found.get();
    begun.set(looked.begun(messages.locale()));
    target.set(production() ? looked.target() : "");
    scope.look(looked);
    if (looked.preview().state() == RunState.UNDONE) {
      verdict.set(words.verdict(looked.preview()));
      stage.set(RollbackStage.DONE);
    } else if (stage.get() != RollbackStage.STOPPED) {
      stage.set(RollbackStage.READY);
    }
    settle();
  }

  private boolean production() {
    String kept = migration.project().project().environment();
    return Environment.of(kept) == Environment.PRODUCTION
        || migration.ends().get().map(Ends::environment).filter(this::production).isPresent();
  }

  private boolean production(Environment environment) {
    return environment == Environment.PRODUCTION;
  }

  private void unconnected() {
    String fix = messages.text("rollback.unconnected.fix");
    fail(new Failure(messages.text("rollback.unconnected"), List.of(fix), ""));
  }

  /** Takes the chosen tables back, or goes on with that. */
  public void rollBack() {
    if (!possible.get()) {
      return;
    }
    stage.set(RollbackStage.RUNNING);
    verdict.set("");
    script.set("");
    settle();
    Cancellation mine = new Cancellation();
    cancellation = mine;
    migration.sentence().set(messages.text("rollback.sentence.running"));
    UndoChoice choice = scope.choice();
    ProgressMeter meter = progress.begin(scope.rows());
    RunReach reach = new RunReach(migration, run);
    ready.accept(
        () ->
            migration
                .tools()
                .background()
                .run(
                    () -> undoing.undo(run, choice, reach.access().secrets(), meter, mine),
                    this::ended,
                    this::failed));
  }

  /** Stops at the next safe place; what is undone stays undone. */
  public void stop() {
    cancellation.stop("asked in the window");
  }

  /** Takes over how far it is; to be called a few times a second while it works. */
  public void sample() {
    progress.sample();
  }

  /** Nobody looks any more; what is being written goes on until it is stopped. */
  public void close() {
    if (stage.get() != RollbackStage.RUNNING) {
      looks.forget();
      cancellation.stop("nobody looks any more");
    }
  }

  private void ended(UndoResult result) {
    progress.sample();
    verdict.set(words.verdict(result));
    proof.set(words.proof(result));
    scope.end(result);
    stage.set(result.stopped() ? RollbackStage.STOPPED : RollbackStage.DONE);
    migration.session().changed(Step.EXECUTE);
    migration
        .sentence()
        .set(
            messages.text(
                result.stopped() ? "rollback.sentence.stopped" : "rollback.sentence.done"));
    settle();
  }

  private void failed(Throwable reason) {
    looking.set(false);
    if (!(reason instanceof EngineException)) {
      migration.tools().failed().accept(reason);
    }
    fail(Failure.of(reason, messages));
  }

  private void fail(Failure why) {
    failure.set(Optional.of(why));
    stage.set(RollbackStage.FAILED);
    migration.sentence().set(messages.text("rollback.sentence.failed"));
    settle();
  }

  /** Writes the SQL that takes the run back when it is run by hand. */
  public void write(Path file) {
    RunReach reach = new RunReach(migration, run);
    script.set(messages.text("rollback.script.writing", file.toString()));
    migration
        .tools()
        .background()
        .run(
            () -> {
              RunAccess access = reach.access();
              ScriptFile.write(file, lines -> undoing.script(run, access.secrets(), lines));
              return file;
            },
            done -> script.set(messages.text("rollback.script.written", file.toString())),
            this::unwritten);
  }

  private void unwritten(Throwable reason) {
    if (reason instanceof EngineException) {
      script.set(Failure.of(reason, messages).title());
    } else {
      script.set("");
      migration.tools().failed().accept(reason);
    }
  }

  private void settle() {
    boolean shown = stage.get() == RollbackStage.READY || stage.get() == RollbackStage.STOPPED;
    boolean confirmed = target.get().isEmpty() || typed.get().strip().equals(target.get());
    possible.set(shown && !looking.get() && confirmed && !scope.none() && !scope.blocked());
  }
}
