package dev.turnstone.plan.edit;

import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.OpenQuestion;
import dev.turnstone.plan.TablePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a plan leaves open, once it is decided. */
final class OpenQuestions {
  private static final String DECIDED = "left out by a decision";

  private OpenQuestions() {}

  /** Without the questions about source columns that are read by now. */
  static MigrationPlan settled(MigrationPlan plan) {
    List<OpenQuestion> open =
        plan.open().stream()
            .filter(q -> q.column().filter(c -> read(plan, q.table(), c)).isEmpty())
            .toList();
    List<String> left = plan.leftBehind().stream().filter(line -> !takenUp(plan, line)).toList();
    return plan.withOpen(open, left);
  }

  private static boolean read(MigrationPlan plan, String table, String column) {
    return plan.tables().stream()
        .filter(t -> t.sources().stream().anyMatch(s -> s.toString().equals(table)))
        .flatMap(t -> t.fields().stream())
        .anyMatch(f -> Rules.sourceColumns(f.rule()).contains(column));
  }

  /** A column that was left out by a decision and is read again. */
  private static boolean takenUp(MigrationPlan plan, String line) {
    return plan.tables().stream()
        .flatMap(
            t ->
                t.fields().stream()
                    .flatMap(f -> Rules.sourceColumns(f.rule()).stream())
                    .map(c -> line(t, c)))
        .anyMatch(line::equals);
  }

  /** These questions are answered: what they ask about stays behind. */
  static MigrationPlan leftBehind(MigrationPlan plan, List<OpenQuestion> answered) {
    if (answered.isEmpty()) return plan;
    List<String> left = new ArrayList<>(plan.leftBehind());
    for (OpenQuestion question : answered) {
      String what =
          question
              .column()
              .map(c -> "column " + question.table() + "." + c)
              .orElse("table " + question.table());
      left.add(what + ": " + DECIDED);
    }
    Set<OpenQuestion> gone = Set.copyOf(answered);
    return plan.withOpen(plan.open().stream().filter(q -> !gone.contains(q)).toList(), left);
  }

  /** The source column that filled this target column stays behind, when nothing else reads it. */
  static MigrationPlan leftBehind(MigrationPlan plan, TablePlan before, String target) {
    Optional<String> column =
        before.fields().stream()
            .filter(f -> f.target().equals(target))
            .map(FieldPlan::rule)
            .flatMap(rule -> Rules.sourceColumn(rule).stream())
            .findFirst();
    if (column.isEmpty() || read(plan, before.source().toString(), column.get())) return plan;
    List<String> left = new ArrayList<>(plan.leftBehind());
    left.add(line(before, column.get()));
    return plan.withOpen(plan.open(), left);
  }

  private static String line(TablePlan table, String column) {
    return "column " + table.source() + "." + column + ": " + DECIDED;
  }
}
