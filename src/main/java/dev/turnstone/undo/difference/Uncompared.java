package dev.turnstone.undo.difference;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.OpenQuestion;
import dev.turnstone.plan.TablePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what a comparison leaves out, and why. */
final class Uncompared {
  private Uncompared() {}

  /** Why a planned table cannot be compared; empty: it can, as far as its structure tells. */
  static Optional<String> reason(TablePlan plan, Optional<Table> from, Optional<Table> to) {
    if (from.isEmpty()) {
      return Optional.of("the left side has no table " + plan.source());
    }
    if (to.isEmpty()) {
      return Optional.of("the right side has no table " + plan.target());
    }
    return plan.fields().isEmpty() ? Optional.of("no column is planned") : Optional.empty();
  }

  /** Tables of the left side for which the plan found none on the right. */
  static List<TableComparison> ofLeft(MigrationPlan plan, Catalog left) {
    List<TableComparison> not = new ArrayList<>();
    for (OpenQuestion question : plan.open()) {
      if (question.column().isEmpty()) {
        named(left, question.table())
            .ifPresent(name -> not.add(TableComparison.not(name, name, why(question))));
      }
    }
    return not;
  }

  /** Tables of the right side that hold rows and that the plan says nothing about. */
  static List<TableComparison> ofRight(MigrationPlan plan, Catalog right) {
    Set<TableName> planned =
        plan.tables().stream().map(TablePlan::target).collect(Collectors.toSet());
    return right.tables().stream()
        .filter(table -> table.kind().holdsRows() && !planned.contains(table.name()))
        .map(Table::name)
        .map(name -> TableComparison.not(name, name, "no table on the left fits it"))
        .toList();
  }

  private static String why(OpenQuestion question) {
    return question.candidates().isEmpty()
        ? "no table on the right fits it"
        : question.reason() + ": " + String.join(", ", question.candidates());
  }

  private static Optional<TableName> named(Catalog catalog, String name) {
    return catalog.tables().stream()
        .map(Table::name)
        .filter(n -> n.toString().equals(name))
        .findFirst();
  }

  /** Columns of either side that are not compared, each with the reason. */
  static List<String> columns(TablePlan plan, List<OpenQuestion> open, Table to) {
    List<String> left = new ArrayList<>();
    for (OpenQuestion question : open) {
      if (question.table().equals(plan.source().toString()) && question.column().isPresent()) {
        left.add(question.column().get() + " of the left side: " + question.reason());
      }
    }
    Set<String> planned = plan.fields().stream().map(FieldPlan::target).collect(Collectors.toSet());
    to.columns().stream()
        .filter(column -> !planned.contains(column.name()))
        .map(Uncompared::words)
        .forEach(left::add);
    return left;
  }

  private static String words(Column column) {
    return column.name()
        + (column.computed()
            ? " of the right side: the database computes it"
            : " of the right side: nothing fills it");
  }
}
