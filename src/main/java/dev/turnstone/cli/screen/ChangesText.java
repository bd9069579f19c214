package dev.turnstone.cli.screen;

import dev.turnstone.document.text.Numbers;
import dev.turnstone.document.text.Paint;
import dev.turnstone.document.text.TextTable;
import dev.turnstone.document.text.Visible;
import dev.turnstone.plan.edit.PlanChange;
import java.io.PrintStream;
import java.util.List;

/** What changed in a plan, one thing a line. */
public final class ChangesText {
  private ChangesText() {}

  public static void print(PrintStream to, List<PlanChange> changes, Paint paint) {
    if (changes.isEmpty()) return;
    TextTable table = new TextTable("where", "before", "now");
    for (PlanChange change : changes) {
      table.row(
          change.table().map(t -> Visible.place(t, change.column())).orElse("the plan"),
          shown(change.before()),
          shown(change.after()));
    }
    table.lines(paint).forEach(line -> to.println("  " + line));
    to.println(Numbers.count(changes.size(), "decision") + " recorded.");
  }

  private static String shown(String words) {
    return words.isEmpty() ? "-" : words;
  }
}
