package dev.turnstone.undo.difference;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.StateBefore;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.Side;
import dev.turnstone.row.Stage;
import dev.turnstone.row.Written;
import dev.turnstone.run.Goals;
import dev.turnstone.run.TableGoal;
import dev.turnstone.run.stage.Stages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run's target held before its first write beside what it holds since.
 *
 * @param target as it is now
 * @param asLeft true: since is what the run left there, by its journal, so that nothing that others
 *     did counts; false: since is now, whoever did it
 */
public record RunChange(Journal journal, MigrationPlan plan, State target, boolean asLeft) {

  Comparer.Tasks tasks(Comparer.Work work, States states) {
    Opened now = Opened.of(target, work, states);
    List<Task> tasks = new ArrayList<>();
    List<TableComparison> not = new ArrayList<>();
    List<TableGoal> goals = Goals.kept(journal, plan);
    plan.tables().stream().flatMap(table -> without(table, goals).stream()).forEach(not::add);
    for (TableGoal goal : goals) {
      TableName name = goal.table().name();
      Optional<Table> there = target.catalog().table(name);
      Optional<String> reason = reason(goal, there);
      if (reason.isPresent()) {
        not.add(TableComparison.not(name, name, reason.get()));
      } else if (asLeft) {
        tasks.add(
            left(goal, there.isPresent() && missing(goal.plan(), there.get()).isEmpty(), now));
      } else if (there.isEmpty()) {
        not.add(TableComparison.nowhere(name));
      } else {
        tasks.add(present(goal, now));
      }
    }
    return new Comparer.Tasks(before(), since(), tasks, not);
  }

  private static Optional<TableComparison> without(TablePlan plan, List<TableGoal> goals) {
    TableName name = plan.target();
    if (!plan.enabled()) {
      return Optional.of(TableComparison.leftOut(name, name));
    }
    return goals.stream().anyMatch(goal -> goal.table().name().equals(name))
        ? Optional.empty()
        : Optional.of(TableComparison.not(name, name, "the run stopped before it began"));
  }

  private String before() {
    String run = journal.header().run();
    return "what "
        + target.name()
        + " held before run "
        + run
        + " began at "
        + journal.header().started();
  }

  private String since() {
    return asLeft
        ? "what run " + journal.header().run() + " left in " + target.name()
        : target.name() + " as it is now, with what others did since";
  }

  private Optional<String> reason(TableGoal goal, Optional<Table> there) {
    Optional<Stage> stage = Stages.of(journal, goal.table().name());
    if (stage.isPresent()) {
      return Optional.of(
          "the run replaced it as a whole; what it held before is in " + stage.get().kept());
    }
    if (held(goal).isEmpty() && !wasEmpty(goal)) {
      return Optional.of("what it held before the run was not recorded");
    }
    if (asLeft) {
      return goal.plan().mode() == WriteMode.REPLACE
          ? Optional.of("it was replaced as a whole, and the journal knows no values of before")
          : Optional.empty();
    }
    if (there.isEmpty()) {
      return goal.created()
          ? Optional.empty()
          : Optional.of("the target has no such table any more");
    }
    return missing(stored(goal.table()), there.get());
  }

  private Optional<StateBefore.Rows> held(TableGoal goal) {
    return journal.before().rows(goal.table().name().toString());
  }

  private static boolean wasEmpty(TableGoal goal) {
    return goal.created() || goal.plan().mode() == WriteMode.INTO_EMPTY;
  }

  private static Optional<String> missing(TablePlan plan, Table there) {
    return plan.fields().stream()
        .map(FieldPlan::target)
        .filter(name -> there.column(name).isEmpty())
        .findFirst()
        .map(name -> "the target has no column " + name + " any more");
  }

  /** All that the table stores, as it is. */
  private static TablePlan stored(Table table) {
    List<FieldPlan> copies =
        table.columns().stream()
            .filter(column -> !column.computed())
            .map(column -> FieldPlan.copy(column.name(), column.name()))
            .toList();
    return itself(table).withFields(copies);
  }

  private static TablePlan itself(Table table) {
    return new TablePlan(
        List.of(table.name()),
        table.name(),
        Optional.empty(),
        WriteMode.INSERT,
        Optional.empty(),
        List.of(),
        true,
        Optional.empty());
  }

  /** Every stored column, against the target as it is now. */
  private Task present(TableGoal goal, Opened now) {
    Table table = goal.table();
    TablePlan stored = stored(table);
    return new Task(
        stored,
        () -> {
          RowProgram program = RowProgram.readStored(side(table));
          List<Column> key =
              program.writes().key().stream().flatMap(k -> table.column(k).stream()).toList();
          PreImages images = new PreImages(journal, table, program);
          return new BeforeRows(journal, table, images, key);
        },
        () -> now.asItIs(stored, table),
        side -> Task.everyRow(),
        new ComparedTable.Target(table, target.database().dialect()),
        Uncompared.columns(stored, List.of(), table),
        0);
  }

  /** The columns that the run wrote, by its journal alone; values come from the target. */
  private Task left(TableGoal goal, boolean readable, Opened now) {
    Table table = goal.table();
    List<Column> key = RunState.key(goal);
    List<Column> columns =
        goal.plan().fields().stream().flatMap(f -> table.column(f.target()).stream()).toList();
    String name = table.name().toString();
    return new Task(
        itself(table),
        () -> {
          RowProgram program = RowProgram.readBack(goal.plan(), side(table));
          return new FoundByRun(journal, new PreImages(journal, table, program), key);
        },
        () -> {
          Optional<DatabaseRows> values =
              readable ? Optional.of(now.asItIs(goal.plan(), table)) : Optional.empty();
          return new RowsAsLeft(journal, new RowsAsLeft.Written(name, columns, key, values));
        },
        side -> Task.everyRow(),
        new ComparedTable.Target(table, target.database().dialect()),
        Uncompared.columns(goal.plan(), List.of(), table),
        untouched(goal));
  }

  private Side side(Table table) {
    return new Side(table, target.database().dialect().vendor());
  }

  /** Rows that were there and that the run had nothing to do with. */
  private long untouched(TableGoal goal) {
    Written written = journal.totals(goal.table().name().toString()).counts().written();
    long held = held(goal).map(StateBefore.Rows::rows).orElse(0L);
    return Math.max(0, held - written.updated() - written.unchanged());
  }
}
