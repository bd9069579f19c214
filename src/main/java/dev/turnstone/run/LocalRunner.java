package dev.turnstone.run;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.Script;
import dev.turnstone.problem.Location;
import dev.turnstone.row.LookupTables;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Carries an approved plan out on this machine, or carries on where an earlier process stopped.
 * Each phase is recorded in the journal when it is done and is not done twice.
 */
public final class LocalRunner {
  /** The note in a run's journal that its source changed while it was read. */
  public static final String SOURCE_CHANGED = "source changed";

  private final RunParts parts;
  private final ScriptPhase scripts;
  private final SetAsideBudget budget;

  /**
   * A runner of tables alone.
   *
   * @throws IllegalArgumentException when the plan has scripts, which it would leave out
   */
  public LocalRunner(RunParts parts) {
    this(parts, (conditions, when) -> List.of());
    if (scripts.any()) throw new IllegalArgumentException("the plan has scripts");
  }

  /**
   * A runner of one plan.
   *
   * @param conditions asks what has to hold around the plan's scripts
   */
  public LocalRunner(RunParts parts, StepConditions conditions) {
    this.parts = parts;
    this.scripts = new ScriptPhase(parts, conditions);
    this.budget = new SetAsideBudget(parts.approved().plan().safeguards(), parts.run());
  }

  /**
   * Runs all phases up to the sequences, with the scripts before the load. Reading back is the
   * verification's work.
   *
   * @throws dev.turnstone.problem.EngineException when it cannot go on; what was committed stays
   *     and can be resumed
   */
  public RunReport run() {
    enter(Phase.CHECK, "Checking both databases");
    Goals target = new Goals(parts);
    List<TableGoal> goals = target.establish();
    List<TableJob> jobs = jobs(goals);
    boolean changed;
    scripts.run(Script.When.BEFORE);
    enter(Phase.SNAPSHOT, "Recording what the target holds");
    once("before", () -> recordBefore(target, goals));
    enter(Phase.SNAPSHOT, "Taking one consistent view of the source");
    try (Snapshot snapshot = parts.source().snapshot(workers())) {
      Snapshot rows = new Slicing(parts).of(snapshot, goals);
      enter(Phase.CREATE, "Preparing the target's tables");
      once("create", () -> new CreatePhase(parts).run(goals, target.target()));
      changed = load(jobs, snapshot.readers().get(0), rows);
    }
    enter(Phase.KEYS, "Validating keys");
    once("keys", () -> new KeysPhase(parts, budget).run(goals));
    enter(Phase.SEQUENCES, "Setting sequences past the data");
    once("sequences", () -> new SequencePhase(parts).run(goals));
    return report(jobs, changed);
  }

  /** Carries the scripts after the load out, once {@link #run} is through. */
  public void scriptsAfter() {
    scripts.run(Script.When.AFTER);
  }

  private void recordBefore(Goals target, List<TableGoal> goals) {
    if (scripts.has(Script.When.BEFORE)) target.requireUntouched();
    new BeforePhase(parts, workers()).run(goals);
  }

  /**
   * Copies the rows; true when the source no longer gives those that were carried over.
   *
   * @param reader sees all of the source
   * @param rows sees what is to be copied
   */
  private boolean load(List<TableJob> jobs, RowSource reader, Snapshot rows) {
    enter(Phase.LOAD, "Copying rows");
    boolean oneSnapshot = parts.journal().snapshotTaken() == 1;
    try (LookupTables lookups = parts.lookups(reader)) {
      LoadPhase load = new LoadPhase(parts, rows, lookups, budget);
      new Reconciliation(parts).restore(jobs);
      jobs.forEach(job -> budget.restore(job.name(), parts.journal()));
      load.count(jobs);
      budget.expect(jobs.stream().mapToLong(job -> job.progress().expected()).sum());
      load.load(firstLoads(jobs));
      enter(Phase.INDEXES, "Building keys and indexes");
      once("indexes", () -> new IndexPhase(parts, load).run(jobs));
      enter(Phase.LOAD, "Checking that the source did not change meanwhile");
      boolean agree = new ReadCounts(parts).agree(jobs, oneSnapshot);
      RowSource again = rows.readers().get(0);
      boolean changed = !agree || new SourceRecheck(parts, again, lookups).changed(jobs);
      if (changed) {
        parts.journal().note(SOURCE_CHANGED, "yes");
      }
      return changed;
    }
  }

  private List<TableJob> jobs(List<TableGoal> goals) {
    Catalog source = parts.approved().source();
    Vendor from = parts.source().dialect().vendor();
    List<TableJob> jobs = new ArrayList<>();
    for (TableGoal goal : goals) {
      ChunkSizer sizer = new ChunkSizer(parts.approved().plan().safeguards().chunkRows());
      source
          .table(goal.plan().source())
          .ifPresent(t -> jobs.add(new TableJob(goal, t, from, parts.meter(), sizer)));
    }
    return jobs;
  }

  /** The largest first; not those that are being loaded again, which need their keys before. */
  private List<TableJob> firstLoads(List<TableJob> jobs) {
    Comparator<TableJob> bySize = Comparator.comparingLong(j -> -j.progress().expected());
    return jobs.stream()
        .filter(job -> !new SecondLoad(parts, job).underWay())
        .sorted(bySize)
        .toList();
  }

  private int workers() {
    int cores = Runtime.getRuntime().availableProcessors();
    return parts.approved().plan().safeguards().workers().orElse(Math.min(4, cores));
  }

  private RunReport report(List<TableJob> jobs, boolean changed) {
    List<TableReport> tables = new ArrayList<>();
    for (TableJob job : jobs) {
      tables.add(TableReport.of(job.goal(), parts.journal(), job.seconds()));
    }
    return new RunReport(
        parts.run(),
        parts.journal().header().planHash(),
        RunState.RUNNING,
        tables,
        parts.approved().remarks(),
        changed);
  }

  private void once(String step, Runnable work) {
    if (parts.journal().steps().containsKey(step)) {
      return;
    }
    long begun = System.nanoTime();
    new Retries(parts, Location.EVERYWHERE).repeat(work);
    parts.journal().stepDone(step, (System.nanoTime() - begun) / 1e9);
  }

  private void enter(Phase phase, String sentence) {
    parts.cancellation().check(parts.run());
    parts.meter().enter(phase, sentence);
  }
}
