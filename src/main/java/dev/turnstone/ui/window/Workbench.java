package dev.turnstone.ui.window;

import dev.turnstone.app.connection.SavedConnections;
import dev.turnstone.app.connection.SavedSecrets;
import dev.turnstone.app.project.Projects;
import dev.turnstone.app.settings.Settings;
import dev.turnstone.app.settings.SettingsFile;
import dev.turnstone.app.settings.UserFolders;
import dev.turnstone.app.vault.Vault;
import dev.turnstone.ui.Desk;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.stages.Stages;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Application;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/** The program with a window. */
public final class Workbench extends Application {
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;
  private static final double LEAST_WIDTH = 1024;
  private static final double LEAST_HEIGHT = 700;
  private static final List<Integer> LOGOS = List.of(16, 32, 64, 128, 256);

  /** How long closing waits for what is stopped or being written. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Background background = Background.onThreads();
  private final UserFolders folders = UserFolders.ofThisUser();
  private final SettingsFile file = new SettingsFile(folders.settings());
  private final SavedSecrets secrets =
      new SavedSecrets(new SavedConnections(folders.settings()), Vault.in(folders.settings()));
  private Settings read = Settings.USUAL;
  private @Nullable Desk desk;

  /**
   * Opens the window and comes back when it is closed; at most once in a process.
   *
   * @return false when the system let no window be opened
   */
  public static boolean open() {
    try {
      Application.launch(Workbench.class);
      return true;
    } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
      return false; // no display, or not the libraries for one: the caller says so
    } catch (RuntimeException e) {
      if (e.getCause() instanceof UnsupportedOperationException) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void init() {
    read = file.read();
  }

  @Override
  public void start(Stage stage) {
    Clock clock = Clock.systemUTC();
    Desk.Belongings belongings =
        new Desk.Belongings(
            new Projects(folders.settings(), clock), file, folders, background, clock);
    stage.setTitle("Turnstone");
    for (int size : LOGOS) {
      InputStream logo = Desk.class.getResourceAsStream("logo/turnstone-" + size + ".png");
      if (logo != null) {
        stage.getIcons().add(new Image(logo));
      }
    }
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
    stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
    stage.setWidth(Math.min(WIDTH, screen.getWidth()));
    stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
    stage.setOnCloseRequest(event -> closing(stage, event));
    show(stage, belongings, read);
    stage.show();
  }

  /** Fills the window, in place of what it showed; the migration that was open is opened again. */
  private void show(Stage stage, Desk.Belongings belongings, Settings settings) {
    Desk before = desk;
    if (before != null && before.working()) {
      return; // from the next time on
    }
    Optional<Path> open = before == null ? Optional.empty() : before.folder();
    if (before != null) {
      before.close();
    }
    Messages messages = Messages.of(Locale.forLanguageTag(settings.language()));
    Desk next =
        new Desk(
            belongings,
            settings,
            messages,
            overlay ->
                migration ->
                    new Stages(migration, overlay, new Stages.Shared(secrets, this::workers)),
            wanted -> show(stage, belongings, wanted));
    desk = next;
    Thread.currentThread().setUncaughtExceptionHandler((thread, bug) -> next.failed(bug));
    stage.setScene(next.scene());
    open.ifPresent(next::open);
  }

  private int workers() {
    Desk open = desk;
    return open == null ? read.workers() : open.workers();
  }

  private void closing(Stage stage, WindowEvent event) {
    Desk open = desk;
    if (open != null && open.working()) {
      event.consume();
      open.askToClose(stage::close);
    }
  }

  @Override
  public void stop() {
    Desk open = desk;
    if (open != null) {
      open.close();
    }
    background.settle(PATIENCE);
  }
}
