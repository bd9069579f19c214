package dev.turnstone.app;

import dev.turnstone.catalog.TableName;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.undo.rollback.OnConflict;
import dev.turnstone.undo.rollback.TableUndo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Decides about canaries: promotes them, which takes the slice back and carries the plan out as a
 * whole, or takes them back. Stateless but for the engine's workspace; thread safe.
 */
public final class Canaries {
  /** The note in a canary's journal that its slice is taken back in order to be promoted. */
  private static final String PROMOTING = "promoting";

  private static final String YES = "yes";

  /** The note in a canary's journal with the name of the run of the whole plan. */
  static final String PROMOTED = "promoted to";

  private final Engine engine;
  private final Undoing undoing;

  public Canaries(Engine engine) {
    this.engine = engine;
    this.undoing = new Undoing(engine.workspace());
  }

  /** True when a run of the plan is a canary. */
  static boolean isCanary(MigrationPlan plan) {
    return plan.safeguards().canary().isPresent();
  }

  /** True when a canary's slice is in the target, whatever was found. */
  static boolean undecided(RunState state) {
    return state == RunState.CANARY || state == RunState.DIFFERENT;
  }

  /** True when nothing was found by a canary: it waits, and no row was set aside. */
  public static boolean clean(RunResult result) {
    return result.state() == RunState.CANARY
        && result.tables().stream().allMatch(line -> line.report().counts().setAside() == 0);
  }

  /**
   * Takes the slice back and carries the plan out as a whole; goes on where an earlier call was
   * killed or stopped. A stop is a result, not an exception.
   *
   * @param limits makes the limits of the whole run from those of the canary
   * @throws Refused when there is no canary that waits, others had a hand in its rows, or the plan
   *     is refused
   */
  public RunResult promote(
      String run,
      UnaryOperator<Safeguards> limits,
      Credentials secrets,
      ProgressMeter meter,
      Cancellation cancellation) {
    RunState state = of(run, Canaries::promotable);
    if (state == RunState.CANARY) {
      requireUntouched(run, secrets, meter);
    }
    if (state != RunState.UNDONE) {
      of(run, journal -> noted(journal, YES));
      UndoResult back = undoing.undo(run, UndoChoice.ALL, secrets, meter, cancellation);
      if (back.stopped() || back.report().conflictCount() > 0) {
        return stopped(back, meter);
      }
    }
    return of(
        run, journal -> whole(journal, limits, secrets, new NewRun.Watch(meter, cancellation)));
  }

  /**
   * Takes the slice back, or goes on with that; what others added stays.
   *
   * @param onConflict what becomes of rows that others, or a trigger, changed
   * @throws Refused when the run was no canary, was promoted, or cannot be undone
   */
  public UndoResult abort(
      String run,
      OnConflict onConflict,
      Credentials secrets,
      ProgressMeter meter,
      Cancellation cancellation) {
    of(run, journal -> noted(journal, "no"));
    UndoChoice all = new UndoChoice(onConflict, Set.of());
    return undoing.undo(run, all, secrets, meter, cancellation);
  }

  /** Does something while this process holds the canary, which nobody promoted yet. */
  private <T> T of(String run, Function<Journal, T> work) {
    RunFolder folder = engine.workspace().run(run);
    return folder.holding(
        () -> {
          try (Journal journal = folder.open()) {
            if (!isCanary(plan(journal))) {
              throw refused(Code.CANARY_NONE, run);
            }
            Optional<String> promoted = engine.promotedTo(journal);
            if (promoted.isPresent()) {
              throw refused(Code.CANARY_PROMOTED, run, promoted.get());
            }
            return work.apply(journal);
          }
        });
  }

  /** The state of a canary that waits, or whose slice is on its way back or gone. */
  private static RunState promotable(Journal journal) {
    RunState state = journal.state();
    boolean promoting = journal.note(PROMOTING).filter(YES::equals).isPresent();
    boolean begun = state == RunState.UNDONE || state == RunState.UNDO_STOPPED;
    if (state == RunState.CANARY || (promoting && begun)) {
      return state;
    }
    throw refused(Code.CANARY_UNFIT, journal.header().run(), state.name());
  }

  private static RunState noted(Journal journal, String promoting) {
    journal.note(PROMOTING, promoting);
    return journal.state();
  }

  /**
   * Rows that others changed, and rows that they added to tables which have to be empty, would stay
   * and keep the plan from being carried out.
   */
  private void requireUntouched(String run, Credentials secrets, ProgressMeter meter) {
    MigrationPlan plan = of(run, Canaries::plan);
    UndoResult preview = undoing.preview(run, UndoChoice.ALL, secrets, meter);
    long touched = preview.report().conflictCount();
    for (TableUndo table : preview.report().tables()) {
      touched += startsEmpty(plan, table.table()) ? table.kept() : 0;
    }
    if (touched > 0) {
      throw refused(Code.CANARY_TOUCHED, Long.toString(touched), run);
    }
  }

  private static boolean startsEmpty(MigrationPlan plan, TableName table) {
    return plan.table(table)
        .filter(t -> t.create().isPresent() || t.mode() == WriteMode.INTO_EMPTY)
        .isPresent();
  }

  private RunResult stopped(UndoResult back, ProgressMeter meter) {
    List<Problem> problems = new ArrayList<>(back.report().problems());
    long touched = back.report().conflictCount();
    if (touched > 0) {
      String rows = Long.toString(touched);
      problems.add(Problem.blocker(Code.CANARY_TOUCHED, Location.EVERYWHERE, rows, back.run()));
    }
    String hash = engine.summary(back.run()).header().planHash();
    RunState state = RunState.UNDO_STOPPED;
    return new RunResult(back.run(), state, hash, List.of(), problems, meter.seconds(), List.of());
  }

  private RunResult whole(
      Journal canary, UnaryOperator<Safeguards> limits, Credentials secrets, NewRun.Watch watch) {
    MigrationPlan plan = plan(canary);
    Safeguards ofAll = limits.apply(plan.safeguards()).withCanary(OptionalInt.empty());
    MigrationPlan all = plan.with(ofAll);
    try (Endpoints both = Endpoints.of(all, secrets)) {
      String hash = canary.header().planHash();
      return engine.newRun().carryOut(both, all, hash, watch, begun -> noted(canary, begun));
    }
  }

  private static void noted(Journal canary, Journal whole) {
    canary.note(PROMOTED, whole.header().run());
    EarlierRun.pass(canary, whole);
  }

  private static MigrationPlan plan(Journal journal) {
    return PlanFile.fromJson(journal.header().planJson(), "of run " + journal.header().run());
  }

  private static Refused refused(Code code, String... arguments) {
    return new Refused(Problem.blocker(code, Location.EVERYWHERE, arguments));
  }
}
