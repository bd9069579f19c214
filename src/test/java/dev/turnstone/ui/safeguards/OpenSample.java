package dev.turnstone.ui.safeguards;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.Endpoints;
import dev.turnstone.app.Survey;
import dev.turnstone.app.project.OpenProject;
import dev.turnstone.app.project.Projects;
import dev.turnstone.app.sample.SamplePlan;
import dev.turnstone.app.sample.SampleStore;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.mapping.MappingOptions;
import dev.turnstone.plan.mapping.Rename;
import dev.turnstone.plan.mapping.TablePatterns;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Ends;
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
import java.util.concurrent.Executor;

/** The sample's migration, open as in the window, with real files and its finished plan. */
public final class OpenSample implements AutoCloseable {
  private final Path folder;
  private final OpenProject project;
  private final Migration migration;
  private final List<Throwable> failures = new ArrayList<>();

  /** With work done at once. */
  public OpenSample(Path in) {
    this(in, Runnable::run, Locale.ENGLISH);
  }

  /**
   * With work done as told; outcomes come back at once.
   *
   * @param work what waits for databases and files
   */
  public OpenSample(Path in, Executor work, Locale language) {
    this(in, new Background(work, Runnable::run), language);
  }

  public OpenSample(Path in, Background background, Locale language) {
    try {
      folder = Files.createTempDirectory(in, "sample");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SampleStore.full(folder.resolve("store4.db"), 1);
    SampleStore.empty(folder.resolve("store5.db"));
    Projects projects = new Projects(folder.resolve("settings"), Clock.systemUTC());
    project = projects.create(folder.resolve("project"), "Store 4 → Store 5");
    migration =
        new Migration(
            project,
            new Migration.Tools(
                background, Messages.of(language), Clock.systemUTC(), failures::add));
  }

  /** The same, connected, both databases read, with the finished plan. */
  public OpenSample planned() {
    String from = "sqlite:" + folder.resolve("store4.db");
    String to = "sqlite:" + folder.resolve("store5.db");
    try (Endpoints both = migration.engine().open(from, to, Credentials.NONE)) {
      MigrationPlan proposed = migration.engine().plan(both, MappingOptions.DEFAULT);
      Survey survey = both.survey();
      migration.ends().set(Optional.of(new Ends(from, to, Credentials.NONE, Environment.STAGING)));
      migration.survey().set(Optional.of(survey));
      migration.document().change(SamplePlan.finished(proposed, survey.source(), survey.target()));
    }
    return this;
  }

  /**
   * The same with so many tables in place of the sample's, every tenth with a row that is refused.
   */
  public OpenSample many(int tables) {
    Path source = folder.resolve("many.db");
    List<String> statements = new ArrayList<>();
    for (int i = 0; i < tables; i++) {
      statements.add(
          "create table table_"
              + i
              + "(id integer primary key, code varchar(3) not null, born date)");
      String born = i % 10 == 0 ? "'30.02.1990'" : "'1990-01-31'";
      statements.add("insert into table_" + i + " values (1, 'abc', " + born + ")");
    }
    try (TestDatabase file = Databases.sqlite(folder)) {
      file.execute(statements.toArray(String[]::new));
      Files.copy(Path.of(file.connString().substring("sqlite:".length())), source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String from = "sqlite:" + source;
    String to = "sqlite:" + folder.resolve("many5.db");
    try (Endpoints both = migration.engine().open(from, to, Credentials.NONE)) {
      migration.survey().set(Optional.of(both.survey()));
      TablePatterns all = TablePatterns.parse("");
      MappingOptions creating = new MappingOptions(all, all, Rename.NONE, true);
      migration.document().change(migration.engine().plan(both, creating));
    }
    return this;
  }

  public Migration migration() {
    return migration;
  }

  public MigrationPlan plan() {
    return migration.plan().orElseThrow();
  }

  public Path folder() {
    return folder;
  }

  /** What nobody expected, or was told to the person in a pane. */
  public List<Throwable> failures() {
    return failures;
  }

  @Override
  public void close() {
    project.close();
  }
}
