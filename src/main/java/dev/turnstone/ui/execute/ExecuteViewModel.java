package dev.turnstone.ui.execute;

import dev.turnstone.app.Canaries;
import dev.turnstone.app.Credentials;
import dev.turnstone.app.RunResult;
import dev.turnstone.app.UndoResult;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Problem;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.ui.execute.Carrying.Job;
import dev.turnstone.ui.execute.Carrying.Watch;
import dev.turnstone.ui.execute.Carrying.Wish;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Ends;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.session.Step;
import dev.turnstone.undo.rollback.OnConflict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Carries the plan of a migration out: begins a run, pauses and resumes it, and says what came of
 * it. The run itself is done in the background and does not end with the page. On the window's
 * thread only.
 */
public final class ExecuteViewModel {
  /** Looks between two at a run that another process works on. */
  private static final int FAR_LOOKS = 14;

  private final Migration migration;
  private final OutcomeWords words;
  private final PhaseWords phases;
  private final BeforeViewModel before;
  private final ProgressViewModel progress;
  private final LimitsViewModel limits;
  private final QuarantineViewModel quarantine;
  private final Standing standing = new Standing();
  private final Carrying carrying;
  private final Consumer<Runnable> ready;
  private Optional<MigrationPlan> plan = Optional.empty();
  private int looks;

  /** As the other, where nothing else of the window reads the target. */
  public ExecuteViewModel(Migration migration) {
    this(migration, Runnable::run);
  }

  /**
   * Looks at the migration's runs first, in the background.
   *
   * @param ready asked before anything is written to let go of all that reads the target, and to go
   *     on then
   */
  public ExecuteViewModel(Migration migration, Consumer<Runnable> ready) {
    this.migration = migration;
    this.ready = ready;
    Messages messages = migration.messages();
    this.words = new OutcomeWords(messages);
    this.phases = new PhaseWords(messages);
    this.before = new BeforeViewModel(migration);
    this.progress = new ProgressViewModel(messages, migration.tools().clock());
    this.limits = new LimitsViewModel(messages);
    this.quarantine = new QuarantineViewModel(migration);
    this.carrying = new Carrying(migration.tools().background());
    migration.ends().addListener((o, was, is) -> reach());
    look();
  }

  /** How the newest run stands. */
  public Standing standing() {
    return standing;
  }

  public BeforeViewModel before() {
    return before;
  }

  public ProgressViewModel progress() {
    return progress;
  }

  public LimitsViewModel limits() {
    return limits;
  }

  /** The rows that the newest run set aside. */
  public QuarantineViewModel quarantine() {
    return quarantine;
  }

  /** True while this window works on the databases: it must not be closed without asking. */
  public boolean working() {
    return carrying.working();
  }

  /**
   * Asks the run to stop at the next chunk boundary, from where it can be resumed.
   *
   * @param after done on the window's thread once nothing works any more; at once where nothing
   *     does
   */
  public void stopAndThen(Runnable after) {
    carrying.afterwards(after);
    stop(Wish.STOP);
  }

  /** Begins a run of the plan, if it may begin. */
  public void execute() {
    Optional<MigrationPlan> now = migration.plan();
    if (!standing.at(Stage.BEFORE) || !before.ready().get() || now.isEmpty()) {
      return;
    }
    MigrationPlan wanted = now.get();
    plan = now;
    before.begun();
    carrying.fresh();
    limits.show(wanted.safeguards());
    progress.begin(wanted);
    migration.run().set(Optional.empty());
    UnaryOperator<Safeguards> wished = limits.wished();
    Credentials secrets = secrets();
    begin(
        (meter, stop) -> migration.engine().run(wanted, wished, secrets, meter, stop),
        this::ended,
        words.working(false));
  }

  /** Stops at the next chunk boundary, to be resumed. */
  public void pause() {
    stop(Wish.PAUSE);
  }

  /** Stops at the next chunk boundary, as {@link #pause}, and says so. */
  public void stopAfterChunk() {
    stop(Wish.STOP);
  }

  /** Goes on with the run that paused, stopped or was killed. */
  public void resume() {
    Optional<String> run = migration.run().get();
    if (!standing.at(Stage.PAUSED) || run.isEmpty() || !standing.reachable().get()) {
      return;
    }
    progress.again();
    UnaryOperator<Safeguards> wished = limits.wished();
    Credentials secrets = secrets();
    begin(
        (meter, stop) -> migration.engine().resume(run.get(), wished, secrets, meter, stop),
        this::ended,
        words.working(false));
  }

  /** Lets the run go on with the workers that are wished, over a pause. */
  public void applyWorkers() {
    if (limits.workersWait().get()) {
      stop(Wish.RESTART);
    }
  }

  /** Carries the whole plan of a canary out. */
  public void promote() {
    Optional<String> run = migration.run().get();
    if (!standing.promotable().get() || run.isEmpty() || !standing.reachable().get()) {
      return;
    }
    carrying.fresh();
    Canaries canaries = new Canaries(migration.engine());
    UnaryOperator<Safeguards> wished = limits.wished();
    Credentials secrets = secrets();
    begin(
        (meter, stop) -> canaries.promote(run.get(), wished, secrets, meter, stop),
        this::ended,
        words.working(false));
  }

  /** Takes the rows of a canary back; those that others changed meanwhile stay. */
  public void abort() {
    Optional<String> run = migration.run().get();
    if (!standing.abortable().get() || run.isEmpty() || !standing.reachable().get()) {
      return;
    }
    carrying.fresh();
    Canaries canaries = new Canaries(migration.engine());
    Credentials secrets = secrets();
    begin(
        (meter, stop) -> canaries.abort(run.get(), OnConflict.KEEP, secrets, meter, stop),
        this::takenBack,
        words.working(true));
  }

  /** Asks another process that works on the newest run to stop at the next chunk boundary. */
  public void askToStop() {
    Optional<String> run = migration.run().get();
    if (standing.at(Stage.ELSEWHERE) && run.isPresent()) {
      background(() -> migration.engine().stop(run.get()), asked -> look());
    }
  }

  /** Looks at the newest run, or at the one that works; to be called a few times a second. */
  public void tick() {
    Optional<Watch> now = carrying.watch();
    if (now.isPresent()) {
      ProgressMeter meter = now.get().meter();
      progress.sample(meter, now.get().seconds());
      meter.run().ifPresent(r -> migration.run().set(Optional.of(r)));
      String sentence = phases.of(meter.phase());
      migration
          .sentence()
          .set(standing.stopping().get() ? standing.outcome().get().about() : sentence);
    } else if (standing.at(Stage.ELSEWHERE) && ++looks % FAR_LOOKS == 0) {
      look();
    }
  }

  private <T> void begin(Job<T> job, Consumer<T> done, Outcome said) {
    Watch mine = carrying.prepare();
    limits.follow(mine.cancellation());
    standing.works(said);
    ready.accept(() -> carrying.begin(mine, job, new Carrying.Ends<>(done, this::failed)));
  }

  private void stop(Wish why) {
    if (carrying.stop(why)) {
      standing.stops(words.stopping(why != Wish.STOP));
    }
  }

  private void ended(RunResult result) {
    tick();
    boolean goOn = carrying.wish() == Wish.RESTART && result.state() == RunState.STOPPED;
    Outcome said = words.of(result, carrying.wish() == Wish.PAUSE);
    migration.run().set(Optional.of(result.run()));
    progress.ended(result, said);
    idle(
        () -> {
          shown(result.state(), said);
          if (goOn) {
            resume();
          }
        });
  }

  private void takenBack(UndoResult undone) {
    before.notice(words.takenBack(undone));
    idle(this::look);
  }

  private void idle(Runnable show) {
    limits.leave();
    standing.stopped();
    carrying.over(show);
  }

  private void shown(RunState state, Outcome said) {
    reach();
    migration.sentence().set(said.line());
    migration.run().get().ifPresent(quarantine::of);
    if (state == RunState.DONE || state == RunState.DONE_WITH_SET_ASIDE) {
      migration.session().done(Step.EXECUTE);
    }
    standing.rests(state, limits.limits().canary().isPresent(), said);
  }

  private void failed(Throwable reason) {
    tick();
    progress.paused();
    List<Problem> problems = reason instanceof EngineException known ? known.problems() : List.of();
    boolean began = carrying.watch().flatMap(w -> w.meter().run()).isPresent();
    idle(
        () -> {
          if (problems.isEmpty()) {
            migration.tools().failed().accept(reason);
          }
          if (!began && standing.at(Stage.WORKING) && migration.run().get().isEmpty()) {
            before.refused(problems);
            standing.to(Stage.BEFORE);
          } else {
            look(problems);
          }
        });
  }

  private void look() {
    look(List.of());
  }

  private void look(List<Problem> problems) {
    background(() -> Looked.at(migration.engine()), found -> found(found, problems));
  }

  private void found(Looked looked, List<Problem> problems) {
    before.operator(looked.operator());
    if (working()) {
      return;
    }
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(looked.damaged());
    Optional<RunState> state = looked.newest().map(n -> n.run().state());
    boolean open = state.filter(s -> s != RunState.REFUSED && s != RunState.UNDONE).isPresent();
    if (!open) {
      state.filter(s -> s == RunState.UNDONE).ifPresent(s -> before.undone());
      before.refused(all);
      migration.run().set(Optional.empty());
      standing.to(Stage.BEFORE);
      return;
    }
    newest(looked.newest().orElseThrow(), all);
  }

  private void newest(Looked.Newest newest, List<Problem> problems) {
    migration.run().set(Optional.of(newest.name()));
    plan = Optional.of(newest.plan());
    limits.show(newest.plan().safeguards());
    progress.known(newest.tables(), newest.run().state());
    Outcome said = words.of(newest.run(), newest.tables());
    Outcome whole = problems.isEmpty() ? said : said.with(problems);
    if (newest.run().working()) {
      standing.elsewhere(whole);
      return;
    }
    shown(newest.run().state(), whole);
  }

  private <T> void background(Callable<T> task, Consumer<T> done) {
    migration.tools().background().run(task, done, migration.tools().failed());
  }

  /** Whoever goes on with a run goes on with its own plan, whatever became of it since. */
  private void reach() {
    Optional<Ends> ends = migration.ends().get();
    standing.reach(plan.filter(p -> ends.filter(e -> e.areOf(p)).isPresent()).isPresent());
  }

  private Credentials secrets() {
    return migration.ends().get().orElseThrow().secrets();
  }
}
