package dev.turnstone.ui.guided;

import dev.turnstone.app.connection.ConnectionTest;
import dev.turnstone.app.connection.SavedConnections;
import dev.turnstone.app.connection.SavedSecrets;
import dev.turnstone.app.project.Kits;
import dev.turnstone.app.project.OpenProject;
import dev.turnstone.app.project.Projects;
import dev.turnstone.app.sample.SampleProject;
import dev.turnstone.app.vault.Vault;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.ui.connect.ConnectViewModel;
import dev.turnstone.ui.connect.Connecting;
import dev.turnstone.ui.execute.ExecuteViewModel;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.rehearse.RehearseViewModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The sample as a kit, opened as a person opens it, with real files. */
final class OpenKit implements AutoCloseable {
  final List<Throwable> failures = new ArrayList<>();
  final List<String> ways = new ArrayList<>();
  final Path folder;
  private final Projects projects;
  private final Background background;
  private final Messages messages;
  private final ConnectViewModel.Tester tester;
  private OpenProject project;
  private Migration migration;
  private GuidedViewModel model;

  /** Work is done at once. */
  OpenKit(Path in) {
    this(in, new Background(Runnable::run, Runnable::run), Locale.ENGLISH);
  }

  OpenKit(Path in, Background background, Locale language) {
    this(in, background, language, p -> p, new ConnectionTest()::test);
  }

  /**
   * The same.
   *
   * @param change what is other about the plan
   */
  OpenKit(
      Path in,
      Background background,
      Locale language,
      UnaryOperator<MigrationPlan> change,
      ConnectViewModel.Tester tester) {
    this.background = background;
    this.messages = Messages.of(language);
    this.tester = tester;
    try {
      folder = Files.createTempDirectory(in, "kit");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    projects = new Projects(folder.resolve("settings"), Clock.systemUTC());
    Path kit = folder.resolve("kit.json");
    try (OpenProject sample = SampleProject.make(projects, folder, Clock.systemUTC())) {
      PlanFile.write(kit, change.apply(sample.plan().orElseThrow()));
    }
    open(Kits.open(projects, folder, kit));
  }

  private void open(OpenProject opened) {
    project = opened;
    migration =
        new Migration(
            project, new Migration.Tools(background, messages, Clock.systemUTC(), failures::add));
    SavedSecrets secrets =
        new SavedSecrets(
            new SavedConnections(folder.resolve("settings")),
            new Vault(Optional::empty, folder.resolve("settings")));
    model =
        new GuidedViewModel(
            migration,
            new GuidedViewModel.Models(
                new Connecting(migration, tester, secrets, UnaryOperator.identity()),
                new RehearseViewModel(migration),
                new ExecuteViewModel(migration)),
            new GuidedViewModel.Ways(
                () -> ways.add("details"), () -> ways.add("leave"), run -> ways.add(run)));
  }

  /** As the next start of the program finds it. */
  OpenKit reopened() {
    Path same = project.project().folder();
    project.close();
    open(projects.open(same));
    return this;
  }

  GuidedViewModel model() {
    return model;
  }

  Migration migration() {
    return migration;
  }

  Messages messages() {
    return messages;
  }

  /** Connection text of the new version. */
  String target() {
    return project.project().to();
  }

  @Override
  public void close() {
    project.close();
  }
}
