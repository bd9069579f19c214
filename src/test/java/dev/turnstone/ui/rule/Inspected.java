package dev.turnstone.ui.rule;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.Engine;
import dev.turnstone.app.Survey;
import dev.turnstone.app.project.OpenProject;
import dev.turnstone.app.project.Projects;
import dev.turnstone.app.sample.SamplePlan;
import dev.turnstone.app.sample.SampleStore;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.mapping.MappingOptions;
import dev.turnstone.support.Catalogs;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Ends;
import dev.turnstone.ui.migration.FieldPlace;
import dev.turnstone.ui.migration.Migration;
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
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The sample's migration, open and connected, with the inspector of a place of it. */
final class Inspected implements AutoCloseable {
  final List<Throwable> failures = new ArrayList<>();
  final ObjectProperty<Optional<FieldPlace>> selected =
      new SimpleObjectProperty<>(Optional.empty());
  final Migration migration;
  private final OpenProject project;
  private final Ends ends;

  /** As {@link #Inspected(Path, Locale, Background)}, everything at once and in English. */
  Inspected(Path folder) {
    this(folder, Locale.ENGLISH, new Background(Runnable::run, Runnable::run));
  }

  Inspected(Path folder, Locale language, Background background) {
    Path own;
    try {
      own = Files.createTempDirectory(folder, "inspected");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path store4 = own.resolve("store4.db");
    Path store5 = own.resolve("store5.db");
    SampleStore.full(store4, 1);
    SampleStore.empty(store5);
    project =
        new Projects(own.resolve("settings"), Clock.systemUTC()).create(own.resolve("p"), "S");
    migration =
        new Migration(
            project,
            new Migration.Tools(
                background, Messages.of(language), Clock.systemUTC(), failures::add));
    Engine engine = migration.engine();
    String from = "sqlite:" + store4;
    String to = "sqlite:" + store5;
    Survey survey =
        new Survey(
            engine.inspect(from, Credentials.NONE, false),
            engine.inspect(to, Credentials.NONE, false));
    ends = new Ends(from, to, Credentials.NONE, Environment.TEST);
    migration.survey().set(Optional.of(survey));
    migration.ends().set(Optional.of(ends));
    migration
        .document()
        .change(
            SamplePlan.finished(
                engine.plan(from, to, MappingOptions.DEFAULT, Credentials.NONE),
                survey.source(),
                survey.target()));
  }

  /** In place of the sample's plan one that makes all tables anew, in a file that is not there. */
  void creating() {
    MappingOptions usual = MappingOptions.DEFAULT;
    MappingOptions all = new MappingOptions(usual.include(), usual.exclude(), usual.rename(), true);
    String to = ends.to().replace("store5.db", "new.db");
    MigrationPlan plan = migration.engine().plan(ends.from(), to, all, Credentials.NONE);
    migration.document().change(plan);
    migration.ends().set(Optional.of(new Ends(ends.from(), to, ends.secrets(), Environment.TEST)));
    Survey known = migration.survey().get().orElseThrow();
    migration.survey().set(Optional.of(new Survey(known.source(), Catalogs.sqlite())));
  }

  RuleViewModel model() {
    return new RuleViewModel(migration, selected, () -> Runnable::run);
  }

  void select(String table, String column) {
    selected.set(Optional.of(new FieldPlace(new TableName("main", table), column)));
  }

  MigrationPlan plan() {
    return migration.plan().orElseThrow();
  }

  /** What the plan has for a column; empty: nothing. */
  Optional<FieldPlan> planned(String table, String column) {
    return plan().table(new TableName("main", table)).orElseThrow().fields().stream()
        .filter(f -> f.target().equals(column))
        .findFirst();
  }

  @Override
  public void close() {
    project.close();
  }
}
