package dev.turnstone.ui.walk;

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
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A person with a window of the whole program, on folders of their own. Counts their clicks. */
final class Walk {
  private static final int PATIENCE = 60;

  private final Desk desk;
  private final Path folder;
  private int clicks;

  /** On the window's thread: shows the first page. */
  Walk(Path folder, Stage stage) {
    this.folder = folder;
    UserFolders folders = new UserFolders(folder.resolve("settings"), folder.resolve("migrations"));
    SavedSecrets secrets =
        new SavedSecrets(
            new SavedConnections(folders.settings()),
            new Vault(Optional::empty, folders.settings()));
    desk =
        new Desk(
            new Desk.Belongings(
                new Projects(folders.settings(), Clock.systemUTC()),
                new SettingsFile(folders.settings()),
                folders,
                Background.onThreads(),
                Clock.systemUTC()),
            Settings.USUAL,
            Messages.of(Locale.ENGLISH),
            overlay ->
                migration -> new Stages(migration, overlay, new Stages.Shared(secrets, () -> 0)),
            settings -> {});
    stage.setScene(desk.scene());
    stage.setWidth(1440);
    stage.setHeight(900);
    stage.show();
  }

  Desk desk() {
    return desk;
  }

  /** Where its migrations lie. */
  Path migrations() {
    return folder.resolve("migrations");
  }

  int clicks() {
    return clicks;
  }

  /** Waits until it can be clicked, and clicks it. */
  void click(FxRobot robot, String id) throws TimeoutException {
    until("#" + id + " can be clicked", () -> usable(robot, id));
    robot.clickOn("#" + id);
    WaitForAsyncUtils.waitForFxEvents();
    clicks++;
  }

  /** Types into a field in place of what is there. */
  void write(FxRobot robot, String id, String words) {
    robot.interact(() -> robot.lookup("#" + id).queryAs(TextInputControl.class).setText(words));
  }

  /** True while it can be clicked. */
  boolean usable(FxRobot robot, String id) {
    return robot.lookup("#" + id).tryQuery().filter(n -> visible(n) && !n.isDisabled()).isPresent();
  }

  /** True while a node says so. */
  boolean says(FxRobot robot, String query, String words) {
    return robot.lookup(query).queryAll().stream()
        .anyMatch(node -> visible(node) && text(node).contains(words));
  }

  void until(String what, Callable<Boolean> holds) throws TimeoutException {
    try {
      WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, holds);
    } catch (TimeoutException e) {
      WaitForAsyncUtils.waitForAsyncFx(10_000, this::picture);
      throw new TimeoutException("not so within " + PATIENCE + " s: " + what);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** What the window showed when a walk came no further. */
  private Path picture() throws IOException {
    Path file = Path.of("target/screens/walk-stuck.png");
    Files.createDirectories(file.getParent());
    BufferedImage image = SwingFXUtils.fromFXImage(desk.scene().snapshot(null), null);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  private static boolean visible(Node node) {
    return node.isVisible() && (node.getParent() == null || visible(node.getParent()));
  }

  private static String text(Node node) {
    String words = node instanceof Labeled labeled ? labeled.getText() : null;
    return words == null ? "" : words;
  }
}
