package dev.turnstone.ui.guided;

import dev.turnstone.app.Operator;
import dev.turnstone.app.connection.ConnectionCheck;
import dev.turnstone.ui.connect.Connecting;
import dev.turnstone.ui.connect.SideViewModel;
import dev.turnstone.ui.execute.BeforeViewModel;
import dev.turnstone.ui.execute.ExecuteViewModel;
import dev.turnstone.ui.execute.Stage;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.rehearse.RehearseViewModel;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.session.StepState;
import dev.turnstone.ui.wizard.Environment;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;

/**
 * Leads through a migration whose plan is finished, one task at a time; what is done is done by the
 * same models as on the pages of the steps. Used on the window's thread only.
 */
public final class GuidedViewModel {
  /** Looks between two at a run that somebody takes back. */
  private static final int FAR_LOOKS = 9;

  private final Migration migration;
  private final Messages messages;
  private final Models models;
  private final Ways ways;
  private final StartPart start;
  private final UpgradePart upgrade;
  private final FinishPart finish;
  private final Map<Task, Part> parts = new EnumMap<>(Task.class);
  private final ReadOnlyObjectWrapper<Task> task = new ReadOnlyObjectWrapper<>(Task.START);
  private final ReadOnlyObjectWrapper<Sheet> sheet;
  private final ReadOnlyBooleanWrapper returnable = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper watching = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper(false);
  private final ObjectProperty<Optional<Environment>> environment;
  private Optional<Arrived> arrived = Optional.empty();
  private int looks;

  /** The models of the pages, which do the work. */
  public record Models(
      Connecting connecting, RehearseViewModel rehearse, ExecuteViewModel execute) {}

  /**
   * Where it leads.
   *
   * @param details shows the steps of the same migration
   * @param leave puts the migration away for now
   * @param rollBack told of the run that is to be taken back
   */
  public record Ways(Runnable details, Runnable leave, Consumer<String> rollBack) {}

  /** Begins where the migration stands: at a run, if there is one, or at the first task. */
  public GuidedViewModel(Migration migration, Models models, Ways ways) {
    this.migration = migration;
    this.messages = migration.messages();
    this.models = models;
    this.ways = ways;
    String said = migration.project().project().environment();
    this.environment =
        new SimpleObjectProperty<>(
            said.isEmpty() ? Optional.empty() : Optional.of(Environment.of(said)));
    this.start =
        new StartPart(
            migration,
            models.connecting(),
            models.execute().before().tables(),
            new StartPart.Ways(() -> environment.get().isPresent(), this::started));
    this.finish = new FinishPart(() -> arrived, messages, ways.leave());
    parts.put(Task.START, start);
    parts.put(Task.REHEARSE, new RehearsePart(models.rehearse(), messages, () -> go(Task.UPGRADE)));
    this.upgrade = new UpgradePart(migration, models.execute(), this::go);
    parts.put(Task.UPGRADE, upgrade);
    parts.put(
        Task.CHECK,
        new CheckPart(models.execute(), () -> arrived, messages, () -> go(Task.FINISH)));
    parts.put(Task.FINISH, finish);
    this.sheet = new ReadOnlyObjectWrapper<>(part().sheet());
    listen();
    staged(models.execute().standing().stage().get());
    background(
        Operator::name,
        who -> {
          start.operator(who);
          show();
        });
    show();
  }

  /** The task that is shown. */
  public ReadOnlyObjectProperty<Task> task() {
    return task.getReadOnlyProperty();
  }

  /** What is said of it now. */
  public ReadOnlyObjectProperty<Sheet> sheet() {
    return sheet.getReadOnlyProperty();
  }

  /** What the target is used for; empty: nobody said yet. */
  public ObjectProperty<Optional<Environment>> environment() {
    return environment;
  }

  /** That one may begin the upgrade. */
  public BooleanProperty agreed() {
    return upgrade.agreed();
  }

  /** True while something goes on that {@link #tick} looks at. */
  public ReadOnlyBooleanProperty watching() {
    return watching.getReadOnlyProperty();
  }

  /** One can look at the task before. */
  public ReadOnlyBooleanProperty returnable() {
    return returnable.getReadOnlyProperty();
  }

  /** Something goes on that has to be stopped before one goes away. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** There is a run that can be taken back. */
  public ReadOnlyBooleanProperty undoable() {
    return undoable.getReadOnlyProperty();
  }

  public Models models() {
    return models;
  }

  /** Does what the first button says. */
  public void next() {
    if (sheet.get().ready()) {
      part().next();
      show();
    }
  }

  /** To the task before. */
  public void back() {
    if (returnable.get()) {
      go(before());
    }
  }

  public void details() {
    ways.details().run();
  }

  /** Puts the migration away, unless something goes on. */
  public void leave() {
    if (!busy.get()) {
      ways.leave().run();
    }
  }

  /** Asks to take the upgrade back. */
  public void rollBack() {
    if (undoable.get()) {
      migration.run().get().ifPresent(ways.rollBack());
    }
  }

  /** Looks how it goes; to be called a few times a second. */
  public void tick() {
    models.execute().tick();
    if (models.rehearse().state().get() == RehearseViewModel.State.RUNNING) {
      models.rehearse().sample();
    }
    if (takenBack() && ++looks % FAR_LOOKS == 0) {
      look();
    }
  }

  /** Somebody takes the run back, or did. */
  private boolean takenBack() {
    boolean stale = migration.session().state(Step.EXECUTE).get() == StepState.STALE;
    return stale && undoable.get();
  }

  private Part part() {
    return Objects.requireNonNull(parts.get(task.get()));
  }

  private void listen() {
    Connecting connecting = models.connecting();
    on(connecting.form().ready());
    side(connecting.form().source());
    side(connecting.form().target());
    connecting.form().environment().addListener((o, was, is) -> environment.set(Optional.of(is)));
    environment.addListener((o, was, is) -> chosen(is));
    on(connecting.reading());
    migration.survey().addListener((o, was, is) -> read());
    on(migration.document().plan());
    RehearseViewModel rehearse = models.rehearse();
    List.of(rehearse.state(), rehearse.report(), rehearse.outdated(), rehearse.executable())
        .forEach(this::on);
    List.of(rehearse.obstacle(), rehearse.trouble(), rehearse.notice()).forEach(this::on);
    BeforeViewModel before = models.execute().before();
    List.of(before.ready(), before.connected(), before.notice(), before.dryRun(), before.name())
        .forEach(this::on);
    before.refused().addListener((ListChangeListener<Object>) change -> show());
    models.execute().standing().stage().addListener((o, was, is) -> staged(is));
    on(models.execute().standing().outcome());
    on(models.execute().standing().stopping());
    on(models.execute().standing().reachable());
    on(models.execute().standing().promotable());
    on(migration.session().state(Step.EXECUTE));
    on(upgrade.agreed());
  }

  private void on(ObservableValue<?> value) {
    value.addListener((o, was, is) -> show());
  }

  private void side(SideViewModel side) {
    on(side.state());
    on(side.vendor());
    on(side.database());
    side.checks().addListener((ListChangeListener<ConnectionCheck>) change -> show());
  }

  private void read() {
    start.read();
    show();
  }

  /** It is kept with the migration at once: it decides what has to be confirmed. */
  private void chosen(Optional<Environment> said) {
    if (said.isEmpty()) {
      return;
    }
    Environment used = said.get();
    models.connecting().form().environment().set(used);
    migration.project().change(p -> p.usedFor(used.name()));
    background(
        () -> {
          migration.project().keep();
          return used;
        },
        kept -> {});
    migration.sentence().set(messages.text("guided.used", messages.text(used.key())));
    show();
  }

  private void started() {
    boolean begun = models.execute().standing().stage().get() == Stage.PAUSED;
    go(begun ? Task.UPGRADE : Task.REHEARSE);
  }

  private void staged(Stage stage) {
    switch (stage) {
      case LOOKING -> {}
      case BEFORE -> {
        if (task.get() == Task.CHECK || task.get() == Task.FINISH) {
          look();
        }
      }
      case WORKING -> {
        arrived = Optional.empty();
        finish.begun();
        go(Task.UPGRADE);
      }
      case ELSEWHERE, PAUSED -> go(Task.UPGRADE);
      case ENDED -> {
        go(task.get() == Task.FINISH ? Task.FINISH : Task.CHECK);
        look();
      }
    }
    show();
  }

  private void look() {
    Optional<String> run = migration.run().get();
    if (run.isPresent()) {
      background(
          () -> Arrived.of(migration.engine(), run.get()),
          found -> {
            arrived = Optional.of(found);
            if (finish.settles()) {
              go(Task.FINISH);
            }
            show();
          });
    }
  }

  private void go(Task next) {
    task.set(next);
    show();
  }

  private Task before() {
    return switch (task.get()) {
      case START, REHEARSE -> Task.START;
      case UPGRADE -> Task.REHEARSE;
      case CHECK -> Task.CHECK;
      case FINISH -> Task.CHECK;
    };
  }

  private void show() {
    Stage stage = models.execute().standing().stage().get();
    boolean works = parts.values().stream().anyMatch(Part::busy);
    busy.set(works);
    undoable.set(stage == Stage.ENDED && finish.undoable());
    watching.set(works || stage == Stage.ELSEWHERE || takenBack());
    boolean settled = task.get() != Task.UPGRADE || stage == Stage.BEFORE;
    boolean undone = task.get() == Task.FINISH && finish.undone();
    returnable.set(!works && settled && !undone && before() != task.get());
    sheet.set(part().sheet());
  }

  private <T> void background(Callable<T> work, Consumer<T> done) {
    migration.tools().background().run(work, done, migration.tools().failed());
  }
}
