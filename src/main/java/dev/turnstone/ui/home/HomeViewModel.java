package dev.turnstone.ui.home;

import dev.turnstone.app.project.Projects;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Messages;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the first page offers, and the migrations that somebody worked on of late. */
public final class HomeViewModel {
  private final Projects projects;
  private final Background background;
  private final Messages messages;
  private final MigrationWords words;
  private final Actions actions;
  private final ObservableList<RecentMigration> recent = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper placeholder = new ReadOnlyStringWrapper("");

  /**
   * Where the page leads to.
   *
   * @param open told of the folder of a migration to be opened
   * @param failed told of what nobody expected
   */
  public record Actions(
      Runnable begin,
      Runnable openKit,
      Runnable trySample,
      Consumer<Path> open,
      Consumer<Throwable> failed) {}

  public HomeViewModel(
      Projects projects, Background background, Messages messages, Clock clock, Actions actions) {
    this.projects = projects;
    this.background = background;
    this.messages = messages;
    this.words = new MigrationWords(messages, clock);
    this.actions = actions;
  }

  /** Newest first. */
  public ObservableList<RecentMigration> recent() {
    return recent;
  }

  /** What stands where the list is empty. */
  public ReadOnlyStringProperty placeholder() {
    return placeholder.getReadOnlyProperty();
  }

  public Actions actions() {
    return actions;
  }

  /** Looks once more; the list that stands there stays until then. */
  public void refresh() {
    placeholder.set(messages.text("home.recent.reading"));
    background.run(
        () -> projects.recent().stream().map(words::of).toList(), this::found, this::failed);
  }

  private void found(List<RecentMigration> found) {
    recent.setAll(found);
    placeholder.set(messages.text("home.recent.none"));
  }

  private void failed(Throwable reason) {
    placeholder.set("");
    actions.failed().accept(reason);
  }
}
