package dev.turnstone.undo.difference;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.journal.Journal;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.row.LookupTables;
import dev.turnstone.run.Goals;
import dev.turnstone.run.TableGoal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run should have left in its target: its plan applied to the source as it is now, or, where
 * the source is out of reach, what its journal remembers of every row.
 *
 * @param source empty: out of reach
 */
public record RunState(
    String name, Journal journal, MigrationPlan plan, Optional<State> source, State target) {

  Comparer.Tasks tasks(Comparer.Work work, States states) {
    Optional<Opened> one = source.map(state -> Opened.of(state, work, states));
    Opened other = Opened.of(target, work, states);
    LookupTables lookups =
        one.map(opened -> opened.lookups(plan, states)).orElse(LookupTables.NONE);
    List<Task> tasks = new ArrayList<>();
    List<TableComparison> not = new ArrayList<>();
    plan.tables().stream()
        .filter(table -> !table.enabled())
        .map(table -> TableComparison.leftOut(table.source(), table.target()))
        .forEach(not::add);
    for (TableGoal goal : Goals.kept(journal, plan)) {
      Optional<Table> from = source.flatMap(s -> s.catalog().table(goal.plan().source()));
      Optional<String> reason = reason(goal, from);
      if (reason.isPresent()) {
        not.add(TableComparison.not(goal.plan().source(), goal.table().name(), reason.get()));
      } else {
        tasks.add(
            new Task(
                goal.plan(),
                () -> left(goal, from, one, other, lookups),
                () -> other.asItIs(goal.plan(), goal.table()),
                side -> rules(goal, side),
                new ComparedTable.Target(goal.table(), target.database().dialect()),
                Uncompared.columns(goal.plan(), List.of(), goal.table()),
                0));
      }
    }
    return new Comparer.Tasks(name, target.name(), tasks, not);
  }

  private Optional<String> reason(TableGoal goal, Optional<Table> from) {
    Optional<Table> now = target.catalog().table(goal.table().name());
    if (now.isEmpty()) {
      return Optional.of("the target has no such table any more");
    }
    for (FieldPlan field : goal.plan().fields()) {
      if (now.get().column(field.target()).isEmpty()) {
        return Optional.of("the target has no column " + field.target() + " any more");
      }
    }
    return source.isPresent() && from.isEmpty()
        ? Optional.of("the source has no table " + goal.plan().source() + " any more")
        : Optional.empty();
  }

  private RowSide left(
      TableGoal goal,
      Optional<Table> from,
      Optional<Opened> one,
      Opened other,
      LookupTables lookups) {
    if (one.isPresent() && from.isPresent()) {
      return one.get()
          .applied(new Opened.Match(goal.plan(), from.get(), goal.table()), other, lookups);
    }
    return new JournalRows(journal, goal.table().name().toString(), key(goal));
  }

  /** The columns of the key by which a run knew the rows of a table; empty: by none. */
  static List<Column> key(TableGoal goal) {
    List<String> written = goal.plan().fields().stream().map(FieldPlan::target).toList();
    List<String> key = goal.table().identity().map(k -> k.columns()).orElse(List.of());
    return written.containsAll(key)
        ? key.stream().flatMap(name -> goal.table().column(name).stream()).toList()
        : List.of();
  }

  private PartMatch.Rules rules(TableGoal goal, RowSide left) {
    boolean alone = goal.plan().mode().alone();
    SetAsideKeys keys = SetAsideKeys.of(journal, goal.table().name().toString());
    if (left instanceof DatabaseRows rows && !keys.isEmpty()) {
      return new PartMatch.Rules(
          Optional.of(row -> rows.ownKey(row.locator()).filter(keys::contain).isPresent()), alone);
    }
    return new PartMatch.Rules(Optional.empty(), alone);
  }
}
