package dev.turnstone.ui.map;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.Engine;
import dev.turnstone.app.RehearsalOrder;
import dev.turnstone.app.Survey;
import dev.turnstone.app.Workspace;
import dev.turnstone.app.project.Projects;
import dev.turnstone.app.sample.SamplePlan;
import dev.turnstone.app.sample.SampleStore;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.mapping.MappingOptions;
import dev.turnstone.rehearse.Report;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.run.RehearsalMeter;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.migration.Rehearsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Open migrations between real SQLite files, as the page finds them. */
final class Maps {
  private static final Background AT_ONCE = new Background(Runnable::run, Runnable::run);

  private final Path folder;
  private final Messages messages;

  Maps(Path folder, Locale language) throws IOException {
    this.folder = Files.createTempDirectory(folder, "map");
    this.messages = Messages.of(language);
  }

  static Maps in(Path folder) throws IOException {
    return new Maps(folder, Locale.ENGLISH);
  }

  /** The sample as it is proposed: a column and a table are left open, and one needs a choice. */
  Migration proposed() {
    return opened(sample(), Optional.empty());
  }

  /** The sample with a person's answers. */
  Migration finished() {
    Ways ways = sample();
    Survey survey = survey(ways);
    MigrationPlan plan = SamplePlan.finished(plan(ways), survey.source(), survey.target());
    return opened(ways, Optional.of(plan));
  }

  /** The same after a dry run, which refuses some rows. */
  Migration rehearsed() {
    Migration migration = finished();
    MigrationPlan plan = migration.plan().orElseThrow();
    RehearsalMeter meter = new RehearsalMeter(new ProgressMeter(), new Cancellation());
    Report report =
        migration.engine().rehearse(plan, RehearsalOrder.EVERYTHING, Credentials.NONE, meter);
    migration.rehearsed().set(Optional.of(new Rehearsed(plan, report)));
    return migration;
  }

  /** A migration without databases. */
  Migration empty() {
    Projects projects = new Projects(folder.resolve("settings"), Clock.systemUTC());
    return new Migration(
        projects.create(folder.resolve("project"), "Shop"),
        new Migration.Tools(AT_ONCE, messages, Clock.systemUTC(), Maps::raise));
  }

  /** Tables of so many columns each, the same on both sides. */
  Migration large(int tables, int columns) {
    String[] statements =
        IntStream.range(0, tables)
            .mapToObj(
                t ->
                    IntStream.range(1, columns)
                        .mapToObj(c -> "column_" + c + " varchar(80)")
                        .collect(
                            Collectors.joining(
                                ", ",
                                "create table table_" + t + "(id integer primary key, ",
                                ")")))
            .toArray(String[]::new);
    return between(statements, statements);
  }

  /** Two files made by these statements, with the plan that is proposed for them. */
  Migration between(String[] source, String[] target) {
    try (TestDatabase from = Databases.sqlite(made("from"));
        TestDatabase to = Databases.sqlite(made("to"))) {
      from.execute(atOnce(source));
      to.execute(atOnce(target));
      return opened(new Ways(from.connString(), to.connString()), Optional.empty());
    }
  }

  private static String[] atOnce(String... statements) {
    return Stream.of(Stream.of("begin"), Stream.of(statements), Stream.of("commit"))
        .flatMap(s -> s)
        .toArray(String[]::new);
  }

  private Path made(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Ways(String from, String to) {}

  private Ways sample() {
    Path from = folder.resolve("store4.db");
    Path to = folder.resolve("store5.db");
    Path shared = folder.resolveSibling("store4.db");
    try {
      if (Files.notExists(shared)) {
        SampleStore.full(shared, 1);
      }
      Files.copy(shared, from);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SampleStore.empty(to);
    return new Ways("sqlite:" + from, "sqlite:" + to);
  }

  private Engine engine() {
    return new Engine(new Workspace(folder.resolve("workspace")), Clock.systemUTC());
  }

  private Survey survey(Ways ways) {
    return new Survey(
        engine().inspect(ways.from(), Credentials.NONE, true),
        engine().inspect(ways.to(), Credentials.NONE, true));
  }

  private MigrationPlan plan(Ways ways) {
    return engine().plan(ways.from(), ways.to(), MappingOptions.DEFAULT, Credentials.NONE);
  }

  private Migration opened(Ways ways, Optional<MigrationPlan> plan) {
    Migration migration = empty();
    migration.survey().set(Optional.of(survey(ways)));
    migration.document().change(plan.orElseGet(() -> plan(ways)));
    return migration;
  }

  private static void raise(Throwable reason) {
    throw new AssertionError(reason);
  }

  /** The plan of a target table. */
  static TablePlan table(Migration migration, String target) {
    return migration.plan().orElseThrow().table(new TableName("main", target)).orElseThrow();
  }

  /** The plan of a target column; empty: nothing fills it. */
  static Optional<FieldPlan> field(Migration migration, String target, String column) {
    return table(migration, target).fields().stream()
        .filter(f -> f.target().equals(column))
        .findFirst();
  }

  /** Opens the pair whose source table is called so. */
  static void open(MapViewModel model, String source) {
    model
        .pairs()
        .opened()
        .set(
            model.pairs().all().stream().filter(p -> p.source().name().equals(source)).findFirst());
  }

  static List<String> shown(MapViewModel model) {
    return model.pairs().shown().stream()
        .map(p -> p.shown() + " " + model.pairs().mapped(p) + " " + p.standing())
        .toList();
  }
}
