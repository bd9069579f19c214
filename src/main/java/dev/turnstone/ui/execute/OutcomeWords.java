package dev.turnstone.ui.execute;

import dev.turnstone.app.RunResult;
import dev.turnstone.app.RunSummary;
import dev.turnstone.app.UndoResult;
import dev.turnstone.journal.ChunkCounts;
import dev.turnstone.journal.RunState;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.run.TableReport;
import dev.turnstone.ui.execute.Outcome.Figure;
import dev.turnstone.ui.kit.Chip.Meaning;
import dev.turnstone.ui.kit.Messages;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a run stands, put into words. */
record OutcomeWords(Messages messages) {

  Outcome working(boolean taking) {
    return said(
        taking ? "execute.title.taking" : "execute.title.working",
        "",
        Meaning.INFO,
        taking ? "execute.about.taking" : "execute.about.working");
  }

  Outcome stopping(boolean pause) {
    return said(
        pause ? "execute.title.pausing" : "execute.title.stopping",
        "",
        Meaning.INFO,
        "execute.about.stopping");
  }

  /**
   * What came of a run.
   *
   * @param paused true when it stopped because somebody wanted it to pause
   */
  Outcome of(RunResult result, boolean paused) {
    List<TableReport> reports = result.tables().stream().map(RunResult.Line::report).toList();
    ChunkCounts counts = counts(reports);
    Optional<Double> seconds = Optional.of(result.seconds());
    List<Problem> serious = serious(result.problems());
    if (result.state() != RunState.STOPPED) {
      return ended(result.state(), counts, seconds).with(serious);
    }
    boolean asked = result.problems().stream().allMatch(p -> p.severity() == Severity.NOTE);
    String title = paused ? "execute.title.paused" : "execute.title.stopped";
    String about = asked ? "execute.about.stopped" : "execute.about.halted";
    return said(title, "", asked ? Meaning.INFO : Meaning.WARN, about).with(serious);
  }

  /** How a run stands that this window did not carry out. */
  Outcome of(RunSummary run, List<TableReport> reports) {
    RunState state = run.state();
    if (run.working()) {
      return new Outcome(
          messages.text("execute.title.elsewhere"),
          messages.text("execute.chip.elsewhere"),
          Meaning.INFO,
          messages.text(
              "execute.about.elsewhere", run.header().operator(), when(run.header().started())),
          List.of(),
          List.of());
    }
    return switch (state) {
      case RUNNING ->
          said("execute.title.killed", "execute.chip.killed", Meaning.WARN, "execute.about.killed");
      case STOPPED -> said("execute.title.stopped", "", Meaning.INFO, "execute.about.stopped");
      default -> ended(state, counts(reports), Optional.empty());
    };
  }

  /** What became of a canary that was taken back. */
  String takenBack(UndoResult undone) {
    long left = undone.report().conflictCount();
    return left == 0
        ? messages.text("execute.about.undone")
        : messages.text("execute.about.undone.left", left);
  }

  private Outcome ended(RunState state, ChunkCounts counts, Optional<Double> seconds) {
    Outcome words = ended(state, counts);
    return new Outcome(
        words.title(),
        words.chip(),
        words.meaning(),
        words.about(),
        tiles(counts, seconds),
        List.of());
  }

  private Outcome ended(RunState state, ChunkCounts counts) {
    return switch (state) {
      case DONE -> said("execute.title.done", "execute.chip.done", Meaning.OK, about(counts));
      case DONE_WITH_SET_ASIDE ->
          new Outcome(
              messages.text("execute.title.done"),
              messages.text("execute.chip.aside", counts.setAside()),
              Meaning.WARN,
              messages.text("execute.about.aside", counts.setAside()),
              List.of(),
              List.of());
      case CANARY ->
          said(
              "execute.title.canary",
              "execute.chip.canary",
              counts.setAside() > 0 ? Meaning.WARN : Meaning.OK,
              "execute.about.canary");
      case DIFFERENT ->
          said(
              "execute.title.different",
              "execute.chip.different",
              Meaning.LOSS,
              "execute.about.different");
      case UNDO_STOPPED ->
          said(
              "execute.title.undo_stopped",
              "execute.chip.undo_stopped",
              Meaning.WARN,
              "execute.about.undo_stopped");
      case REFUSED, UNDONE, RUNNING, STOPPED ->
          said("execute.title.undone", "", Meaning.PLAIN, "execute.about.undone");
    };
  }

  private static String about(ChunkCounts counts) {
    return counts.filtered() > 0 ? "execute.about.done.filtered" : "execute.about.done";
  }

  private List<Figure> tiles(ChunkCounts counts, Optional<Double> seconds) {
    List<Figure> tiles = new ArrayList<>();
    tiles.add(tile(counts.read(), "execute.tile.read", Meaning.PLAIN));
    tiles.add(tile(counts.written().inserted(), "execute.tile.inserted", Meaning.OK));
    if (counts.written().updated() + counts.written().unchanged() > 0) {
      tiles.add(tile(counts.written().updated(), "execute.tile.updated", Meaning.PLAIN));
      tiles.add(tile(counts.written().unchanged(), "execute.tile.unchanged", Meaning.PLAIN));
    }
    if (counts.filtered() > 0) {
      tiles.add(tile(counts.filtered(), "execute.tile.filtered", Meaning.PLAIN));
    }
    Meaning aside = counts.setAside() > 0 ? Meaning.WARN : Meaning.PLAIN;
    tiles.add(tile(counts.setAside(), "execute.tile.aside", aside));
    seconds.ifPresent(
        s ->
            tiles.add(
                new Figure(
                    Durations.shown(s, messages),
                    messages.text("execute.tile.time"),
                    Meaning.PLAIN)));
    return tiles;
  }

  private Figure tile(long number, String key, Meaning meaning) {
    return new Figure(messages.text("execute.number", number), messages.text(key), meaning);
  }

  private static ChunkCounts counts(List<TableReport> reports) {
    return reports.stream().map(TableReport::counts).reduce(ChunkCounts.NOTHING, ChunkCounts::plus);
  }

  /** Notes were told before, but for what makes this run another than usual. */
  private static List<Problem> serious(List<Problem> problems) {
    return problems.stream()
        .filter(
            p ->
                p.severity() != Severity.NOTE
                    || p.code() == Code.RUN_BEFORE
                    || p.code() == Code.REPLACED)
        .toList();
  }

  private String when(Instant moment) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(messages.locale())
        .withZone(ZoneId.systemDefault())
        .format(moment);
  }

  private Outcome said(String title, String chip, Meaning meaning, String about) {
    return new Outcome(
        messages.text(title),
        chip.isEmpty() ? "" : messages.text(chip),
        meaning,
        messages.text(about),
        List.of(),
        List.of());
  }
}
