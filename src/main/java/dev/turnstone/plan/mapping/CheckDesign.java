package dev.turnstone.plan.mapping;

import dev.turnstone.catalog.Check;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey.Action;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.sql.ExpressionTranslation;
import dev.turnstone.sql.ExpressionTranslation.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The checks of a new table: those of the source's table and of the domains of its columns, where
 * the target can say them, and the labels of enumerations that became texts.
 */
final class CheckDesign {
  private static final Set<Action> CHANGING = Set.of(Action.CASCADE, Action.SET_NULL);

  private final DesignScope scope;
  private final Table source;
  private final List<Pair> columns;
  private final TableName target;
  private final ExpressionTranslation translation;

  CheckDesign(DesignScope scope, Table source, List<Pair> columns) {
    this.scope = scope;
    this.source = source;
    this.columns = columns;
    target = scope.newName(source);
    List<Pair> checkable = columns.stream().filter(this::checkable).toList();
    translation = new ExpressionTranslation(scope.from(), scope.to(), checkable);
  }

  /** Checks that cannot be said are listed as left behind. */
  List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    for (Check check : source.checks()) {
      if (translation.saidByType(check.expression())) continue;
      String what = "check " + check.name() + " of " + source.name();
      translated(check, what).ifPresent(checks::add);
    }
    for (Column column : source.columns()) {
      String of = " of the domain of " + source.name() + "." + column.name();
      for (Check check : scope.domains().of(column)) {
        translated(check, "check " + check.name() + of).ifPresent(checks::add);
      }
      for (Check check : scope.domains().ofElements(column)) {
        scope.leaveBehind("check " + check.name() + of, "it holds for elements of arrays");
      }
    }
    for (Pair column : columns) {
      labels(column).map(labels -> among(column.target().name(), labels)).ifPresent(checks::add);
    }
    return checks;
  }

  private Optional<Check> translated(Check check, String what) {
    Optional<String> condition =
        translation.condition(check.expression()).filter(scope::selfContained);
    if (condition.isEmpty()) {
      scope.leaveBehind(what, "it cannot be said in " + scope.product());
      return Optional.empty();
    }
    String wanted =
        NewNames.automatic(check.name()) ? target.name() + "_check" : scope.renamed(check.name());
    return Optional.of(new Check(scope.names().constraint(wanted, target), condition.get(), true));
  }

  private Check among(String column, List<String> labels) {
    String name = scope.names().constraint(target.name() + "_" + column + "_check", target);
    return new Check(name, scope.dialect().among(column, labels), true);
  }

  /** MariaDB and MySQL check no column that a foreign key changes by itself. */
  private boolean checkable(Pair column) {
    return scope.sameVendor()
        || !scope.to().mysqlFamily()
        || source.foreignKeys().stream()
            .filter(k -> k.columns().contains(column.source().name()))
            .noneMatch(k -> CHANGING.contains(k.onUpdate()) || k.onDelete() == Action.SET_NULL);
  }

  /** The labels of an enumeration that became a text. */
  private static Optional<List<String>> labels(Pair column) {
    return column.source().type() instanceof LogicalType.Enumeration e
            && !(column.target().type() instanceof LogicalType.Enumeration)
            && !e.labels().isEmpty()
        ? Optional.of(e.labels())
        : Optional.empty();
  }
}
