package dev.turnstone.plan.edit;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.OpenQuestion;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.mapping.OneTable;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The decision to carry a source table that a plan does not carry yet.
 *
 * @param into the target table that is there; empty: one is created
 */
public record Carrying(TableName source, Optional<TableName> into) {
  /**
   * The plan with the table, whose columns are matched by name.
   *
   * @param around both databases, which are needed
   * @throws Refused when a table is not there, the target is filled already, or the structure moved
   *     since the plan was made
   */
  public Edited apply(MigrationPlan plan, Surroundings around) {
    Catalog from = around.source().orElseThrow();
    Catalog to = around.target().orElseThrow();
    Table table = table(from, source, "source");
    OneTable one =
        into.map(name -> OneTable.into(table, free(plan, table(to, name, "target"))))
            .orElseGet(() -> OneTable.created(table, plan.tables(), from, to));
    List<TablePlan> tables = new ArrayList<>(plan.tables());
    tables.add(one.table());
    List<OpenQuestion> open =
        new ArrayList<>(plan.open().stream().filter(q -> !about(q.table())).toList());
    open.addAll(one.open());
    List<String> left =
        new ArrayList<>(
            plan.leftBehind().stream()
                .filter(l -> !l.startsWith("table " + source + ": "))
                .toList());
    left.addAll(one.leftBehind());
    MigrationPlan after = plan.withTables(tables).withOpen(open, left);
    PlanChange change =
        new PlanChange(
            Optional.of(one.table().target().toString()),
            Optional.empty(),
            "",
            RuleWords.of(one.table()));
    return new Edited(Structure.follow(plan, after, around), List.of(change));
  }

  private boolean about(String table) {
    return table.equals(source.toString());
  }

  private static Table table(Catalog catalog, TableName name, String side) {
    Location where = Location.table(name.toString());
    return catalog
        .table(name)
        .orElseThrow(
            () -> new Refused(Problem.blocker(Code.TABLE_MISSING, where, side, where.options())));
  }

  /** Two sources cannot fill one table. */
  private static Table free(MigrationPlan plan, Table target) {
    if (plan.table(target.name()).isPresent()) {
      Location where = Location.table(target.name().toString());
      throw new Refused(
          Problem.blocker(Code.RULE_INVALID, where, "another source table fills it already"));
    }
    return target;
  }
}
