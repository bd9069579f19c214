package dev.turnstone.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.connection.SavedConnections;
import dev.turnstone.app.connection.SavedSecrets;
import dev.turnstone.app.project.OpenProject;
import dev.turnstone.app.project.Projects;
import dev.turnstone.app.sample.SampleProject;
import dev.turnstone.app.settings.Settings;
import dev.turnstone.app.settings.SettingsFile;
import dev.turnstone.app.settings.UserFolders;
import dev.turnstone.app.vault.Vault;
import dev.turnstone.ui.failure.FailurePane;
import dev.turnstone.ui.guided.GuidedView;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.palette.PaletteView;
import dev.turnstone.ui.stages.Stages;
import dev.turnstone.ui.wizard.Environment;
import dev.turnstone.ui.wizard.FrameView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A kit in the window as it is shipped: guided, with the steps behind it. */
@ExtendWith(ApplicationExtension.class)
class GuidedDeskTest {
  @TempDir static Path folder;

  private Desk desk;
  private Path kit;

  @Start
  void start(Stage stage) throws IOException {
    Path own = Files.createTempDirectory(folder, "desk");
    kit = kit(own.resolve("made"));
    Path settings = own.resolve("settings");
    SavedSecrets secrets =
        new SavedSecrets(new SavedConnections(settings), new Vault(Optional::empty, settings));
    desk =
        new Desk(
            new Desk.Belongings(
                new Projects(settings, Clock.systemUTC()),
                new SettingsFile(settings),
                new UserFolders(settings, own.resolve("migrations")),
                Background.onThreads(),
                Clock.systemUTC()),
            Settings.USUAL,
            Messages.of(Locale.ENGLISH),
            overlay ->
                migration -> new Stages(migration, overlay, new Stages.Shared(secrets, () -> 0)),
            wanted -> {});
    stage.setScene(desk.scene());
    stage.setWidth(1280);
    stage.setHeight(860);
    stage.show();
  }

  private static Path kit(Path made) {
    Projects others = new Projects(made, Clock.systemUTC());
    try (OpenProject sample = SampleProject.make(others, made, Clock.systemUTC())) {
      return sample.project().plan();
    }
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(desk::close);
  }

  @Test
  void theUpgradeGoesOnInTheStepsAndBackToWhereItWas(FxRobot robot) throws TimeoutException {
    robot.interact(() -> desk.openKit(kit));
    awaitTitle(robot, "Before you start");
    robot.clickOn("#" + GuidedView.idOf(Environment.STAGING));
    press(robot);
    awaitTitle(robot, "Try it first, without changing anything");
    await(robot, "STAGING");
    press(robot);
    awaitTitle(robot, "The rehearsal went well");
    robot.clickOn("#" + GuidedView.DETAILS);
    await(robot, "#rail-rehearse");
    robot.clickOn("#rail-rehearse");
    assertTrue(robot.lookup("#" + FrameView.SENTENCE).tryQuery().isPresent());
    robot.push(KeyCode.CONTROL, KeyCode.K);
    await(robot, "#" + PaletteView.FIELD);
    robot.write("guided").type(KeyCode.ENTER);
    awaitTitle(robot, "The rehearsal went well");
    press(robot);
    robot.clickOn("#" + GuidedView.CONSENT);
    press(robot);
    awaitTitle(robot, "The upgrade is done");
    assertTrue(robot.lookup("#" + FailurePane.CLOSE).tryQuery().isEmpty());
    Path same = desk.folder().orElseThrow();
    press(robot);
    robot.clickOn("#" + GuidedView.LEAVE);
    await(robot, "Open");
    robot.interact(() -> desk.open(same));
    awaitTitle(robot, "The upgrade is done");
    assertEquals(Optional.of(same), desk.folder());
  }

  private static void press(FxRobot robot) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        20,
        TimeUnit.SECONDS,
        () -> !robot.lookup("#" + GuidedView.NEXT).queryButton().isDisabled());
    robot.clickOn("#" + GuidedView.NEXT);
  }

  private static void awaitTitle(FxRobot robot, String title) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        30,
        TimeUnit.SECONDS,
        () ->
            robot
                .lookup("#" + GuidedView.TITLE)
                .<Label>tryQuery()
                .filter(label -> label.getText().equals(title))
                .isPresent());
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void await(FxRobot robot, String query) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        10, TimeUnit.SECONDS, () -> robot.lookup(query).tryQuery().isPresent());
    WaitForAsyncUtils.waitForFxEvents();
  }
}
