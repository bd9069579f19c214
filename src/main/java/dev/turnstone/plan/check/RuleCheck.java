package dev.turnstone.plan.check;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.FieldRule.ValueMap.Unlisted;
import dev.turnstone.plan.Footprint;
import dev.turnstone.plan.OnFailure;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks what fills each column: that it exists, fits and can do what it says. */
final class RuleCheck {
  private final PlannedTable table;
  private final Catalog source;
  private final List<Problem> problems = new ArrayList<>();

  private RuleCheck(PlannedTable table, Catalog source) {
    this.table = table;
    this.source = source;
  }

  static List<Problem> check(PlannedTable table, Catalog source) {
    RuleCheck check = new RuleCheck(table, source);
    for (FieldPlan field : table.plan().fields()) {
      table.target().column(field.target()).ifPresent(column -> check.check(field, column));
    }
    return check.problems;
  }

  private void check(FieldPlan field, Column to) {
    FieldRule rule = field.rule();
    if (rule instanceof FieldRule.Copy copy) {
      sourceColumn(copy.column(), to)
          .ifPresent(from -> problems.addAll(TypeCheck.copied(table, from, to)));
    } else if (rule instanceof FieldRule.Convert convert) {
      sourceColumn(convert.column(), to).ifPresent(from -> convert(convert, from, to));
    } else if (rule instanceof FieldRule.Constant constant) {
      if (constant.value().isEmpty()) neverNull(to, "the constant is NULL");
    } else if (rule instanceof FieldRule.ValueMap map) {
      sourceColumn(map.column(), to).ifPresent(from -> valueMap(map, from, to));
    } else if (rule instanceof FieldRule.Lookup lookup) {
      lookup(lookup, to);
    }
    if (field.onFailure() instanceof OnFailure.UseNull) {
      neverNull(to, "a value that cannot be converted becomes NULL");
    }
  }

  private Optional<Column> sourceColumn(String name, Column to) {
    Optional<Column> from = table.source().column(name);
    if (from.isEmpty()) {
      problems.add(
          Problem.blocker(
              Code.COLUMN_MISSING,
              Location.column(table.source().name().toString(), name),
              "source",
              table.where(to).options()));
    }
    return from;
  }

  private void convert(FieldRule.Convert rule, Column from, Column to) {
    DecoderCheck.mistake(rule.decoder(), from, to).ifPresent(reason -> invalid(to, reason));
    problems.addAll(
        DecoderCheck.copiesTheRest(rule.decoder())
            ? TypeCheck.copied(table, from, to)
            : TypeCheck.decided(table, from, to));
  }

  private void valueMap(FieldRule.ValueMap map, Column from, Column to) {
    if (map.values().values().stream().anyMatch(Optional::isEmpty)) {
      neverNull(to, "the value map gives NULL");
    }
    if (map.otherwise() == Unlisted.NULL) neverNull(to, "values that are not listed become NULL");
    if (map.otherwise() == Unlisted.KEEP) {
      problems.addAll(TypeCheck.copied(table, from, to));
    }
  }

  private void lookup(FieldRule.Lookup lookup, Column to) {
    lookup.columns().forEach(column -> sourceColumn(column, to));
    if (lookup.columns().isEmpty() || lookup.columns().size() != lookup.keyColumns().size()) {
      invalid(to, "a lookup needs as many columns as the key it looks for");
    }
    if (lookup.missing() == Unlisted.NULL) neverNull(to, "what is not found becomes NULL");
    if (lookup.missing() == Unlisted.KEEP) invalid(to, "a lookup cannot keep what is not found");
    TableName name = Footprint.lookedInto(lookup, source);
    Optional<Table> into = source.table(name);
    if (into.isEmpty() || !into.get().kind().holdsRows()) {
      Location where = Location.table(lookup.table());
      problems.add(Problem.blocker(Code.TABLE_MISSING, where, "source", table.where(to).options()));
      return;
    }
    List<String> needed = new ArrayList<>(lookup.keyColumns());
    needed.add(lookup.value());
    for (String column : needed) {
      if (into.get().column(column).isEmpty()) {
        Location where = Location.column(name.toString(), column);
        problems.add(
            Problem.blocker(Code.COLUMN_MISSING, where, "source", table.where(to).options()));
      }
    }
    into.get()
        .column(lookup.value())
        .ifPresent(from -> problems.addAll(TypeCheck.copied(table, from, to)));
  }

  private void neverNull(Column to, String reason) {
    if (!to.nullable()) invalid(to, reason + ", but the column cannot be NULL");
  }

  private void invalid(Column to, String reason) {
    problems.add(Problem.blocker(Code.RULE_INVALID, table.where(to), reason));
  }
}
