package dev.turnstone.run;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.RunState;
import dev.turnstone.row.LookupTables;
import dev.turnstone.row.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Carries an approved plan out on this machine, or carries on where an earlier process stopped.
 * Each phase is recorded in the journal when it is done and is not done twice.
 */
public final class LocalRunner {
  /** The note in a run's journal that its source changed while it was read. */
  public static final String SOURCE_CHANGED = "source changed";

  private final RunParts parts;
  private final Map<Phase, Double> seconds = new EnumMap<>(Phase.class);

  public LocalRunner(RunParts parts) {
    this.parts = parts;
  }

  /**
   * Runs all phases up to the sequences. Reading back is the verification's work.
   *
   * @throws dev.turnstone.problem.EngineException when it cannot go on; what was committed stays
   *     and can be resumed
   */
  public RunReport run() {
    List<TableGoal> goals = timed(Phase.CHECK, "Checking both databases", this::goals);
    List<TableJob> jobs = jobs(goals);
    boolean changed;
    Snapshot snapshot =
        timed(
            Phase.SNAPSHOT,
            "Taking one consistent view of the source",
            () -> parts.source().snapshot(workers()));
    try (snapshot) {
      int snapshots = parts.journal().snapshotTaken();
      load(goals, jobs, snapshot);
      changed = changed(jobs, snapshot, snapshots == 1);
    }
    timed(Phase.KEYS, "Validating keys", () -> once("keys", () -> new KeysPhase(parts).run(goals)));
    timed(
        Phase.SEQUENCES,
        "Setting sequences past the data",
        () -> once("sequences", () -> new SequencePhase(parts).run(goals)));
    return report(jobs, changed);
  }

  /** True when the source no longer gives the rows that were carried over. */
  private boolean changed(List<TableJob> jobs, Snapshot snapshot, boolean oneSnapshot) {
    List<TableJob> doubtful = jobs.stream().filter(j -> !oneSnapshot || !j.steady()).toList();
    boolean agree = new ReadCounts(parts).agree(jobs, oneSnapshot);
    boolean changed =
        !agree || (!doubtful.isEmpty() && new SourceRecheck(parts, snapshot).changed(doubtful));
    if (changed) {
      parts.journal().note(SOURCE_CHANGED, "yes");
    }
    return changed;
  }

  private void load(List<TableGoal> goals, List<TableJob> jobs, Snapshot snapshot) {
    CreatePhase create = new CreatePhase(parts);
    timed(
        Phase.CREATE,
        "Preparing the target's tables",
        () -> once("create", () -> create.run(goals)));
    LookupTables lookups =
        LookupTables.load(
            parts.approved().plan(), parts.approved().source(), snapshot.readers().get(0));
    SetAsideBudget budget = budget(jobs);
    LoadPhase load = new LoadPhase(parts, snapshot, lookups, budget);
    timed(
        Phase.LOAD,
        "Copying rows",
        () -> {
          new Reconciliation(parts).restore(jobs);
          count(jobs, snapshot, lookups);
          load.load(largestFirst(jobs));
        });
    timed(
        Phase.INDEXES,
        "Building keys and indexes",
        () -> once("indexes", () -> new IndexPhase(parts, load).run(goals, jobs)));
  }

  private List<TableGoal> goals() {
    return new Goals(parts).establish();
  }

  private List<TableJob> jobs(List<TableGoal> goals) {
    Catalog source = parts.approved().source();
    List<TableJob> jobs = new ArrayList<>();
    for (TableGoal goal : goals) {
      ChunkSizer sizer = new ChunkSizer(parts.approved().plan().safeguards().chunkRows());
      source
          .table(goal.plan().source())
          .ifPresent(t -> jobs.add(new TableJob(goal, t, parts.meter(), sizer)));
    }
    return jobs;
  }

  private void count(List<TableJob> jobs, Snapshot snapshot, LookupTables lookups) {
    for (TableJob job : jobs) {
      parts.meter().doing("Counting rows of " + job.source().name().name());
      try (Connections on = new Connections(parts, snapshot.readers().get(0), lookups)) {
        job.progress().expect(on.reader().count(on.program(job).reads()));
      }
    }
    parts.meter().doing("Copying rows");
  }

  private static List<TableJob> largestFirst(List<TableJob> jobs) {
    Comparator<TableJob> bySize = Comparator.comparingLong(j -> -j.progress().expected());
    return jobs.stream().sorted(bySize).toList();
  }

  private SetAsideBudget budget(List<TableJob> jobs) {
    SetAsideBudget budget =
        new SetAsideBudget(parts.approved().plan().safeguards().setAsideLimit(), parts.run());
    for (TableJob job : jobs) {
      for (ChunkRecord chunk : parts.journal().chunks(job.name())) {
        if (chunk.state() == ChunkRecord.State.DONE) {
          budget.spentBefore(job.name(), chunk.range().number(), chunk.counts().setAside());
        }
      }
    }
    return budget;
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
        seconds,
        changed);
  }

  private void once(String step, Runnable work) {
    if (parts.journal().steps().containsKey(step)) {
      return;
    }
    long begun = System.nanoTime();
    work.run();
    parts.journal().stepDone(step, (System.nanoTime() - begun) / 1e9);
  }

  private void timed(Phase phase, String sentence, Runnable work) {
    timed(
        phase,
        sentence,
        () -> {
          work.run();
          return true;
        });
  }

  private <T> T timed(Phase phase, String sentence, Supplier<T> work) {
    parts.cancellation().check(parts.run());
    parts.meter().enter(phase, sentence);
    long begun = System.nanoTime();
    try {
      return work.get();
    } finally {
      seconds.merge(phase, (System.nanoTime() - begun) / 1e9, Double::sum);
    }
  }
}
