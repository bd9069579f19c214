package dev.turnstone.app;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.Footprint;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.PlanStale;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.ApprovedPlan;
import dev.turnstone.rehearse.PlanApproval;
import dev.turnstone.row.Stage;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.run.Goals;
import dev.turnstone.run.RunParts;
import dev.turnstone.run.Swap;
import dev.turnstone.run.TableGoal;
import dev.turnstone.run.stage.StagedTarget;
import dev.turnstone.run.stage.Stages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tables of a run that are replaced as a whole. To the run they are tables that it makes, in a
 * target in which their names mean the new ones; verified, they take the places of the old.
 */
final class Replacing {
  private final ApprovedPlan approved;
  private final TargetDatabase real;
  private final TargetDatabase target;
  private final List<Stage> stages;
  private final boolean swapped;

  private Replacing(
      ApprovedPlan approved,
      TargetDatabase real,
      TargetDatabase target,
      List<Stage> stages,
      boolean swapped) {
    this.approved = approved;
    this.real = real;
    this.target = target;
    this.stages = stages;
    this.swapped = swapped;
  }

  /**
   * Of a run that begins or goes on.
   *
   * @throws PlanStale when the target's structure is not what the plan was approved for, and
   *     nothing was written yet
   */
  static Replacing of(ApprovedPlan approved, TargetDatabase real, Journal journal) {
    if (Stages.planned(approved.plan()).isEmpty()) {
      return new Replacing(approved, real, real, List.of(), false);
    }
    MigrationPlan plan = approved.plan();
    Catalog now = real.catalog(false);
    boolean begins = journal.goals().isEmpty();
    String wanted = plan.target().fingerprint();
    if (begins && !Footprint.targetFingerprint(plan.tables(), now).equals(wanted)) {
      throw new PlanStale(Problem.blocker(Code.PLAN_STALE, Location.EVERYWHERE, "target"));
    }
    List<Stage> stages = Stages.begin(journal, plan, real, now);
    if (Stages.where(journal, real, now) != Stages.Where.BESIDE) {
      return new Replacing(approved, real, real, stages, true);
    }
    TargetDatabase target = new StagedTarget(real, stages);
    Catalog seen = target.catalog(false);
    List<TablePlan> tables = new ArrayList<>();
    for (TablePlan table : plan.tables()) {
      tables.add(made(table, stages, definition(table.target(), journal, plan, now)));
    }
    String fingerprint = Footprint.targetFingerprint(tables, seen);
    MigrationPlan carriedOut =
        plan.withTables(tables).withFingerprints(plan.source().fingerprint(), fingerprint);
    ApprovedPlan staged = PlanApproval.as(approved, carriedOut, seen);
    return new Replacing(staged, real, target, stages, false);
  }

  /** As the run found it, whatever others make of it meanwhile. */
  private static Optional<Table> definition(
      TableName name, Journal journal, MigrationPlan plan, Catalog now) {
    return Goals.kept(journal, plan).stream()
        .map(TableGoal::table)
        .filter(t -> t.name().equals(name))
        .findFirst()
        .or(() -> now.table(name));
  }

  private static TablePlan made(TablePlan plan, List<Stage> stages, Optional<Table> definition) {
    boolean replaced = stages.stream().anyMatch(s -> s.table().equals(plan.target()));
    if (!replaced || definition.isEmpty()) {
      return plan;
    }
    return plan.withCreated(definition.get());
  }

  /** The plan as it is carried out. */
  ApprovedPlan approved() {
    return approved;
  }

  /** The target as the run sees it. */
  TargetDatabase target() {
    return target;
  }

  /** True when the run replaces tables. */
  boolean replaces() {
    return !stages.isEmpty();
  }

  /** True when an earlier process has got as far as the swap: nothing is to be loaded any more. */
  boolean done() {
    return swapped;
  }

  /** Puts verified tables in their places; a run that is not verified leaves the old ones there. */
  RunResult swap(RunResult read, RunParts parts) {
    if (stages.isEmpty()) {
      return read;
    }
    boolean verified =
        read.state() == RunState.DONE || read.state() == RunState.DONE_WITH_SET_ASIDE;
    if (verified && !swapped) {
      new Swap(parts, real, stages).perform();
    }
    RunResult told = read;
    for (Stage stage : stages) {
      Location where = Location.table(stage.table().toString());
      String unverified = "what was loaded beside it is not what was to be there";
      told =
          told.and(
              verified || swapped
                  ? Problem.note(Code.REPLACED, where, stage.kept().name())
                  : Problem.blocker(Code.NOT_REPLACED, where, unverified));
    }
    return told.timed(parts.meter());
  }

  /** True when the plan's conditions speak of the tables that were loaded. */
  boolean inPlace(RunResult read) {
    return stages.isEmpty() || swapped || read.state() != RunState.DIFFERENT;
  }
}
