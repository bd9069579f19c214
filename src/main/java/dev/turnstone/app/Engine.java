package dev.turnstone.app;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.ConnectionText;
import dev.turnstone.jdbc.vendor.Databases;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.RunState;
import dev.turnstone.journal.SetAside;
import dev.turnstone.plan.Condition.When;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.plan.edit.Edited;
import dev.turnstone.plan.edit.PlanEdit;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.plan.mapping.MappingOptions;
import dev.turnstone.plan.mapping.Planner;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.ApprovedPlan;
import dev.turnstone.rehearse.Conditions;
import dev.turnstone.rehearse.PlanApproval;
import dev.turnstone.rehearse.RehearsalWatch;
import dev.turnstone.rehearse.Report;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.run.TableReport;
import dev.turnstone.run.stage.Stages;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Everything Turnstone can do, for command line and window alike. Stateless but for its workspace;
 * thread safe.
 */
public final class Engine {
  private final Workspace workspace;
  private final Clock clock;

  public Engine(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  public Workspace workspace() {
    return workspace;
  }

  /**
   * Reads what is in a database; {@code counted} counts every table's rows exactly.
   *
   * @param secrets of which the source's is used
   */
  public Catalog inspect(String connection, Credentials secrets, boolean counted) {
    Address address = ConnectionText.parse(connection);
    try (TargetDatabase database = Databases.open(address, secrets.source(), true)) {
      return database.catalog(counted);
    }
  }

  /**
   * Opens both databases, to plan, check and run on the same connections and with one look at each
   * catalogue. The caller closes them.
   */
  public Endpoints open(String from, String to, Credentials secrets) {
    return Endpoints.open(from, to, secrets);
  }

  /** Proposes a plan. What auto-mapping would have had to guess is left open in it. */
  public MigrationPlan plan(String from, String to, MappingOptions options, Credentials secrets) {
    try (Endpoints both = open(from, to, secrets)) {
      return plan(both, options);
    }
  }

  /** As {@link #plan(String, String, MappingOptions, Credentials)}. */
  public MigrationPlan plan(Endpoints both, MappingOptions options) {
    Planner.Side other = new Planner.Side(both.targetCatalog(), both.to());
    Planner.Side one = new Planner.Side(both.sourceCatalog(), both.from());
    String name = one.catalog().database() + " to " + other.catalog().database();
    return Planner.plan(name, one, other, options);
  }

  /** What speaks against a plan, what is worth knowing, and what a run would do. Writes nothing. */
  public Checked check(MigrationPlan plan, Credentials secrets) {
    try (Endpoints both = Endpoints.of(plan, secrets)) {
      return check(both, plan);
    }
  }

  /** As {@link #check(MigrationPlan, Credentials)}. */
  public Checked check(Endpoints both, MigrationPlan plan) {
    return new Approval(both, workspace).check(plan);
  }

  /** Finds out what a run of the plan would do, down to single rows; writes nothing in either. */
  public Report rehearse(
      MigrationPlan plan, RehearsalOrder order, Credentials secrets, RehearsalWatch watch) {
    return new RehearsalProcedure(this, secrets, watch).perform(plan, order);
  }

  /**
   * Records decisions in a plan and gives the new one; looks at a database only where they need it.
   *
   * @throws Refused when a pattern means nothing, or the plan would be malformed
   */
  public Edited edit(MigrationPlan plan, PlanEdit edit, Credentials secrets) {
    return new PlanEditing(this, secrets).apply(plan, edit);
  }

  /**
   * Approves the plan and carries it out, reads it back and compares.
   *
   * @throws Refused when it is not approved: nothing was written
   */
  public RunResult run(
      MigrationPlan plan, Credentials secrets, ProgressMeter meter, Cancellation cancellation) {
    return run(plan, UnaryOperator.identity(), secrets, meter, cancellation);
  }

  /**
   * As {@link #run(MigrationPlan, Credentials, ProgressMeter, Cancellation)}, with other limits for
   * this run; the plan stays the same plan.
   *
   * @param limits makes this run's limits from the plan's
   */
  public RunResult run(
      MigrationPlan plan,
      UnaryOperator<Safeguards> limits,
      Credentials secrets,
      ProgressMeter meter,
      Cancellation cancellation) {
    try (Endpoints both = Endpoints.of(plan, secrets)) {
      return run(both, plan, limits, meter, cancellation);
    }
  }

  /**
   * As {@link #run(MigrationPlan, UnaryOperator, Credentials, ProgressMeter, Cancellation)}.
   *
   * <p>A plan that was carried out before from this workspace writes what differs, by key.
   *
   * @param both the databases of this very plan
   */
  public RunResult run(
      Endpoints both,
      MigrationPlan plan,
      UnaryOperator<Safeguards> limits,
      ProgressMeter meter,
      Cancellation cancellation) {
    both.require(plan);
    MigrationPlan limited = Places.settled(plan).with(limits.apply(plan.safeguards()));
    NewRun.Watch watch = new NewRun.Watch(meter, cancellation);
    return newRun().carryOut(both, limited, PlanFile.hash(plan), watch, journal -> {});
  }

  NewRun newRun() {
    return new NewRun(workspace, clock);
  }

  /**
   * Goes on with a stopped or killed run: what is committed is not written again.
   *
   * @throws Refused when the run has ended, is unknown, or another process works on it
   */
  public RunResult resume(
      String run, Credentials secrets, ProgressMeter meter, Cancellation cancellation) {
    return resume(run, UnaryOperator.identity(), secrets, meter, cancellation);
  }

  /**
   * As {@link #resume(String, Credentials, ProgressMeter, Cancellation)}, with other limits than
   * the run had.
   *
   * @param limits makes the limits from those the run was started with
   */
  public RunResult resume(
      String run,
      UnaryOperator<Safeguards> limits,
      Credentials secrets,
      ProgressMeter meter,
      Cancellation cancellation) {
    RunFolder folder = workspace.run(run);
    meter.named(run);
    return folder.holding(
        () -> {
          try (Journal journal = folder.open()) {
            RunEnd.refuseEnded(journal);
            MigrationPlan plan = plan(journal);
            MigrationPlan limited = plan.with(limits.apply(plan.safeguards()));
            NewRun.Watch watch = new NewRun.Watch(meter, cancellation);
            return resume(folder, journal, limited, secrets, watch);
          }
        });
  }

  private RunResult resume(
      RunFolder folder,
      Journal journal,
      MigrationPlan plan,
      Credentials secrets,
      NewRun.Watch watch) {
    try (Endpoints both = Endpoints.of(plan, secrets)) {
      TargetDatabase target = both.target();
      ApprovedPlan approved = PlanApproval.again(plan, both.sourceCatalog(), target.catalog(false));
      try (LeaseKeeper lease =
          newRun().lease(journal, plan, target, watch.cancellation(), folder)) {
        journal.state(RunState.RUNNING, clock.instant());
        return new RunProcedure(approved, both, journal, lease)
            .carryOut(watch.meter(), watch.cancellation());
      }
    }
  }

  private static MigrationPlan plan(Journal journal) {
    return PlanFile.fromJson(journal.header().planJson(), "of run " + journal.header().run());
  }

  /**
   * Reads the target of an ended run back and compares once more; asks the conditions after the run
   * that need the target alone.
   *
   * @throws Refused when the run has not ended
   */
  public RunResult verify(String run, Credentials secrets, ProgressMeter meter) {
    RunFolder folder = workspace.run(run);
    return folder.holding(
        () -> {
          try (Journal journal = folder.open()) {
            RunEnd.requireEnded(journal);
            MigrationPlan plan = plan(journal);
            Address address = ConnectionText.parse(plan.target().connection());
            try (TargetDatabase target = Databases.open(address, secrets.target(), true)) {
              TargetDatabase seen = Stages.seenBy(journal, target);
              RunResult result = new Reading(journal, plan, seen, meter).compare();
              return result.after(Conditions.ofTarget(target).ask(plan, When.AFTER));
            }
          }
        });
  }

  /** All runs of the workspace; one whose journal is damaged hides no other. */
  public Runs runs() {
    List<RunSummary> readable = new ArrayList<>();
    List<Problem> damaged = new ArrayList<>();
    for (RunFolder folder : workspace.runs()) {
      try {
        readable.add(summary(folder));
      } catch (EngineException e) {
        damaged.addAll(e.problems());
      }
    }
    return new Runs(readable, damaged);
  }

  /** The run's header and state. */
  public RunSummary summary(String run) {
    return summary(workspace.run(run));
  }

  private RunSummary summary(RunFolder folder) {
    boolean working = folder.inUse();
    try (Journal journal = folder.open()) {
      return new RunSummary(
          journal.header(), journal.state(), working, journal.ended(), promotedTo(journal));
    }
  }

  /** The run of the whole plan of a canary; empty when nobody promoted it. */
  Optional<String> promotedTo(Journal journal) {
    return journal.note(Canaries.PROMOTED).filter(this::wrote);
  }

  /** A run that was refused wrote nothing, and its canary can be promoted once more. */
  private boolean wrote(String run) {
    try {
      return summary(run).state() != RunState.REFUSED;
    } catch (EngineException e) {
      return true; // it is gone or damaged, which is told where it is listed itself
    }
  }

  /**
   * What the run did so far, or did, table by table, parents first; empty before it knows its
   * tables.
   */
  public List<TableReport> tables(String run) {
    try (Journal journal = workspace.run(run).open()) {
      return Reading.reports(journal, plan(journal));
    }
  }

  /** Gives every row the run set aside, by table. */
  public void quarantine(String run, Consumer<SetAside> consumer) {
    try (Journal journal = workspace.run(run).open()) {
      journal.setAside(consumer);
    }
  }

  /**
   * Asks the process that works on the run to stop at the next chunk boundary.
   *
   * @return false when nobody works on it
   */
  public boolean stop(String run) {
    RunFolder folder = workspace.run(run);
    if (!folder.inUse()) {
      return false;
    }
    folder.askToStop();
    return true;
  }
}
