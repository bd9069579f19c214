package dev.turnstone.cli.screen;

import dev.turnstone.document.text.Numbers;
import dev.turnstone.document.text.Paint;
import dev.turnstone.document.text.TextTable;
import dev.turnstone.document.text.Visible;
import dev.turnstone.plan.Condition;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.OpenQuestion;
import dev.turnstone.plan.Script;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.edit.RuleWords;
import java.io.PrintStream;
import java.util.List;

/** A plan as text: what goes where, what was left open, what stays behind. */
public final class PlanText {
  private PlanText() {}

  public static void print(PrintStream to, MigrationPlan plan, Paint paint) {
    to.println(
        Numbers.count(plan.tables().size(), "table")
            + " planned, "
            + Numbers.count(plan.open().size(), "question")
            + " left open.");
    TextTable table = new TextTable("from", "to", ">columns", "how");
    for (TablePlan one : plan.tables()) {
      table.row(
          one.source().name(),
          one.target().name(),
          Numbers.count(one.fields().size()),
          one.enabled() ? how(one) : "left out");
    }
    table.lines(paint).forEach(line -> to.println("  " + line));
    printOpen(to, plan.open(), paint);
    for (Condition condition : plan.safeguards().conditions()) {
      to.println("Condition: " + Visible.text(words(condition)));
    }
    plan.safeguards()
        .canary()
        .ifPresent(n -> to.println("Canary: " + Numbers.count(n, "row") + " of each table first."));
    for (Script script : plan.scripts()) {
      to.println("Step: " + Visible.text(words(script)));
    }
    if (!plan.leftBehind().isEmpty()) {
      to.println("Not carried over:");
      plan.leftBehind().forEach(line -> to.println("  " + Visible.text(line)));
    }
  }

  private static void printOpen(PrintStream to, List<OpenQuestion> open, Paint paint) {
    for (OpenQuestion question : open) {
      String place =
          question.column().map(c -> question.table() + "." + c).orElse(question.table());
      String candidates =
          question.candidates().isEmpty()
              ? ""
              : " (" + String.join(", ", question.candidates()) + ")";
      to.println(
          paint.warning("OPEN ") + Visible.text(place + ": " + question.reason() + candidates));
    }
  }

  private static String words(Script script) {
    String when = script.when() == Script.When.BEFORE ? "before" : "after";
    String undo =
        script.undo().isPresent()
            ? "taken back by its undo script"
            : script.irreversible() ? "IRREVERSIBLE" : "without an undo";
    String off = script.enabled() ? "" : ", off";
    return script.name() + ": " + when + " the load, " + undo + off;
  }

  private static String words(Condition condition) {
    String when = condition.when() == Condition.When.BEFORE ? "before" : "after";
    String of = condition.of() == Condition.Asked.SOURCE ? "source" : "target";
    String wanted =
        condition.expectation() instanceof Condition.Value value
            ? "gives " + value.text()
            : condition.expectation() instanceof Condition.SameAs same
                ? "gives the same as " + same.sql() + " on the other database"
                : "gives no row";
    return condition.name()
        + ": "
        + when
        + " the run, on the "
        + of
        + ": "
        + condition.sql()
        + " "
        + wanted;
  }

  private static String how(TablePlan plan) {
    return plan.create().isPresent()
        ? "is created"
        : plan.comment().orElse("matched by the same name");
  }

  /** What fills each column of these tables. */
  public static void printColumns(PrintStream to, List<TablePlan> tables, Paint paint) {
    for (TablePlan one : tables) {
      to.println(
          paint.strong(Visible.text(one.target().name()))
              + " from "
              + Visible.text(one.source().name())
              + ": "
              + Visible.text(RuleWords.of(one)));
      TextTable table = new TextTable("column", "filled by");
      one.fields().forEach(field -> table.row(field.target(), RuleWords.of(field)));
      table.lines(paint).forEach(line -> to.println("  " + line));
    }
  }
}
