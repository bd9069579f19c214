package dev.turnstone.ui.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.support.Contents;
import dev.turnstone.ui.Screen;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.wizard.Environment;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A real run, begun, paused, resumed and looked at by mouse and by keyboard. */
@ExtendWith(ApplicationExtension.class)
class ExecuteViewTest {
  @TempDir static Path folder;

  private javafx.stage.Stage stage;
  private World world;
  private ExecuteViewModel model;

  @Start
  void start(javafx.stage.Stage given) {
    stage = given;
    world =
        new World(folder, 600, Optional.of(Background.onThreads()), Locale.ENGLISH)
            .planned(25, OptionalLong.of(250));
    show();
  }

  private void show() {
    model = new ExecuteViewModel(world.migration);
    Screen.show(stage, new ExecuteView(model, world.migration), Look.LIGHT, Screen.Size.SMALL);
  }

  @AfterEach
  void end(FxRobot robot) throws TimeoutException {
    boolean[] over = {false};
    robot.interact(() -> model.stopAndThen(() -> over[0] = true));
    until(() -> over[0]);
    world.close();
  }

  @Test
  void aRunIsBegunPausedResumedAndDone(FxRobot robot) throws TimeoutException {
    await(robot, ExecuteView.BEGIN);
    assertTrue(node(robot, ExecuteView.BEGIN).isDisabled(), "there was no dry run");
    robot.clickOn("#" + ExecuteView.ACCEPT);
    assertFalse(node(robot, ExecuteView.BEGIN).isDisabled());
    robot.clickOn("#" + ExecuteView.BEGIN);
    await(robot, ExecuteView.PAUSE);
    until(() -> percent(robot) > 0 && percent(robot) < 100);
    robot.clickOn("#" + ExecuteView.PAUSE);
    await(robot, ExecuteView.RESUME);
    assertEquals("Paused", text(robot, ExecuteView.TITLE));
    int paused = percent(robot);
    assertTrue(paused > 0 && paused < 100, paused + " %");
    Slider rate = robot.lookup("#" + ExecuteView.RATE).query();
    robot.interact(rate::requestFocus);
    robot.type(KeyCode.END);
    assertEquals(OptionalLong.empty(), model.limits().rate().get(), "by keyboard");
    robot.clickOn("#" + ExecuteView.RESUME);
    await(robot, ExecuteView.COMPARE);
    assertEquals("Executed", text(robot, ExecuteView.TITLE));
    assertTrue(robot.lookup("verified equal").tryQuery().isPresent());
    assertEquals(Contents.of(world.from, World.ITEMS), Contents.of(world.to, World.ITEMS));
    robot.clickOn("#" + ExecuteView.AGAIN);
    await(robot, ExecuteView.BEGIN);
    robot.clickOn("#" + BeforePane.BACK);
    await(robot, ExecuteView.COMPARE);
    robot.clickOn("#" + ExecuteView.COMPARE);
    assertEquals(Step.COMPARE, world.migration.session().current().get());
    assertEquals(List.of(), world.failures);
  }

  @Test
  void inProductionTheButtonStaysOffUntilTheNameIsTyped(FxRobot robot) throws TimeoutException {
    robot.interact(() -> world.connect(Environment.PRODUCTION));
    await(robot, ExecuteView.NAME);
    robot.clickOn("#" + ExecuteView.ACCEPT);
    assertTrue(node(robot, ExecuteView.BEGIN).isDisabled());
    String name = Path.of(world.to.database()).getFileName().toString();
    robot.clickOn("#" + ExecuteView.NAME).write(name.substring(1));
    assertTrue(node(robot, ExecuteView.BEGIN).isDisabled());
    assertTrue(text(robot, ExecuteView.WHY).startsWith("Type " + name));
    robot.eraseText(name.length()).write(name).type(KeyCode.TAB).type(KeyCode.SPACE);
    await(robot, ExecuteView.STOP);
    robot.type(KeyCode.ESCAPE);
    assertTrue(model.working(), "Esc stops nothing");
    until(() -> percent(robot) > 0);
    robot.clickOn("#" + ExecuteView.STOP);
    await(robot, ExecuteView.RESUME);
    assertEquals("Stopped", text(robot, ExecuteView.TITLE));
  }

  @Test
  void theRunGoesOnWhileAnotherPageIsShownAndSaysSoAtTheFoot(FxRobot robot)
      throws TimeoutException {
    await(robot, ExecuteView.BEGIN);
    robot.clickOn("#" + ExecuteView.ACCEPT).clickOn("#" + ExecuteView.BEGIN);
    await(robot, ExecuteView.PAUSE);
    robot.interact(() -> stage.getScene().setRoot(new StackPane(new Label())));
    robot.interact(() -> model.limits().rate().set(OptionalLong.empty()));
    until(() -> !model.working());
    assertEquals("Executed · verified equal", world.migration.sentence().get());
  }

  @Test
  void whatIsSeenIsAlsoSaid(FxRobot robot) throws TimeoutException {
    await(robot, ExecuteView.BEGIN);
    robot.clickOn("#" + ExecuteView.ACCEPT).clickOn("#" + ExecuteView.BEGIN);
    await(robot, ExecuteView.PAUSE);
    until(() -> percent(robot) > 10);
    String chart = node(robot, ExecuteView.CHART).getAccessibleText();
    assertTrue(chart.startsWith("Throughput: now "), chart);
    ListCell<?> cell =
        robot.from(robot.lookup("#" + ExecuteView.TABLES)).lookup(".execute-table").query();
    assertTrue(
        cell.getAccessibleText().matches("item, 600 rows, [0-9]+%, .*"), cell::getAccessibleText);
    String bar = node(robot, "execute-bar").getAccessibleText();
    assertTrue(bar.matches("[0-9]+%, [0-9]+ of 603 rows"), bar);
  }

  @Test
  void rowsSetAsideAreLookedAtOneByOne(FxRobot robot) throws TimeoutException {
    robot.interact(
        () -> {
          world.from.execute("update item set amount = 'many' where id in (7, 8)");
          world.planned(200, OptionalLong.empty());
        });
    await(robot, ExecuteView.BEGIN);
    robot.clickOn("#" + ExecuteView.ACCEPT).clickOn("#" + ExecuteView.BEGIN);
    await(robot, ExecuteView.SET_ASIDE);
    robot.clickOn("#" + ExecuteView.SET_ASIDE);
    TableView<?> rows = robot.lookup("#" + ExecuteView.QUARANTINE_ROWS).query();
    until(() -> rows.getItems().size() == 2);
    TableView<?> values = robot.lookup("#" + QuarantinePane.VALUES).query();
    until(() -> values.getItems().size() == 3);
    assertTrue(values.getItems().get(2).toString().contains("many"));
    robot.interact(rows::requestFocus);
    robot.type(KeyCode.DOWN);
    assertTrue(values.getItems().get(0).toString().contains("8"));
    robot.clickOn("#" + ExecuteView.QUARANTINE_BACK);
    await(robot, ExecuteView.COMPARE);
  }

  private int percent(FxRobot robot) {
    String shown = text(robot, ExecuteView.PERCENT);
    return shown.endsWith("%") ? Integer.parseInt(shown.substring(0, shown.length() - 1)) : -1;
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup("#" + id).queryAs(Labeled.class).getText();
  }

  private static Node node(FxRobot robot, String id) {
    return robot.lookup("#" + id).query();
  }

  private static void await(FxRobot robot, String id) throws TimeoutException {
    until(() -> robot.lookup("#" + id).tryQuery().filter(ExecuteViewTest::seen).isPresent());
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static boolean seen(Node node) {
    return node.isVisible() && (node.getParent() == null || seen(node.getParent()));
  }

  private static void until(BooleanSupplier holds) throws TimeoutException {
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, holds::getAsBoolean);
  }
}
