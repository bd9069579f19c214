package dev.turnstone.app;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.OpenQuestion;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.sql.Dialect;
import dev.turnstone.sql.Verdict;
import dev.turnstone.undo.difference.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes of a plan that was matched by names one to compare by: columns whose values have no common
 * form without a decision are left out, and it is said why.
 */
final class ComparablePlan {
  private static final Set<Verdict.Grade> WITHOUT_COMMON_FORM =
      Set.of(Verdict.Grade.NEEDS_CHOICE, Verdict.Grade.LOSES, Verdict.Grade.IMPOSSIBLE);
  private final Catalog left;
  private final State right;
  private final List<OpenQuestion> open = new ArrayList<>();

  ComparablePlan(Catalog left, State right) {
    this.left = left;
    this.right = right;
  }

  MigrationPlan of(MigrationPlan plan) {
    open.addAll(plan.open());
    List<TablePlan> tables = plan.tables().stream().map(this::table).toList();
    return plan.withTables(tables).withOpen(open, plan.leftBehind());
  }

  private TablePlan table(TablePlan plan) {
    Optional<Table> from = left.table(plan.source());
    Optional<Table> to = right.catalog().table(plan.target());
    if (from.isEmpty() || to.isEmpty()) {
      return plan;
    }
    return plan.withFields(
        plan.fields().stream().filter(f -> comparable(f, from.get(), to.get())).toList());
  }

  private boolean comparable(FieldPlan field, Table from, Table to) {
    Optional<Column> target = to.column(field.target());
    Optional<Column> source =
        field.rule() instanceof FieldRule.Copy copy ? from.column(copy.column()) : Optional.empty();
    if (source.isEmpty() || target.isEmpty()) {
      return true;
    }
    Dialect dialect = right.database().dialect();
    Verdict verdict =
        dialect.verdict(source.get().type(), left.product().vendor(), target.get().type());
    boolean comparable = !WITHOUT_COMMON_FORM.contains(verdict.grade());
    if (!comparable) {
      open.add(
          new OpenQuestion(
              from.name().toString(),
              Optional.of(source.get().name()),
              List.of(),
              "no common form without a decision in a plan: " + verdict.reason()));
    }
    return comparable;
  }
}
