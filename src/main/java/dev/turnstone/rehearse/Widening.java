package dev.turnstone.rehearse;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.edit.Decision;
import dev.turnstone.plan.edit.PlanEdit;
import dev.turnstone.plan.edit.Scope;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.ShellWord;
import dev.turnstone.sql.Dialects;
import dev.turnstone.sql.WiderColumn;
import java.util.List;
import java.util.Optional;

/**
 * The answer to values that do not fit a column: a column that holds the largest of them. In a
 * table that the plan creates it is a decision, else a statement for people to run.
 */
final class Widening {
  private final Subject subject;
  private final WiderColumn wider;

  Widening(Subject subject, Catalog target) {
    this.subject = subject;
    this.wider = new WiderColumn(Dialects.of(target.product().vendor()));
  }

  /** A column before and after, and what it has to hold. */
  private record Found(LogicalType needed, Column wide) {}

  Optional<Fix> fix(Problem problem) {
    return subject.plan().create().isEmpty()
        ? Optional.empty()
        : found(problem).map(found -> fix(problem, found));
  }

  private static Fix fix(Problem problem, Found found) {
    LogicalType needed = found.needed();
    Scope scope = Scope.columns(problem.where().toString());
    return new Fix(
        "Make the column wide enough, " + found.wide().nativeType(),
        new PlanEdit(scope, List.of(new Decision.Widen(needed))),
        problem.where().options() + " --widen-to " + ShellWord.of(needed.text()));
  }

  /** The statement that makes an existing column wide enough; empty: there is none. */
  Optional<String> statement(Problem problem) {
    return subject.plan().create().isPresent()
        ? Optional.empty()
        : found(problem).flatMap(found -> wider.statement(subject.target().name(), found.wide()));
  }

  private Optional<Found> found(Problem problem) {
    Optional<Column> column = problem.where().column().flatMap(subject.target()::column);
    Optional<Oversize> size = subject.causes().oversize(problem.where());
    if (column.isEmpty() || size.isEmpty() || !answers(problem, column.get())) {
      return Optional.empty();
    }
    return size.get()
        .needed(column.get().type())
        .flatMap(
            needed ->
                wider
                    .holding(subject.target(), column.get(), needed)
                    .map(wide -> new Found(needed, wide)));
  }

  /** Only values that are copied as they are can be measured in the source. */
  private boolean answers(Problem problem, Column column) {
    boolean precise = problem.code() == Code.TOO_PRECISE;
    boolean moment =
        column.type() instanceof LogicalType.Time
            || column.type() instanceof LogicalType.Timestamp
            || column.type() instanceof LogicalType.Instant;
    return Oversize.answers(problem.code()) && copied(column) && (precise || !moment);
  }

  private boolean copied(Column column) {
    return subject.plan().fields().stream()
        .filter(field -> field.target().equals(column.name()))
        .map(FieldPlan::rule)
        .filter(FieldRule.Copy.class::isInstance)
        .flatMap(rule -> subject.source().column(((FieldRule.Copy) rule).column()).stream())
        .anyMatch(from -> !(from.type() instanceof LogicalType.Bits));
  }
}
