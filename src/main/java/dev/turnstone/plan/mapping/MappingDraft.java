package dev.turnstone.plan.mapping;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.OnFailure;
import dev.turnstone.plan.OpenQuestion;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.plan.mapping.Matching.Pair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Gathers table plans for existing targets, with what was matched, left open or left out. */
final class MappingDraft {
  /** Below this a match of columns is remarked upon in the plan; tables are below 1. */
  private static final double SURE = 0.95;

  private final List<TablePlan> tables = new ArrayList<>();
  private final List<Suggestion> suggestions = new ArrayList<>();
  private final List<OpenQuestion> open = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  AutoMapping finish(List<Table> unmatched) {
    return new AutoMapping(tables, suggestions, open, unmatched, leftOut);
  }

  void leaveOpen(Table source, List<Table> candidates) {
    List<String> names = candidates.stream().map(t -> t.name().toString()).toList();
    open.add(
        new OpenQuestion(
            source.name().toString(),
            Optional.empty(),
            names,
            names.size() == 1
                ? "another source table fits " + names.get(0) + " as well"
                : "several target tables fit"));
  }

  /** Plans an existing target table: fields in target column order, only where it is written. */
  void add(Pair<Table> pair) {
    Table source = pair.source();
    Table target = pair.target();
    suggestions.add(
        new Suggestion(
            source.name(),
            Optional.empty(),
            target.name(),
            Optional.empty(),
            pair.score(),
            pair.reason()));
    Matching<Column> columns = ColumnMatching.of(source, target);
    List<Pair<Column>> written = new ArrayList<>();
    for (Pair<Column> column : columns.pairs()) {
      if (column.target().computed()) {
        leftOut.add(
            "column " + place(source, column.source()) + ": the target computes it by itself");
      } else {
        written.add(column);
        suggestions.add(suggestion(source, target, column));
      }
    }
    columns.open().forEach((column, candidates) -> leaveOpen(source, column, candidates));
    columns.unmatched().forEach(column -> unmatched(source, target, column));
    written.sort(Comparator.comparingInt(column -> target.columns().indexOf(column.target())));
    tables.add(
        new TablePlan(
            List.of(source.name()),
            target.name(),
            Optional.empty(),
            WriteMode.INTO_EMPTY,
            Optional.empty(),
            written.stream().map(MappingDraft::field).toList(),
            true,
            pair.score() < 1 ? Optional.of(told(pair)) : Optional.empty()));
  }

  private void leaveOpen(Table source, Column column, List<Column> candidates) {
    List<String> names = candidates.stream().map(Column::name).toList();
    String reason =
        names.size() == 1
            ? "another source column fits " + names.get(0) + " as well"
            : "several target columns fit";
    open.add(new OpenQuestion(source.name().toString(), Optional.of(column.name()), names, reason));
  }

  private void unmatched(Table source, Table target, Column column) {
    String reason = "no column of " + target.name() + " fits, so its values stay behind";
    open.add(
        new OpenQuestion(source.name().toString(), Optional.of(column.name()), List.of(), reason));
  }

  private static FieldPlan field(Pair<Column> column) {
    return new FieldPlan(
        column.target().name(),
        new FieldRule.Copy(column.source().name()),
        new OnFailure.SetAside(),
        remark(column));
  }

  private static Optional<String> remark(Pair<?> pair) {
    return pair.score() >= SURE ? Optional.empty() : Optional.of(told(pair));
  }

  private static String told(Pair<?> pair) {
    return String.format(Locale.ROOT, "matched by %s (%.2f)", pair.reason(), pair.score());
  }

  private static Suggestion suggestion(Table source, Table target, Pair<Column> column) {
    return new Suggestion(
        source.name(),
        Optional.of(column.source().name()),
        target.name(),
        Optional.of(column.target().name()),
        column.score(),
        column.reason());
  }

  private static String place(Table table, Column column) {
    return table.name() + "." + column.name();
  }
}
