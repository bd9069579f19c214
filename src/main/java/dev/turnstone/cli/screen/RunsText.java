package dev.turnstone.cli.screen;

import dev.turnstone.app.RunSummary;
import dev.turnstone.app.Runs;
import dev.turnstone.document.text.Paint;
import dev.turnstone.document.text.ProblemText;
import dev.turnstone.document.text.TextTable;
import dev.turnstone.journal.RunState;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The runs of a workspace as text. */
public final class RunsText {
  private RunsText() {}

  public static void print(PrintStream to, Runs runs, Paint paint) {
    if (!runs.readable().isEmpty()) {
      table(runs).lines(paint).forEach(to::println);
    } else if (runs.damaged().isEmpty()) {
      to.println("No runs yet.");
    }
    ProblemText.print(to, runs.damaged(), paint);
  }

  private static TextTable table(Runs runs) {
    TextTable table = new TextTable("run", "state", "from", "to", "started", "ended");
    for (RunSummary run : runs.readable()) {
      table.row(
          run.header().run(),
          state(run),
          run.header().from(),
          run.header().to(),
          toTheSecond(run.header().started()),
          run.ended().map(RunsText::toTheSecond).orElse("-"));
    }
    return table;
  }

  private static String toTheSecond(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** A run whose process is gone without a word was killed. */
  private static String state(RunSummary run) {
    if (run.state() == RunState.RUNNING) {
      return run.working() ? "running" : "killed, can be resumed";
    }
    if (run.state() == RunState.CANARY) {
      return "canary, waits for promote or abort";
    }
    if (run.state() == RunState.UNDONE && run.promotedTo().isPresent()) {
      return "canary, promoted to " + run.promotedTo().get();
    }
    if (run.state() == RunState.UNDO_STOPPED) {
      return run.working() ? "being undone" : "undone in part, undo goes on";
    }
    return run.state() == RunState.STOPPED
        ? "stopped, can be resumed"
        : run.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
