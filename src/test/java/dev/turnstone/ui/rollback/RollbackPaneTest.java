package dev.turnstone.ui.rollback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.ui.Screen;
import dev.turnstone.ui.compare.SampleRun;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.wizard.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A person reads what will happen, types the target's name, and takes the run back. */
@ExtendWith(ApplicationExtension.class)
class RollbackPaneTest {
  @TempDir static Path folder;

  private final List<Throwable> failures = new ArrayList<>();
  private final List<String> closed = new ArrayList<>();
  private final List<Runnable> held = new ArrayList<>();
  private SampleRun sample;
  private List<String> before;
  private Path file;
  private RollbackViewModel model;

  @Start
  void start(Stage stage) throws IOException, SQLException {
    Path own = Files.createTempDirectory(folder, "pane");
    file = own.resolve("back.sql");
    sample = new SampleRun(own);
    before = sample.contents();
    String run = sample.run();
    Messages messages = Messages.of(Locale.ENGLISH);
    Migration migration =
        sample.migration(Background.onThreads(), messages, failures, Environment.PRODUCTION);
    model = new RollbackViewModel(migration, run, held::add);
    RollbackPane pane =
        new RollbackPane(
            model, messages, () -> closed.add("closed"), Optional.of(n -> Optional.of(file)));
    StackPane veil = new StackPane(pane);
    veil.getStyleClass().add("veil");
    Screen.show(stage, veil, Look.LIGHT, Screen.Size.SMALL);
  }

  @AfterEach
  void close() {
    sample.close();
    assertEquals(List.of(), failures);
  }

  private static void until(Callable<Boolean> holds) throws TimeoutException {
    WaitForAsyncUtils.waitFor(90, TimeUnit.SECONDS, holds);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void theTargetsNameIsTypedAndTheRunIsTakenBack(FxRobot robot)
      throws TimeoutException, SQLException {
    until(() -> model.stage().get() == RollbackStage.READY);
    assertTrue(robot.lookup("12,996").tryQuery().isPresent());
    assertTrue(robot.lookup("#" + RollbackPane.GO).query().isDisabled());
    robot.clickOn("#" + RollbackPane.TYPED).write("store5.db");
    assertFalse(robot.lookup("#" + RollbackPane.GO).query().isDisabled());
    robot.clickOn("#" + RollbackPane.GO);
    assertTrue(robot.lookup("#" + RollbackPane.STOP).query().isVisible());
    robot.type(KeyCode.ESCAPE);
    assertEquals(List.of(), closed, "no key leaves what is being written");
    robot.interact(() -> held.remove(0).run());
    until(() -> model.stage().get() == RollbackStage.DONE);
    assertEquals(
        "Rolled back. Nothing of the run is left in these tables.",
        robot.lookup("#" + RollbackPane.VERDICT).<Label>query().getText());
    assertTrue(robot.lookup("✓ equal to before").tryQuery().isPresent());
    assertEquals(before, sample.contents());
    robot.clickOn("#" + RollbackPane.CANCEL);
    assertEquals(List.of("closed"), closed);
  }

  @Test
  void theScriptIsSavedAndEscapeLeavesEverythingAsItIs(FxRobot robot)
      throws TimeoutException, IOException, SQLException {
    until(() -> model.stage().get() == RollbackStage.READY);
    List<String> written = sample.contents();
    robot.clickOn("#" + RollbackPane.SCRIPT);
    until(() -> model.script().get().startsWith("Written: "));
    assertTrue(Files.readString(file).contains("customers"));
    robot.clickOn("#" + RollbackPane.TYPED).type(KeyCode.ESCAPE);
    assertEquals(List.of("closed"), closed);
    assertEquals(written, sample.contents());
  }
}
