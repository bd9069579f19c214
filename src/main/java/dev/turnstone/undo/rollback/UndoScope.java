package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.TableName;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.LoadOrder;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.run.Goals;
import dev.turnstone.run.TableGoal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of a run is undone.
 *
 * @param goals every table that the run touched
 * @param tables those of them that are to be undone
 * @param interrupted true when the run had not ended
 */
record UndoScope(List<TableGoal> goals, Set<TableName> tables, boolean interrupted) {
  /** The note in which the journal keeps in what state the run was before its undo. */
  static final String STATE_BEFORE = "undo of";

  /**
   * Works it out.
   *
   * @param chosen names of tables, without their schema; empty: all
   * @throws Refused when a name is none of the run's tables
   */
  static UndoScope of(Journal journal, MigrationPlan plan, Set<String> chosen) {
    List<TableGoal> goals =
        Goals.kept(journal, plan).stream().filter(g -> touched(journal, g)).toList();
    Set<TableName> tables = new TreeSet<>();
    for (TableGoal goal : goals) {
      TableName name = goal.table().name();
      if (chosen.isEmpty() || chosen.contains(name.name())) {
        tables.add(name);
      }
    }
    for (String name : chosen) {
      if (tables.stream().noneMatch(t -> t.name().equals(name))) {
        String run = journal.header().run();
        throw new Refused(Problem.blocker(Code.UNDO_TABLE_UNKNOWN, Location.EVERYWHERE, name, run));
      }
    }
    String state = journal.note(STATE_BEFORE).orElse(journal.state().name());
    boolean interrupted = !RunState.valueOf(state).ended();
    return new UndoScope(goals, tables, interrupted);
  }

  /** A run that was stopped early has not come to all of its tables. */
  private static boolean touched(Journal journal, TableGoal goal) {
    String name = goal.table().name().toString();
    boolean prepared = journal.steps().containsKey("create " + name);
    return prepared || journal.note("creating " + name).isPresent() || begun(journal, name);
  }

  private static boolean begun(Journal journal, String name) {
    return !journal.chunks(name).isEmpty();
  }

  /** The tables to be undone, those that refer first; tables that refer to each other together. */
  List<List<TableGoal>> groups() {
    List<List<TableGoal>> groups = new ArrayList<>();
    List<TableGoal> wanted = goals.stream().filter(g -> wanted(g)).toList();
    for (List<TableName> names :
        LoadOrder.of(wanted.stream().map(g -> g.table()).toList()).groups()) {
      groups.add(wanted.stream().filter(g -> names.contains(g.table().name())).toList());
    }
    Collections.reverse(groups);
    return groups;
  }

  private boolean wanted(TableGoal goal) {
    return tables.contains(goal.table().name());
  }

  /** True when all of the run is undone. */
  boolean whole() {
    return tables.size() == goals.size();
  }

  Optional<TableGoal> goal(TableName name) {
    return goals.stream().filter(g -> g.table().name().equals(name)).findFirst();
  }
}
