package dev.turnstone.ui.catalogue;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.Survey;
import dev.turnstone.app.project.OpenProject;
import dev.turnstone.app.project.Projects;
import dev.turnstone.catalog.Catalog;
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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An open migration for the page of its catalogues, and what went wrong on it. */
final class Opened implements AutoCloseable {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-10-31T14:02:00Z"), ZoneOffset.UTC);

  private final OpenProject project;
  private final Migration migration;
  private final List<Throwable> failures = new ArrayList<>();

  private Opened(OpenProject project, Background background, Locale language) {
    this.project = project;
    this.migration =
        new Migration(
            project, new Migration.Tools(background, Messages.of(language), CLOCK, failures::add));
  }

  /** A migration between two databases that were not read yet. */
  static Opened between(Path folder, String from, String to) {
    return between(folder, from, to, new Background(Runnable::run, Runnable::run), Locale.ENGLISH);
  }

  static Opened between(
      Path folder, String from, String to, Background background, Locale language) {
    try {
      Path own = Files.createTempDirectory(folder, "migration");
      Projects projects = new Projects(own.resolve("settings"), CLOCK);
      OpenProject project = projects.create(own.resolve("shop"), "Shop");
      project.change(p -> p.between(from, to));
      return new Opened(project, background, language);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same migration, opened once more. */
  Opened again() {
    close();
    Path folder = project.project().folder();
    OpenProject other = new Projects(folder.resolveSibling("settings"), CLOCK).open(folder);
    return new Opened(other, migration.tools().background(), Locale.ENGLISH);
  }

  Migration migration() {
    return migration;
  }

  List<Throwable> failures() {
    return failures;
  }

  /** Reads this as both databases. */
  Opened reading(Catalog catalog) {
    migration.survey().set(Optional.of(new Survey(catalog, catalog)));
    return this;
  }

  /** Connects to this as both databases. */
  Opened connected(TestDatabase database) {
    migration
        .ends()
        .set(
            Optional.of(
                new Ends(
                    database.connString(),
                    database.connString(),
                    Credentials.NONE,
                    Environment.TEST)));
    return this;
  }

  @Override
  public void close() {
    project.close();
  }
}
