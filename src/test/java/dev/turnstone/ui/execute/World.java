package dev.turnstone.ui.execute;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.Endpoints;
import dev.turnstone.app.Engine;
import dev.turnstone.app.RehearsalOrder;
import dev.turnstone.app.Survey;
import dev.turnstone.app.project.OpenProject;
import dev.turnstone.app.project.Projects;
import dev.turnstone.app.sample.SamplePlan;
import dev.turnstone.app.sample.SampleStore;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.plan.mapping.MappingOptions;
import dev.turnstone.plan.mapping.Rename;
import dev.turnstone.plan.mapping.TablePatterns;
import dev.turnstone.rehearse.Report;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.run.RehearsalMeter;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Ends;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.migration.Rehearsed;
import dev.turnstone.ui.wizard.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A migration between two SQLite files with a window's thread of its own, which is the test's: what
 * is to be done on it waits until the test comes round to it.
 */
final class World implements AutoCloseable {
  static final String ITEMS = "select id, name, amount from item";

  private static final int PATIENCE_SECONDS = 60;

  final TestDatabase from;
  final TestDatabase to;
  final Migration migration;
  final List<Throwable> failures = new ArrayList<>();
  private final OpenProject project;
  private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
  private final Thread window = Thread.currentThread();

  /** Two files; items are in the one. */
  World(Path folder, int items) {
    this(folder, items, Optional.empty(), Locale.ENGLISH);
  }

  /**
   * The same.
   *
   * @param background empty: what is done beside the window comes back to the test's thread
   */
  World(Path folder, int items, Optional<Background> background, Locale language) {
    this(temporary(folder), background, language);
    from.execute(
        "create table item(id integer primary key, name text, amount integer)",
        "insert into item with recursive n(i) as (select 1 union all select i + 1 from n where i < "
            + items
            + ") select i, 'Name ' || i, i * 7 from n",
        "create table label(id integer primary key, word text)",
        "insert into label values (1, 'one'), (2, 'two'), (3, 'three')");
  }

  private World(Path own, Optional<Background> background, Locale language) {
    from = Databases.sqlite(own);
    to = Databases.sqlite(own);
    project =
        new Projects(own.resolve("settings"), Clock.systemUTC()).create(own.resolve("p"), "Shop");
    migration =
        new Migration(
            project,
            new Migration.Tools(
                background.orElseGet(this::stepped),
                Messages.of(language),
                Clock.systemUTC(),
                failures::add));
  }

  /** The sample's shop with its finished plan, whose target is there and empty. */
  static World ofSample(Path folder, Background background, Locale language) {
    World world = new World(temporary(folder), Optional.of(background), language);
    Path source = Path.of(world.from.database());
    Path target = Path.of(world.to.database());
    SampleStore.full(source, 1);
    SampleStore.empty(target);
    MigrationPlan proposed =
        world
            .engine()
            .plan(
                world.from.connString(),
                world.to.connString(),
                MappingOptions.DEFAULT,
                Credentials.NONE);
    Survey both =
        new Survey(
            world.engine().inspect(world.from.connString(), Credentials.NONE, true),
            world.engine().inspect(world.to.connString(), Credentials.NONE, false));
    return world.planned(SamplePlan.finished(proposed, both.source(), both.target()));
  }

  private static Path temporary(Path folder) {
    try {
      return Files.createTempDirectory(folder, "world");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Background stepped() {
    return new Background(
        work -> {
          Thread thread = new Thread(work, "work");
          thread.setDaemon(true);
          thread.start();
        },
        events::add);
  }

  Engine engine() {
    return migration.engine();
  }

  /** Gives the migration a plan and connects it. */
  World planned(int chunkRows, OptionalLong rowsPerSecond) {
    TablePatterns all = TablePatterns.parse("");
    MigrationPlan plan =
        engine()
            .plan(
                from.connString(),
                to.connString(),
                new MappingOptions(all, all, Rename.NONE, true),
                Credentials.NONE);
    return planned(
        plan.with(
            new Safeguards(
                OptionalInt.of(2),
                OptionalInt.of(chunkRows),
                rowsPerSecond,
                OptionalLong.empty(),
                OptionalLong.empty())));
  }

  World planned(MigrationPlan plan) {
    migration.document().change(plan);
    connect(Environment.TEST);
    String source = plan.source().connection();
    try (Endpoints both = engine().open(source, plan.target().connection(), Credentials.NONE)) {
      Survey seen = both.survey();
      Survey counted = new Survey(engine().inspect(source, Credentials.NONE, true), seen.target());
      migration.survey().set(Optional.of(counted));
    }
    return this;
  }

  void connect(Environment environment) {
    MigrationPlan plan = migration.plan().orElseThrow();
    migration
        .ends()
        .set(
            Optional.of(
                new Ends(
                    plan.source().connection(),
                    plan.target().connection(),
                    Credentials.NONE,
                    environment)));
  }

  /** A real dry run of the plan as it is now. */
  World rehearsed() {
    MigrationPlan plan = migration.plan().orElseThrow();
    Report report =
        engine()
            .rehearse(
                plan,
                RehearsalOrder.EVERYTHING,
                Credentials.NONE,
                new RehearsalMeter(new ProgressMeter(), new Cancellation()));
    migration.rehearsed().set(Optional.of(new Rehearsed(plan, report)));
    return this;
  }

  /** A page's model that has looked at what there is. */
  ExecuteViewModel opened() throws InterruptedException {
    ExecuteViewModel model = new ExecuteViewModel(migration);
    until(model, () -> !model.standing().at(Stage.LOOKING));
    return model;
  }

  /** Does what comes round to the window, and looks at the run, until something holds. */
  void until(ExecuteViewModel model, BooleanSupplier holds) throws InterruptedException {
    if (Thread.currentThread() != window) {
      throw new AssertionError("only the test's own thread is the window's");
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "it does not come to this: "
                + model.standing().stage().get()
                + " "
                + model.standing().outcome().get()
                + " "
                + failures);
      }
      Runnable event = events.poll(10, TimeUnit.MILLISECONDS);
      if (event != null) {
        event.run();
      }
      model.tick();
    }
  }

  /** Until nothing works any more. */
  void untilOver(ExecuteViewModel model) throws InterruptedException {
    until(model, () -> !model.working() && events.isEmpty());
  }

  /** Begins a run without a dry run. */
  ExecuteViewModel executing() throws InterruptedException {
    ExecuteViewModel model = opened();
    model.before().accepted().set(true);
    model.execute();
    return model;
  }

  @Override
  public void close() {
    project.close();
    from.close();
    to.close();
  }
}
