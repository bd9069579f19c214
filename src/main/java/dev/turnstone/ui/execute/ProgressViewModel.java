package dev.turnstone.ui.execute;

import dev.turnstone.app.RunResult;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.run.Pace;
import dev.turnstone.run.Phase;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.run.ProgressMeter.TableProgress;
import dev.turnstone.run.TableReport;
import dev.turnstone.ui.kit.Chip.Meaning;
import dev.turnstone.ui.kit.Messages;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.ObservableList;

/**
 * How far a run has come, as it is seen a few times a second. A hundred of a hundred is said only
 * once the run has ended well. On the window's thread only.
 */
public final class ProgressViewModel {
  private static final int MOST_BEFORE_THE_END = 99;

  private final Messages messages;
  private final PhaseWords phases;
  private final TableLines tables = new TableLines(this::settled);
  private final Throughput throughput = new Throughput();
  private final LogLines log;
  private final ReadOnlyStringWrapper percent = new ReadOnlyStringWrapper("");
  private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(0);
  private final ReadOnlyStringWrapper rows = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper rate = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper latency = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Facts> facts = new ReadOnlyObjectWrapper<>(Facts.NONE);
  private final IntegerProperty looks = new SimpleIntegerProperty(0);
  private Pace pace = new Pace();
  private Optional<Phase> phase = Optional.empty();

  /**
   * Numbers beside the bar, in words.
   *
   * @param remaining empty: nobody can tell yet
   * @param left the same in seconds
   */
  public record Facts(
      String elapsed, String remaining, Optional<Pace.Band> left, long setAside, long retries) {
    static final Facts NONE = new Facts("", "", Optional.empty(), 0, 0);
  }

  ProgressViewModel(Messages messages, Clock clock) {
    this.messages = messages;
    this.phases = new PhaseWords(messages);
    this.log = new LogLines(clock);
  }

  public ObservableList<TableLine> tables() {
    return tables.lines();
  }

  public Throughput throughput() {
    return throughput;
  }

  public LogLines log() {
    return log;
  }

  /** Of the rows, those that the target has confirmed; a dash while they are not counted. */
  public ReadOnlyStringProperty percent() {
    return percent.getReadOnlyProperty();
  }

  /** The same as a part of one, for a bar. */
  public ReadOnlyDoubleProperty share() {
    return share.getReadOnlyProperty();
  }

  /** How many rows are confirmed, and of how many. */
  public ReadOnlyStringProperty rows() {
    return rows.getReadOnlyProperty();
  }

  /** What the run does, or waits for, in the engine's words. */
  public ReadOnlyStringProperty doing() {
    return doing.getReadOnlyProperty();
  }

  /** Rows per second lately. */
  public ReadOnlyStringProperty rate() {
    return rate.getReadOnlyProperty();
  }

  /** What 95 of a hundred of the last chunks did not exceed. */
  public ReadOnlyStringProperty latency() {
    return latency.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Facts> facts() {
    return facts.getReadOnlyProperty();
  }

  /** Changes with every look, for what is drawn. */
  public IntegerProperty looks() {
    return looks;
  }

  /** A run of the plan begins; nothing is known of it yet. */
  void begin(MigrationPlan plan) {
    tables.planned(plan);
    throughput.clear();
    again();
    show(0, -1);
    facts.set(Facts.NONE);
    looks.set(looks.get() + 1);
  }

  /** The same run goes on; what is known of it stays. */
  void again() {
    pace = new Pace();
    phase = Optional.empty();
  }

  /**
   * Looks at a run that works.
   *
   * @param second how long it has worked
   */
  void sample(ProgressMeter meter, double second) {
    tables.sample(meter, second);
    long confirmed = 0;
    long expected = meter.tables().isEmpty() ? -1 : 0;
    long aside = 0;
    for (TableProgress table : meter.tables()) {
      confirmed += table.confirmed();
      aside += table.setAside();
      long more = table.expected();
      expected = expected < 0 || more < 0 ? -1 : expected + more;
    }
    if (meter.phase().countsRows()) {
      pace.note(second, confirmed);
    }
    tell(meter);
    show(confirmed, expected);
    Optional<Pace.Band> left =
        meter.phase() == Phase.LOAD ? pace.remaining(confirmed, expected) : Optional.empty();
    String words = left.map(b -> messages.text("execute.remaining", b.words())).orElse("");
    facts.set(new Facts(Durations.clock(second), words, left, aside, meter.retries()));
    doing.set(meter.doing());
    chart(meter, second);
  }

  private void chart(ProgressMeter meter, double second) {
    OptionalDouble p95 = meter.chunkTimes().p95();
    double lately = meter.phase().countsRows() ? pace.lately() : 0;
    throughput.add(second, lately, p95.orElse(0));
    rate.set(messages.text("execute.rate", Math.round(lately)));
    latency.set(
        p95.isPresent()
            ? messages.text("execute.latency", Math.round(p95.getAsDouble() * 1000))
            : messages.text("execute.latency.none"));
    looks.set(looks.get() + 1);
  }

  private void tell(ProgressMeter meter) {
    for (String said = meter.nextMessage(); said != null; said = meter.nextMessage()) {
      log.tell(said, Meaning.WARN);
    }
    Phase now = meter.phase();
    if (phase.filter(now::equals).isEmpty() && !meter.doing().isEmpty()) {
      phase = Optional.of(now);
      log.tell(phases.of(now), Meaning.PLAIN);
    }
  }

  private void settled(TableLine line) {
    switch (line.state()) {
      case COPIED ->
          log.tell(
              messages.text("execute.log.copied", line.name(), line.confirmed()), Meaning.PLAIN);
      case VERIFIED -> log.tell(messages.text("execute.log.verified", line.name()), Meaning.OK);
      case DIFFERENT -> log.tell(messages.text("execute.log.different", line.name()), Meaning.LOSS);
      default -> {}
    }
  }

  private void show(long confirmed, long expected) {
    if (expected < 0) {
      percent.set(messages.text("execute.percent.none"));
      share.set(0);
      rows.set(messages.text("execute.rows.uncounted", confirmed));
      return;
    }
    long floor = expected == 0 ? 0 : confirmed * 100 / expected;
    percent.set(messages.text("execute.percent", Math.min(MOST_BEFORE_THE_END, floor)));
    share.set(expected == 0 ? 0 : Math.min(1, (double) confirmed / (double) expected));
    rows.set(messages.text("execute.rows", confirmed, expected));
  }

  /** What came of it. */
  void ended(RunResult result, Outcome said) {
    tables.ended(result);
    log.tell(said.line(), said.meaning());
    pace = new Pace();
    boolean well =
        result.state() == RunState.DONE || result.state() == RunState.DONE_WITH_SET_ASIDE;
    if (well) {
      long read = tables().stream().mapToLong(TableLine::confirmed).sum();
      percent.set(messages.text("execute.percent", 100));
      share.set(1);
      rows.set(messages.text("execute.rows", read, read));
    }
    stands();
    double loading = result.phases().getOrDefault(Phase.LOAD, 0.0);
    long all = tables().stream().mapToLong(TableLine::confirmed).sum();
    if (result.state().ended() && loading > 0) {
      rate.set(messages.text("execute.rate.mean", Math.round(all / loading)));
    }
  }

  /** It stopped, and nothing is known beyond what was seen last. */
  void paused() {
    tables.paused();
    stands();
  }

  /** Nothing moves any more. */
  private void stands() {
    Facts was = facts.get();
    facts.set(new Facts(was.elapsed(), "", Optional.empty(), was.setAside(), was.retries()));
    doing.set("");
    rate.set("");
    looks.set(looks.get() + 1);
  }

  /** What the journal tells of a run that this window did not carry out. */
  void known(List<TableReport> reports, RunState state) {
    tables.known(reports, state);
    throughput.clear();
    long read = tables().stream().mapToLong(TableLine::confirmed).sum();
    long aside = tables().stream().mapToLong(TableLine::setAside).sum();
    boolean ended = state.ended();
    percent.set(messages.text("execute.percent.none"));
    share.set(0);
    rows.set(messages.text(ended ? "execute.rows.all" : "execute.rows.before", read));
    facts.set(new Facts("", "", Optional.empty(), aside, 0));
    rate.set("");
    latency.set(messages.text("execute.latency.none"));
    doing.set("");
    looks.set(looks.get() + 1);
  }
}
