package dev.turnstone.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.Journal.Goal;
import dev.turnstone.plan.Footprint;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.plan.file.PlanJson;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.JournalDamaged;
import dev.turnstone.problem.EngineException.PlanStale;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the target's tables shall be: worked out once, before the first write, and kept in the
 * journal from then on.
 */
public final class Goals {
  private final RunParts parts;
  private @Nullable Catalog target;

  Goals(RunParts parts) {
    this.parts = parts;
  }

  /**
   * The goals in load order, parents first.
   *
   * <p>Both databases are looked at anew, because approval may have gone by what was read a while
   * ago: the source each time, the target before the first write.
   *
   * @throws PlanStale when the structure of either is no longer what the plan was approved for, or
   *     a table that was empty no longer is
   */
  List<TableGoal> establish() {
    MigrationPlan plan = parts.approved().plan();
    Catalog source = parts.source().catalog(false);
    String approved = plan.source().fingerprint();
    if (!Footprint.sourceFingerprint(plan.tables(), source).equals(approved)) {
      throw new PlanStale(Problem.blocker(Code.PLAN_STALE, Location.EVERYWHERE, "source"));
    }
    if (!parts.journal().goals().isEmpty()) {
      return kept(parts.journal(), plan);
    }
    List<TableGoal> goals = workOut(plan);
    parts.journal().goals(goals.stream().map(Goals::written).toList());
    return goals;
  }

  /** The goals a run's journal keeps, parents first; empty when the run never got so far. */
  public static List<TableGoal> kept(Journal journal, MigrationPlan plan) {
    List<TableGoal> goals = new ArrayList<>();
    for (Goal goal : journal.goals()) {
      Table table = read(goal.definition(), journal.header().run());
      plan.table(table.name()).ifPresent(p -> goals.add(new TableGoal(p, table, goal.created())));
    }
    return goals;
  }

  private List<TableGoal> workOut(MigrationPlan plan) {
    Catalog now = target();
    String approved = plan.target().fingerprint();
    if (!Footprint.targetFingerprint(plan.tables(), now).equals(approved)) {
      throw new PlanStale(Problem.blocker(Code.PLAN_STALE, Location.EVERYWHERE, "target"));
    }
    plan.tables().forEach(this::requireEmpty);
    List<TableGoal> goals = new ArrayList<>();
    for (List<TableName> group : parts.approved().order().groups()) {
      for (TableName name : group) {
        plan.table(name).ifPresent(table -> goals.add(goal(table, now)));
      }
    }
    return goals;
  }

  /** The target's catalogue as the run found it, read once. */
  Catalog target() {
    Catalog known = target;
    if (known == null) {
      known = parts.target().catalog(false);
      target = known;
    }
    return known;
  }

  /**
   * Looks once more, because scripts were carried out that may have done anything.
   *
   * @throws Stopped when the structure of the plan's tables is no longer what it was approved for
   * @throws PlanStale when a table that was empty no longer is
   */
  void requireUntouched() {
    MigrationPlan plan = parts.approved().plan();
    Catalog now = parts.target().catalog(false);
    if (!Footprint.targetFingerprint(plan.tables(), now).equals(plan.target().fingerprint())) {
      throw new Stopped(Problem.blocker(Code.STEP_MOVED_TABLES, Location.EVERYWHERE, parts.run()));
    }
    plan.tables().forEach(this::requireEmpty);
    target = now;
  }

  private void requireEmpty(TablePlan table) {
    if (!table.enabled() || table.mode() != WriteMode.INTO_EMPTY || table.create().isPresent()) {
      return;
    }
    String name = parts.target().dialect().quote(table.target());
    if (!parts.target().query("SELECT 1 FROM " + name + " LIMIT 1").isEmpty()) {
      Location where = Location.table(table.target().toString());
      throw new PlanStale(Problem.blocker(Code.TABLE_FILLED, where));
    }
  }

  private static TableGoal goal(TablePlan plan, Catalog now) {
    Table table = plan.create().or(() -> now.table(plan.target())).orElseThrow();
    return new TableGoal(plan, table, plan.create().isPresent());
  }

  private static Goal written(TableGoal goal) {
    try {
      return new Goal(goal.created(), PlanJson.writer().writeValueAsString(goal.table()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a table cannot be written as JSON", e);
    }
  }

  private static Table read(String json, String run) {
    try {
      return PlanJson.reader(Table.class).readValue(json);
    } catch (JsonProcessingException e) {
      Problem damaged =
          Problem.blocker(Code.JOURNAL_DAMAGED, Location.EVERYWHERE, run, "a table cannot be read");
      throw new JournalDamaged(damaged, e);
    }
  }
}
