package dev.turnstone.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.project.OpenProject;
import dev.turnstone.app.project.Projects;
import dev.turnstone.app.settings.Settings;
import dev.turnstone.app.settings.SettingsFile;
import dev.turnstone.ui.failure.FailurePane;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.palette.PaletteView;
import dev.turnstone.ui.wizard.FrameView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
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

/** One window, used as a person would: by its buttons and its keys. */
@ExtendWith(ApplicationExtension.class)
class DeskTest {
  @TempDir static Path folder;

  private Path own;
  private Projects projects;
  private Desk desk;

  @Start
  void start(Stage stage) throws IOException {
    own = Files.createTempDirectory(folder, "desk");
    projects = new Projects(own.resolve("settings"), Clock.systemUTC());
    try (OpenProject shop = projects.create(own.resolve("shop"), "Shop")) {
      shop.change(p -> p.between("sqlite:a.db", "sqlite:b.db").leftAt("MAP"));
    }
    Runnable nowhere = () -> {};
    desk =
        new Desk(
            new Desk.Belongings(
                projects,
                new SettingsFile(own.resolve("settings")),
                Background.onThreads(),
                Clock.systemUTC()),
            Settings.USUAL,
            Messages.of(Locale.ENGLISH),
            new Desk.Ways(
                nowhere, nowhere, nowhere, nowhere, (step, project) -> new Label("Page " + step)));
    stage.setScene(desk.scene());
    stage.setWidth(1024);
    stage.setHeight(700);
    stage.show();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(desk::close);
  }

  @Test
  void aMigrationIsOpenedWhereItWasLeftAndLeftWhereItWasShownLast(FxRobot robot)
      throws TimeoutException {
    await(robot, "Open");
    robot.clickOn("Open");
    await(robot, "Page MAP");
    robot.clickOn("#rail-safeguards");
    await(robot, "Page SAFEGUARDS");
    robot.clickOn("#" + FrameView.HOME);
    await(robot, "At Safeguards");
    try (OpenProject again = projects.open(own.resolve("shop"))) {
      assertEquals("SAFEGUARDS", again.project().step());
    }
  }

  @Test
  void aMigrationThatIsOpenElsewhereIsRefusedKindly(FxRobot robot) throws TimeoutException {
    await(robot, "Open");
    try (OpenProject elsewhere = projects.open(own.resolve("shop"))) {
      assertEquals("Shop", elsewhere.project().name());
      robot.clickOn("Open");
      await(robot, "The migration Shop is open in another window.");
      robot.clickOn("#" + FailurePane.CLOSE);
      assertTrue(robot.lookup("#" + FailurePane.CLOSE).tryQuery().isEmpty());
    }
  }

  @Test
  void thePaletteLeadsToAnyStepWithoutAMouse(FxRobot robot) throws TimeoutException {
    await(robot, "Open");
    robot.clickOn("Open");
    await(robot, "Page MAP");
    robot.push(KeyCode.CONTROL, KeyCode.K);
    await(robot, "#" + PaletteView.FIELD);
    robot.write("dry").type(KeyCode.ENTER);
    await(robot, "Page REHEARSE");
    assertTrue(robot.lookup("#" + PaletteView.FIELD).tryQuery().isEmpty());
  }

  @Test
  void theLookIsKeptForTheNextTime(FxRobot robot) throws TimeoutException {
    robot.clickOn("#" + FrameView.LOOK);
    SettingsFile file = new SettingsFile(own.resolve("settings"));
    WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> file.read().dark());
    assertTrue(desk.scene().getStylesheets().get(1).endsWith("dark.css"));
  }

  private static void await(FxRobot robot, String query) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        5, TimeUnit.SECONDS, () -> robot.lookup(query).tryQuery().isPresent());
    WaitForAsyncUtils.waitForFxEvents();
  }
}
