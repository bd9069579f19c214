package dev.turnstone.ui.settings;

import dev.turnstone.app.settings.Settings;
import dev.turnstone.app.settings.SettingsFile;
import dev.turnstone.app.settings.UserFolders;
import dev.turnstone.ui.kit.Background;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The settings while the window is open: each change holds at once and is kept. */
public final class SettingsViewModel {
  private final SettingsFile file;
  private final Background background;
  private final Consumer<Throwable> failed;
  private final ObjectProperty<Boolean> dark;
  private final ObjectProperty<String> language;
  private final ObjectProperty<Integer> scale;
  private final ObjectProperty<Integer> workers;
  private final StringProperty migrations;
  private Consumer<Settings> shape = s -> {};
  private Settings now;

  /**
   * Settings as they were read.
   *
   * @param failed told when they cannot be kept
   */
  public SettingsViewModel(
      Settings read, SettingsFile file, Background background, Consumer<Throwable> failed) {
    this.now = read;
    this.file = file;
    this.background = background;
    this.failed = failed;
    dark = followed(new SimpleObjectProperty<>(read.dark()));
    language = followed(new SimpleObjectProperty<>(read.language()));
    scale = followed(new SimpleObjectProperty<>(read.scale()));
    workers = followed(new SimpleObjectProperty<>(read.workers()));
    migrations = new SimpleStringProperty(read.migrations());
    followed(migrations);
    language.addListener((o, was, is) -> shape.accept(now));
    scale.addListener((o, was, is) -> shape.accept(now));
  }

  /** Who makes the window anew when its language or its scale became another. */
  public void onShape(Consumer<Settings> again) {
    shape = again;
  }

  public ObjectProperty<Boolean> dark() {
    return dark;
  }

  /** {@code en} or {@code de}. */
  public ObjectProperty<String> language() {
    return language;
  }

  /** In percent. */
  public ObjectProperty<Integer> scale() {
    return scale;
  }

  /** 0: as many as the machine serves best. */
  public ObjectProperty<Integer> workers() {
    return workers;
  }

  /** Folder of new migrations; blank: the usual one. */
  public StringProperty migrations() {
    return migrations;
  }

  /** The folder of new migrations as it is to be used now. */
  public Path migrations(UserFolders usual) {
    try {
      Path wanted = Path.of(migrations.get().strip());
      return wanted.isAbsolute() ? wanted : usual.migrations();
    } catch (InvalidPathException e) {
      return usual.migrations(); // no file system has such a folder
    }
  }

  private <P extends Property<?>> P followed(P property) {
    property.addListener((o, was, is) -> keep());
    return property;
  }

  private void keep() {
    Settings wanted =
        new Settings(dark.get(), language.get(), scale.get(), migrations.get(), workers.get());
    if (wanted.equals(now)) {
      return;
    }
    now = wanted;
    background.run(
        () -> {
          file.keep(wanted);
          return wanted;
        },
        s -> {},
        failed);
  }
}
