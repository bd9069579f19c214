package dev.turnstone.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.ui.Screen;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.kit.Messages;
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
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A run is compared, looked through and exported, by mouse and by keyboard. */
@ExtendWith(ApplicationExtension.class)
class CompareViewTest {
  @TempDir static Path folder;

  private static SampleRun sample;
  private static String run;

  private final List<Throwable> failures = new ArrayList<>();
  private final List<String> rolledBack = new ArrayList<>();
  private Path file;
  private CompareViewModel model;

  @BeforeAll
  static void carryOut() throws SQLException {
    sample = new SampleRun(folder);
    run = sample.run();
    sample.others(Differences.MADE_BY_OTHERS);
  }

  @AfterAll
  static void closeSample() {
    sample.close();
  }

  @Start
  void start(Stage stage) throws IOException {
    file = Files.createTempDirectory(folder, "export").resolve("c.csv");
    Messages messages = Messages.of(Locale.ENGLISH);
    model = new CompareViewModel(sample.migration(Background.onThreads(), messages, failures));
    CompareView view =
        new CompareView(model, messages, rolledBack::add, Optional.of(n -> Optional.of(file)));
    Screen.show(stage, view, Look.LIGHT, Screen.Size.LARGE);
  }

  @AfterEach
  void close(FxRobot robot) throws TimeoutException {
    robot.interact(model::close);
    assertEquals(List.of(), failures);
  }

  private static void until(Callable<Boolean> holds) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, holds);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void compared(FxRobot robot) throws TimeoutException {
    until(() -> !robot.lookup("#" + CompareView.GO).query().isDisabled());
    robot.clickOn("#" + CompareView.GO);
    until(() -> model.differences().window().size().get() == 5);
  }

  @Test
  void aRunIsComparedAndItsDifferencesAreWalkedThroughByKeyboard(FxRobot robot)
      throws TimeoutException {
    compared(robot);
    assertTrue(robot.lookup("39,962").tryQuery().isPresent());
    assertEquals("! equal 39,962 of 39,971", text(robot, CompareView.VERIFIED));
    assertTrue(robot.lookup("mary@new.example").tryQuery().isPresent());
    robot.type(KeyCode.F7).type(KeyCode.F7);
    assertEquals("newsletter", column());
    robot.push(KeyCode.SHIFT, KeyCode.F7);
    assertEquals("email", column());
    until(() -> lineage(robot).startsWith("Customer.Email "));
    robot.clickOn("#" + CompareView.SIDES);
    assertTrue(robot.lookup("target now").tryQuery().isPresent(), "each side has its column");
    assertEquals("email", column());
  }

  private String column() {
    return model
        .differences()
        .place()
        .get()
        .map(p -> model.differences().columns().get().get(p.column()).name())
        .orElse("");
  }

  private static String lineage(FxRobot robot) {
    return robot.lookup("#" + CompareView.LINEAGE).lookup(".lineage-line").queryAll().stream()
        .map(n -> ((Label) n).getText())
        .findFirst()
        .orElse("");
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup("#" + id).<Label>query().getText();
  }

  @Test
  void lettersFindATableAndDownGoesToIt(FxRobot robot) throws TimeoutException {
    compared(robot);
    robot.push(KeyCode.CONTROL, KeyCode.F).write("pay");
    TableView<TableLine> tables = robot.lookup("#" + CompareView.TABLES).queryTableView();
    assertEquals(1, tables.getItems().size());
    robot.type(KeyCode.DOWN);
    until(() -> model.differences().window().size().get() == 3);
    assertEquals("1 of 3", text(robot, CompareView.POSITION));
  }

  @Test
  void whatWasFoundIsExportedAndTheRunCanBeRolledBack(FxRobot robot)
      throws TimeoutException, IOException {
    assertTrue(robot.lookup("#" + CompareView.EXPORT).query().isDisabled());
    compared(robot);
    robot.clickOn("#" + CompareView.EXPORT).clickOn("Cells as CSV …");
    until(() -> robot.lookup("Written: " + file).tryQuery().isPresent());
    assertTrue(Files.readString(file).contains("mary@new.example"));
    robot.clickOn("#" + CompareView.ROLL_BACK);
    assertEquals(List.of(run), rolledBack);
  }

  @Test
  void anotherQuestionIsChosenWithTheArrowKeys(FxRobot robot) throws TimeoutException {
    until(() -> !robot.lookup("#" + CompareView.GO).query().isDisabled());
    robot.interact(() -> robot.lookup("Expected ↔ now").query().requestFocus());
    robot.type(KeyCode.RIGHT).type(KeyCode.RIGHT);
    assertEquals(Question.LEFT, model.question().get());
    robot.clickOn("#" + CompareView.GO);
    until(() -> model.shown().get().isPresent());
    assertFalse(robot.lookup("#" + CompareView.VERIFIED).query().isVisible());
    assertTrue(robot.lookup("39,971").tryQuery().isPresent());
  }
}
