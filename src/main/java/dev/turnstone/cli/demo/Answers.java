package dev.turnstone.cli.demo;

import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.OpenQuestion;
import dev.turnstone.plan.TablePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the sample's finished plan says to the questions that a proposal left open. */
final class Answers {
  private final MigrationPlan finished;

  Answers(MigrationPlan finished) {
    this.finished = finished;
  }

  /** Each open question with its answer, then what was decided without having been asked. */
  List<String> lines(MigrationPlan proposed) {
    List<String> lines = new ArrayList<>();
    for (OpenQuestion question : proposed.open()) {
      String table = plain(question.table());
      String place = question.column().map(column -> table + "." + column).orElse(table);
      lines.add(place + " -> " + answer(table, question.column()));
    }
    for (TablePlan plan : finished.tables()) {
      for (FieldPlan field : plan.fields()) {
        Optional<String> decided = decided(field.rule());
        decided.ifPresent(d -> lines.add(d + " -> " + plan.target().name() + "." + field.target()));
      }
    }
    return lines;
  }

  private String answer(String table, Optional<String> column) {
    for (TablePlan plan : finished.tables()) {
      if (plan.source().name().equals(table)) {
        return column.isEmpty()
            ? plan.target().name()
            : field(plan, column.get())
                .map(f -> plan.target().name() + "." + f)
                .orElse("left behind");
      }
    }
    return "left behind";
  }

  private static Optional<String> field(TablePlan plan, String column) {
    return plan.fields().stream()
        .filter(f -> f.rule() instanceof FieldRule.Copy copy && copy.column().equals(column))
        .map(FieldPlan::target)
        .findFirst();
  }

  private static Optional<String> decided(FieldRule rule) {
    if (rule instanceof FieldRule.ValueMap map) {
      String pairs = map.values().keySet().toString();
      return Optional.of(map.column() + ", its " + pairs + " spelled out");
    }
    if (rule instanceof FieldRule.Convert convert) {
      return Optional.of(convert.column() + ", read as seconds since 1970");
    }
    return Optional.empty();
  }

  private static String plain(String table) {
    return table.substring(table.indexOf('.') + 1);
  }
}
