package dev.turnstone.ui.connect;

import dev.turnstone.app.connection.SavedConnection;
import dev.turnstone.app.connection.SavedConnections;
import dev.turnstone.app.connection.SavedSecrets;
import dev.turnstone.app.project.OpenProject;
import dev.turnstone.app.project.Project;
import dev.turnstone.app.project.Projects;
import dev.turnstone.app.vault.InMemory;
import dev.turnstone.app.vault.Place;
import dev.turnstone.app.vault.SecretStore;
import dev.turnstone.app.vault.Vault;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** A migration that is open, with a vault and saved connections of its own. */
final class Opened implements AutoCloseable {
  static final String READER = "mariadb://turnstone_reader@db4.internal:3306/store4";
  static final String WRITER = "postgresql://turnstone_writer@127.0.0.1:5432/store5";
  static final String MASTER = "correct horse";

  final Path settings;
  final Path folder;
  final InMemory keyring = new InMemory();
  final Vault vault;
  final SavedConnections list;
  final SavedSecrets secrets;
  private final OpenProject project;

  /**
   * A migration in that folder.
   *
   * @param keyring false: the machine has none
   */
  Opened(Path own, boolean keyring) {
    Optional<SecretStore> system = keyring ? Optional.of(this.keyring) : Optional.empty();
    settings = own.resolve("settings");
    folder = own.resolve("shop");
    vault = new Vault(() -> system, settings);
    list = new SavedConnections(settings);
    secrets = new SavedSecrets(list, vault);
    project = new Projects(settings, Clock.systemUTC()).create(folder, "Shop");
  }

  /** Between these, as it was left. */
  Opened between(String from, String to) {
    project.change(p -> p.between(from, to));
    return this;
  }

  /** With a connection that was saved before. */
  Opened saved(String name, String text, Optional<Place> place) {
    if (place.filter(Place.FILE::equals).isPresent()) {
      vault.create(MASTER.toCharArray());
    }
    secrets.save(new SavedConnection(name, text, place), "0123456789".toCharArray());
    return this;
  }

  Migration migration(Background background, Messages messages, Consumer<Throwable> failed) {
    return new Migration(
        project, new Migration.Tools(background, messages, Clock.systemUTC(), failed));
  }

  /** As whoever opens the migration the next time finds it. */
  Project onDisk() {
    return new Projects(settings, Clock.systemUTC()).recent().get(0).project();
  }

  /** Likewise. */
  Optional<MigrationPlan> planOnDisk() {
    Path plan = project.project().plan();
    return Files.exists(plan) ? Optional.of(PlanFile.read(plan)) : Optional.empty();
  }

  @Override
  public void close() {
    project.close();
  }
}
