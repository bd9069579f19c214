package dev.turnstone.ui.execute;

import dev.turnstone.app.RunResult;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.run.Pace;
import dev.turnstone.run.Phase;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.run.ProgressMeter.TableProgress;
import dev.turnstone.run.TableReport;
import dev.turnstone.ui.execute.TableLine.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Every table of a run, those that wait among them. On the window's thread only. */
final class TableLines {
  private final ObservableList<TableLine> lines = FXCollections.observableArrayList();
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, Pace> paces = new HashMap<>();
  private final Consumer<TableLine> settled;

  /**
   * No tables.
   *
   * @param settled told of a table that has come to be copied or read back
   */
  TableLines(Consumer<TableLine> settled) {
    this.settled = settled;
  }

  ObservableList<TableLine> lines() {
    return lines;
  }

  /** The plan's tables, of which nothing is known yet. */
  void planned(MigrationPlan plan) {
    clear();
    for (TablePlan table : plan.tables()) {
      if (table.enabled()) {
        String key = table.target().toString();
        put(new TableLine(key, 0, -1, 0, State.WAITS_FOR_CHECK, Optional.empty()));
      }
    }
  }

  /** Looks at a run that works. */
  void sample(ProgressMeter meter, double second) {
    Phase phase = meter.phase();
    for (TableProgress table : meter.tables()) {
      long confirmed = table.confirmed();
      State state = state(table, confirmed, phase);
      put(
          new TableLine(
              table.table(),
              confirmed,
              table.expected(),
              table.setAside(),
              state,
              left(table, confirmed, state, second)));
    }
  }

  private Optional<Pace.Band> left(
      TableProgress table, long confirmed, State state, double second) {
    if (state != State.COPYING) {
      paces.remove(table.table());
      return Optional.empty();
    }
    Pace pace = paces.computeIfAbsent(table.table(), t -> new Pace());
    pace.note(second, confirmed);
    return pace.remaining(confirmed, table.expected());
  }

  private static State state(TableProgress table, long confirmed, Phase phase) {
    return switch (table.readBack()) {
      case EQUAL -> State.VERIFIED;
      case DIFFERENT -> State.DIFFERENT;
      case UNDER_WAY -> State.READING_BACK;
      case NOT_YET -> copying(table, confirmed, phase);
    };
  }

  private static State copying(TableProgress table, long confirmed, Phase phase) {
    long expected = table.expected();
    if (expected < 0) {
      return phase == Phase.LOAD ? State.WAITS_FOR_COUNT : State.WAITS_FOR_CHECK;
    }
    if (table.finished() || (confirmed >= expected && expected > 0)) {
      return State.COPIED;
    }
    return table.read() > 0 ? State.COPYING : State.WAITS_FOR_WORKER;
  }

  /** The run stopped, and goes on when somebody wants it to. */
  void paused() {
    for (int i = 0; i < lines.size(); i++) {
      TableLine line = lines.get(i);
      if (line.state().compareTo(State.COPIED) < 0) {
        lines.set(i, line.in(State.WAITS_FOR_RESUME));
      } else if (line.state() == State.READING_BACK) {
        lines.set(i, line.in(State.COPIED));
      }
    }
    paces.clear();
  }

  /** What came of a run that ended or stopped. */
  void ended(RunResult result) {
    for (RunResult.Line line : result.tables()) {
      TableReport report = line.report();
      if (result.state().ended()) {
        State found = line.verified() ? State.VERIFIED : State.DIFFERENT;
        put(line(report, report.counts().read(), line.verdict().isEmpty() ? State.COPIED : found));
      } else {
        put(stopped(report, expected(report)));
      }
    }
    if (!result.state().ended()) {
      paused();
    }
  }

  /** What the journal tells of a run that this window did not carry out. */
  void known(List<TableReport> reports, RunState run) {
    if (lines.size() != reports.size()) {
      clear();
    }
    boolean well =
        run == RunState.DONE || run == RunState.DONE_WITH_SET_ASIDE || run == RunState.CANARY;
    State ended = well ? State.VERIFIED : State.COPIED;
    for (TableReport report : reports) {
      boolean over = run.ended();
      put(over ? line(report, report.counts().read(), ended) : stopped(report, -1));
    }
  }

  private long expected(TableReport report) {
    Integer place = places.get(report.target().toString());
    return place == null ? -1 : lines.get(place).expected();
  }

  private static TableLine stopped(TableReport report, long expected) {
    boolean all = expected >= 0 && report.counts().read() >= expected;
    return line(report, expected, all ? State.COPIED : State.WAITS_FOR_RESUME);
  }

  private static TableLine line(TableReport report, long expected, State state) {
    long aside = report.counts().setAside();
    String key = report.target().toString();
    return new TableLine(key, report.counts().read(), expected, aside, state, Optional.empty());
  }

  private void clear() {
    lines.clear();
    places.clear();
    paces.clear();
  }

  private void put(TableLine line) {
    Integer place = places.putIfAbsent(line.key(), lines.size());
    if (place == null) {
      lines.add(line);
      return;
    }
    TableLine was = lines.get(place);
    if (!was.equals(line)) {
      lines.set(place, line);
      if (was.state() != line.state()) {
        settled.accept(line);
      }
    }
  }
}
