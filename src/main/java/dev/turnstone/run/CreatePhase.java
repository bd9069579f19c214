package dev.turnstone.run;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.EngineException.ServerRefused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the missing target tables and takes from existing ones what makes loading slow or dependent
 * on order. Done again after a kill it does only what is still to be done.
 */
final class CreatePhase {
  private final RunParts parts;

  CreatePhase(RunParts parts) {
    this.parts = parts;
  }

  /**
   * Prepares every table.
   *
   * @param now what is in the target
   */
  void run(List<TableGoal> goals, Catalog now) {
    Dialect dialect = parts.target().dialect();
    for (TableGoal goal : goals) {
      parts.cancellation().check(parts.run());
      Table table = goal.table();
      String step = "create " + table.name();
      if (parts.journal().steps().containsKey(step)) {
        continue;
      }
      parts.meter().doing("Preparing " + table.name().name());
      Optional<Table> present = now.table(table.name());
      List<String> statements = new ArrayList<>();
      if (goal.created()) {
        present.ifPresent(t -> statements.add(dropHalfMade(t)));
        statements.addAll(dialect.createTable(table));
        parts.journal().note(creating(table), "begun");
      } else {
        refuseOrphans(goal);
        present.ifPresent(t -> statements.addAll(dialect.beforeLoad(t)));
      }
      execute(table, statements);
      rememberKeys(goal);
      parts.journal().stepDone(step, 0);
    }
  }

  /** Makes room for the keys of an upsert where the source may give one twice. */
  private void rememberKeys(TableGoal goal) {
    Optional<RowOrder> order =
        parts
            .approved()
            .source()
            .table(goal.plan().source())
            .map(s -> new RowOrder(goal, s, parts.source().dialect().vendor()));
    if (order.filter(RowOrder::upsertsMayRepeat).isPresent()) {
      Table table = goal.table();
      List<String> key = table.identity().map(Key::columns).orElseThrow();
      parts.target().ledger().rememberKeys(parts.run(), table.name(), key);
    }
  }

  private void execute(Table table, List<String> statements) {
    try {
      parts.execute(statements);
    } catch (ServerRefused e) {
      Problem why = e.problems().get(0);
      Location where = Location.table(table.name().toString());
      throw new ServerRefused(new Problem(why.code(), why.severity(), where, why.arguments()), e);
    }
  }

  /**
   * A table of this name is there although the run is to make it: left half made by a killed try of
   * this very run, or made by somebody else since the plan was approved. Only the former, and only
   * empty, is taken away.
   */
  private String dropHalfMade(Table table) {
    String name = parts.target().dialect().quote(table.name());
    boolean ours = parts.journal().note(creating(table)).isPresent();
    if (!ours || !parts.target().query("SELECT 1 FROM " + name + " LIMIT 1").isEmpty()) {
      throw new Refused(
          Problem.blocker(Code.TABLE_EXISTS, Location.table(table.name().toString())));
    }
    return "DROP TABLE " + name;
  }

  private static String creating(Table table) {
    return "creating " + table.name();
  }

  /**
   * Where rows are added to rows that are there, those must not be orphans already: afterwards they
   * could not be told from the run's own, which are taken out again.
   */
  private void refuseOrphans(TableGoal goal) {
    if (goal.plan().mode() == WriteMode.INTO_EMPTY) {
      return;
    }
    for (ForeignKey key : goal.table().foreignKeys()) {
      if (Orphans.exist(parts.target(), goal.table(), key, false)) {
        Location where = Location.table(goal.table().name().toString());
        throw new Refused(
            Problem.blocker(Code.TARGET_HAS_ORPHANS, where, key.name(), key.target().name()));
      }
    }
  }
}
