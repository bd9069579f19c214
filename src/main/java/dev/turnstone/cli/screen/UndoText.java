package dev.turnstone.cli.screen;

import dev.turnstone.app.UndoResult;
import dev.turnstone.document.text.Numbers;
import dev.turnstone.document.text.Paint;
import dev.turnstone.document.text.ProblemText;
import dev.turnstone.document.text.TextTable;
import dev.turnstone.document.text.Visible;
import dev.turnstone.journal.RunState;
import dev.turnstone.undo.rollback.Conflict;
import dev.turnstone.undo.rollback.ScriptUndo;
import dev.turnstone.undo.rollback.TableUndo;
import dev.turnstone.undo.rollback.UndoReport;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What came of an undo as text: the verdict, every table, the conflicts, where to go on. */
public final class UndoText {
  private static final int SHOWN = 20;

  private final PrintStream out;
  private final Paint paint;

  public UndoText(PrintStream out, Paint paint) {
    this.out = out;
    this.paint = paint;
  }

  public void print(UndoResult result) {
    out.println(paint.strong("Undo of run " + result.run()) + ": " + verdict(result));
    if (!result.report().tables().isEmpty()) {
      tables(result);
    }
    result.report().scripts().forEach(script -> script(script, result.preview()));
    conflicts(result.report());
    ProblemText.print(out, result.report().problems(), paint);
    next(result);
  }

  private String verdict(UndoResult result) {
    UndoReport report = result.report();
    if (result.stopped()) {
      return paint.warning("stopped.") + " What is undone stays undone; nothing is half done.";
    }
    if (result.preview()) {
      return "a look ahead, nothing was written. Expected to take at most "
          + Numbers.duration(report.tables().stream().mapToDouble(TableUndo::seconds).sum())
          + ".";
    }
    if (report.tables().isEmpty() && report.scripts().isEmpty()) {
      return paint.good("nothing to do.");
    }
    if (report.leftReplaced()) {
      return paint.warning("not everything could be put back.") + " What was left is said below.";
    }
    return report.conflictCount() > 0
        ? paint.warning(
            "done, " + Numbers.count(report.conflictCount(), "row") + " of the run left to others.")
        : paint.good("done.") + " Nothing of the run is left in these tables.";
  }

  private void script(ScriptUndo script, boolean preview) {
    String name = "  step " + Visible.text(script.name()) + ": ";
    out.println(
        switch (script.outcome()) {
          case UNDONE -> name + (preview ? "its undo script is run" : "its undo script was run");
          case IRREVERSIBLE -> name + paint.bad("IRREVERSIBLE") + ", what it did stays";
          case LEFT -> name + "left as it is";
        });
  }

  private void tables(UndoResult result) {
    TextTable table =
        new TextTable(
            "table",
            ">removed",
            ">restored",
            ">kept",
            ">conflicts",
            "dropped",
            "verified",
            ">seconds");
    for (TableUndo one : result.report().tables()) {
      table.row(
          one.table().name(),
          Numbers.count(one.removed()),
          Numbers.count(one.restored()),
          Numbers.count(one.kept()),
          Numbers.count(one.conflicts()),
          one.dropped() ? "yes" : "-",
          result.preview() ? "-" : one.verified() ? "yes" : "no",
          String.format(Locale.ROOT, "%.2f", one.seconds()));
    }
    table.lines(paint).forEach(line -> out.println("  " + line));
  }

  private void conflicts(UndoReport report) {
    List<Conflict> shown = report.conflicts().stream().limit(SHOWN).toList();
    for (Conflict conflict : shown) {
      String word = conflict.kind().name().toLowerCase(Locale.ROOT);
      String table = Visible.text(conflict.table().name());
      out.println("  " + paint.warning(word) + " by others in " + table + ": " + key(conflict));
    }
    long more = report.conflictCount() - shown.size();
    if (more > 0) {
      out.println("  and " + Numbers.count(more, "row") + " more; --json lists more of them.");
    }
  }

  private static String key(Conflict conflict) {
    return conflict.key().isEmpty()
        ? "a row without a key"
        : conflict.key().entrySet().stream()
            .map(part -> Visible.text(part.getKey() + " " + part.getValue()))
            .collect(Collectors.joining(", "));
  }

  private void next(UndoResult result) {
    if (result.preview()) {
      out.println("Do it with: turnstone undo " + result.run());
    } else if (result.stopped() || result.state() == RunState.UNDO_STOPPED) {
      out.println("Go on with: turnstone undo " + result.run());
    }
  }
}
