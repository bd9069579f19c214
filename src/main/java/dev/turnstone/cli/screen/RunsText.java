package dev.turnstone.cli.screen;

import dev.turnstone.app.RunSummary;
import dev.turnstone.journal.RunState;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The runs of a workspace as text. */
public final class RunsText {
  private RunsText() {}

  public static void print(PrintStream to, List<RunSummary> runs, Paint paint) {
    if (runs.isEmpty()) {
      to.println("No runs yet.");
      return;
    }
    TextTable table = new TextTable("run", "state", "from", "to", "started", "ended");
    for (RunSummary run : runs) {
      table.row(
          run.header().run(),
          state(run),
          run.header().from(),
          run.header().to(),
          run.header().started().toString(),
          run.ended().map(Object::toString).orElse("-"));
    }
    table.lines(paint).forEach(to::println);
  }

  /** A run whose process is gone without a word was killed. */
  private static String state(RunSummary run) {
    if (run.state() == RunState.RUNNING) {
      return run.working() ? "running" : "killed, can be resumed";
    }
    return run.state() == RunState.STOPPED
        ? "stopped, can be resumed"
        : run.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
