package dev.turnstone.ui.migration;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.Endpoints;
import dev.turnstone.app.project.OpenProject;
import dev.turnstone.app.project.Projects;
import dev.turnstone.app.sample.SampleProject;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.wizard.Environment;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The sample, opened as a person opens it: two real SQLite files and the finished plan. */
public final class SampleMigration implements AutoCloseable {
  private final Migration migration;
  private final List<Throwable> failures = new ArrayList<>();

  /** Work is done at once, on the thread that asks for it. */
  public static SampleMigration in(Path folder) {
    return new SampleMigration(folder, new Background(Runnable::run, Runnable::run));
  }

  private SampleMigration(Path folder, Background background) {
    Projects projects = new Projects(folder.resolve("settings"), Clock.systemUTC());
    OpenProject project = SampleProject.make(projects, folder, Clock.systemUTC());
    migration =
        new Migration(
            project,
            new Migration.Tools(
                background, Messages.of(Locale.ENGLISH), Clock.systemUTC(), failures::add));
  }

  public Migration migration() {
    return migration;
  }

  /** What was said to be unexpected. */
  public List<Throwable> failures() {
    return failures;
  }

  /** Connects and reads both catalogues, as the first page does. */
  public SampleMigration read() {
    String from = migration.project().project().from();
    String to = migration.project().project().to();
    migration.ends().set(Optional.of(new Ends(from, to, Credentials.NONE, Environment.TEST)));
    try (Endpoints both = migration.engine().open(from, to, Credentials.NONE)) {
      migration.survey().set(Optional.of(both.survey()));
    }
    return this;
  }

  @Override
  public void close() {
    migration.project().close();
  }
}
