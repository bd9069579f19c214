package dev.turnstone.ui.home;

import dev.turnstone.app.project.FreeFolder;
import dev.turnstone.app.project.OpenProject;
import dev.turnstone.app.project.Projects;
import dev.turnstone.ui.kit.Background;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Asks what a new migration is called and where it is put, and begins it. */
public final class NewMigrationViewModel {
  private final Projects projects;
  private final Background background;
  private final Actions actions;
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty parent = new SimpleStringProperty("");
  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();

  /** Where it leads to. */
  public record Actions(Consumer<OpenProject> begun, Consumer<Throwable> failed) {}

  /**
   * A migration without a name.
   *
   * @param parent in which its folder is made
   */
  public NewMigrationViewModel(
      Projects projects, Path parent, Background background, Actions actions) {
    this.projects = projects;
    this.background = background;
    this.actions = actions;
    this.parent.set(parent.toString());
    ready.bind(
        Bindings.createBooleanBinding(
            () -> !name.get().isBlank() && usable(this.parent.get()), name, this.parent));
  }

  public StringProperty name() {
    return name;
  }

  /** The folder in which its own folder is made. */
  public StringProperty parent() {
    return parent;
  }

  /** It has a name and a place. */
  public ReadOnlyBooleanProperty ready() {
    return ready.getReadOnlyProperty();
  }

  /** Begins it, if it is ready. */
  public void begin() {
    if (ready.get()) {
      String called = name.get().strip();
      Path place = Path.of(parent.get().strip());
      background.run(
          () -> projects.create(FreeFolder.in(place, called), called),
          actions.begun(),
          actions.failed());
    }
  }

  private static boolean usable(String text) {
    try {
      return Path.of(text.strip()).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
