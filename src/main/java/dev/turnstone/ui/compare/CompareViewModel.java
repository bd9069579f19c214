package dev.turnstone.ui.compare;

import dev.turnstone.app.Comparisons;
import dev.turnstone.app.RunAccess;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.ui.failure.Failure;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.migration.RunReach;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.session.StepState;
import dev.turnstone.undo.difference.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;

/**
 * Compares what a run should have left, or what there was before it, with what there is; shows
 * tables, rows and cells that differ. The comparison that is shown holds on to both databases until
 * it is replaced, let go of or closed. Used on the window's thread only.
 */
public final class CompareViewModel {
  private final Migration migration;
  private final Messages messages;
  private final RunChoices runs;
  private final ObjectProperty<Question> question = new SimpleObjectProperty<>(Question.EXPECTED);
  private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper(false);
  private final BooleanProperty outdated = new SimpleBooleanProperty(false);
  private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<Failure>> failure =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Compared>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private volatile String table = "";
  private final ComparedTables tables;
  private final DifferencesViewModel differences;
  private final LineageViewModel lineage;
  private final ExportViewModel export;
  private AtomicBoolean stop = new AtomicBoolean();
  private final List<Runnable> waiting = new ArrayList<>();
  private boolean closed;

  /** Begins with the run of the migration, or the newest there is. */
  public CompareViewModel(Migration migration) {
    this.migration = migration;
    this.messages = migration.messages();
    this.runs = new RunChoices(migration);
    this.differences = new DifferencesViewModel(migration);
    this.lineage = new LineageViewModel(migration);
    this.export = new ExportViewModel(migration);
    this.tables = new ComparedTables(messages);
    runs.chosen().addListener((o, was, is) -> settle());
    tables.selected().addListener((o, was, is) -> open(is));
    differences.place().addListener((o, was, is) -> trace());
    migration.session().state(Step.EXECUTE).addListener((o, was, is) -> runs.read());
    migration.session().state(Step.COMPARE).addListener((o, was, is) -> grown(is));
    runs.read();
  }

  /** Newest first. */
  public ObservableList<RunChoice> runs() {
    return runs.all();
  }

  /** The run that is looked at; empty: there is none. */
  public ObjectProperty<Optional<RunChoice>> run() {
    return runs.chosen();
  }

  public ObjectProperty<Question> question() {
    return question;
  }

  /** True while a comparison is made. */
  public ReadOnlyBooleanProperty working() {
    return working.getReadOnlyProperty();
  }

  /** True when the run or the target changed since they were compared. */
  public BooleanProperty outdated() {
    return outdated;
  }

  /** The table that is being compared, as of the last {@link #sample}. */
  public ReadOnlyStringProperty doing() {
    return doing.getReadOnlyProperty();
  }

  /** Why the last comparison came to nothing; empty: it did not. */
  public ReadOnlyObjectProperty<Optional<Failure>> failure() {
    return failure.getReadOnlyProperty();
  }

  /** What is shown; empty: nothing was compared yet. */
  public ReadOnlyObjectProperty<Optional<Compared>> shown() {
    return shown.getReadOnlyProperty();
  }

  public ComparedTables tables() {
    return tables;
  }

  public DifferencesViewModel differences() {
    return differences;
  }

  public LineageViewModel lineage() {
    return lineage;
  }

  public ExportViewModel export() {
    return export;
  }

  /** Looks again which runs there are. */
  public void refresh() {
    runs.read();
  }

  /** True when the chosen run can be asked this. */
  public boolean fits(Question asked) {
    return run().get().filter(r -> asked.fits(r.state())).isPresent();
  }

  /** True when the chosen run can be taken back. */
  public boolean undoable() {
    return run().get().filter(RunChoice::undoable).isPresent();
  }

  /** Compares; what was compared before is put away first. */
  public void compare() {
    Optional<RunChoice> run = run().get();
    if (run.isEmpty() || working.get() || closed || !fits(question.get())) {
      return;
    }
    AtomicBoolean mine = new AtomicBoolean();
    stop = mine;
    working.set(true);
    migration.sentence().set(messages.text("compare.sentence.working"));
    putAway(() -> begin(run.get(), question.get(), mine));
  }

  /** Stops comparing, which takes until the next rows are read. */
  public void cancel() {
    stop.set(true);
  }

  /** Takes over what is being done; to be called a few times a second while it works. */
  public void sample() {
    String name = table;
    String words =
        name.isEmpty() ? messages.text("compare.opening") : messages.text("compare.doing", name);
    doing.set(working.get() ? words : "");
  }

  /**
   * Puts away what is shown or being made, with its hold on both databases, and goes on when that
   * is done. Before anything is written to the target this has to be done.
   */
  public void letGo(Runnable goOn) {
    if (working.get()) {
      waiting.add(goOn);
      cancel();
    } else {
      putAway(goOn);
    }
  }

  private void putAway(Runnable goOn) {
    Optional<Compared> was = shown.get();
    forget();
    if (was.isEmpty()) {
      goOn.run();
      return;
    }
    OpenComparison open = was.get().open();
    migration
        .tools()
        .background()
        .run(
            () -> {
              open.close();
              return open;
            },
            done -> goOn.run(),
            migration.tools().failed());
  }

  /** Lets go of everything for good; what is compared at the moment is thrown away. */
  public void close() {
    closed = true;
    letGo(() -> {});
  }

  private void forget() {
    shown.set(Optional.empty());
    failure.set(Optional.empty());
    outdated.set(false);
    export.leave();
    tables.clear();
    differences.clear();
    lineage.nothing();
  }

  private void begin(RunChoice run, Question asked, AtomicBoolean mine) {
    table = "";
    RunReach reach = new RunReach(migration, run.name());
    Comparisons comparisons = new Comparisons(migration.engine().workspace());
    Comparisons.Watch watch = new Comparisons.Watch(name -> table = name, mine::get);
    migration
        .tools()
        .background()
        .run(
            () -> {
              RunAccess access = reach.access();
              return access.target()
                  ? Optional.of(asked.ask(comparisons, run.name(), access.secrets(), watch))
                  : Optional.<Comparison>empty();
            },
            found -> {
              ended();
              found.ifPresentOrElse(
                  c -> show(Compared.of(new OpenComparison(c), run, asked)), this::unconnected);
              goOn();
            },
            e -> {
              ended();
              failed(e);
              goOn();
            });
  }

  private void ended() {
    working.set(false);
    sample();
  }

  /** Those who waited for the databases to be let go of. */
  private void goOn() {
    List<Runnable> all = List.copyOf(waiting);
    waiting.clear();
    if (!all.isEmpty()) {
      putAway(() -> all.forEach(Runnable::run));
    }
  }

  private void show(Compared compared) {
    shown.set(Optional.of(compared));
    if (!waiting.isEmpty()) {
      return; // it is put away at once
    }
    Question asked = compared.question();
    if (asked == Question.EXPECTED) {
      migration.session().done(Step.COMPARE);
      migration.session().problems(Step.COMPARE, compared.tablesToSettle());
    }
    String sentence = compared.identical() ? "compare.sentence.same" : "compare.sentence.different";
    migration.sentence().set(messages.text(sentence, compared.total().different()));
    export.of(compared.open());
    tables.show(compared.tables());
  }

  private void unconnected() {
    String fix = messages.text("compare.unconnected.fix");
    failure.set(Optional.of(new Failure(messages.text("compare.unconnected"), List.of(fix), "")));
    migration.sentence().set(messages.text("compare.sentence.failed"));
  }

  private void failed(Throwable reason) {
    migration.sentence().set(messages.text("compare.sentence.failed"));
    if (!(reason instanceof EngineException known)) {
      migration.tools().failed().accept(reason);
      return;
    }
    boolean stopped = known.problems().stream().anyMatch(p -> p.code() == Code.COMPARISON_STOPPED);
    if (stopped) {
      migration.sentence().set(messages.text("compare.sentence.stopped"));
    } else {
      failure.set(Optional.of(Failure.of(reason, messages)));
    }
  }

  /** A run of which less is known is asked what can be told; one at work will yet tell all. */
  private void settle() {
    boolean over = run().get().filter(RunChoice::over).isPresent();
    if (over && !fits(question.get()) && fits(Question.SINCE)) {
      question.set(Question.SINCE);
    }
    outdated.set(
        shown.get().filter(c -> run().get().filter(c.run()::equals).isEmpty()).isPresent());
  }

  private void grown(StepState state) {
    if (state == StepState.STALE && shown.get().isPresent()) {
      outdated.set(true);
    }
  }

  private void open(Optional<TableLine> line) {
    Optional<Compared> compared = shown.get();
    if (compared.isPresent() && line.isPresent()) {
      differences.show(compared.get().open(), line.get());
    } else {
      differences.clear();
    }
  }

  private void trace() {
    Optional<Place> at = differences.place().get();
    Optional<Compared> compared = shown.get();
    Optional<TableLine> line = differences.table().get();
    if (at.isEmpty() || compared.isEmpty() || line.isEmpty()) {
      lineage.nothing();
      return;
    }
    String column = differences.columns().get().get(at.get().column()).name();
    String name = line.get().table().right().toString();
    differences
        .row(at.get())
        .ifPresentOrElse(
            row -> lineage.of(compared.get().run(), name, row, column), lineage::nothing);
  }

  /** To the next changed cell, in the next table where this one has no more. */
  public void next() {
    if (!differences.next() && tables.step(1)) {
      differences.enter(1);
    }
  }

  /** The same backwards. */
  public void previous() {
    if (!differences.previous() && tables.step(-1)) {
      differences.enter(-1);
    }
  }
}
