package dev.turnstone.ui.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.problem.Code;
import dev.turnstone.rehearse.Cause;
import dev.turnstone.ui.Screen;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.rehearse.RehearseViewModel.State;
import dev.turnstone.ui.safeguards.OpenSample;
import dev.turnstone.ui.session.Step;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
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

/** The dry run is begun, cancelled, read and settled by mouse and by keyboard. */
@ExtendWith(ApplicationExtension.class)
class RehearseViewTest {
  @TempDir static Path folder;

  /** Work waits for it while a test wants to see what goes on. */
  private volatile CountDownLatch held = new CountDownLatch(0);

  private OpenSample sample;
  private RehearseViewModel model;

  @Start
  void start(Stage stage) {
    Background background =
        new Background(
            task -> {
              Thread thread = new Thread(() -> afterHold(task), "rehearse-view-test");
              thread.setDaemon(true);
              thread.start();
            },
            Platform::runLater);
    sample = new OpenSample(folder, background, Locale.ENGLISH).planned();
    model = new RehearseViewModel(sample.migration());
    RehearseView view = new RehearseView(model, sample.migration().messages());
    Screen.show(stage, view, Look.LIGHT, Screen.Size.LARGE);
  }

  private void afterHold(Runnable task) {
    try {
      held.await();
      task.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void close() {
    sample.close();
  }

  @Test
  void f8RunsItAndAFixClickedThenRunAgainRefusesFewer(FxRobot robot) throws TimeoutException {
    robot.push(KeyCode.F8);
    await(() -> model.state().get() == State.FOUND);
    assertTrue(robot.lookup("29").tryQuery().isPresent());
    TableView<TableLine> tables = robot.lookup("#" + RehearseView.TABLES).queryTableView();
    assertEquals(10, tables.getItems().size());
    robot.clickOn("#" + TablesPanel.FOUND);
    assertEquals(7, tables.getItems().size());

    ListView<Cause> causes = robot.lookup("#" + RehearseView.CAUSES).queryListView();
    int at =
        causes.getItems().stream().map(c -> c.problem().code()).toList().indexOf(Code.NOT_A_DATE);
    robot.interact(() -> causes.scrollTo(at));
    WaitForAsyncUtils.waitForFxEvents();
    robot.clickOn("Write NULL instead");
    assertTrue(model.outdated().get());
    assertTrue(robot.lookup("In the plan: Write NULL instead").tryQuery().isPresent());
    robot.clickOn("#" + Banners.AGAIN);
    await(() -> model.state().get() == State.FOUND && !model.outdated().get());
    assertTrue(robot.lookup("21").tryQuery().isPresent());
    robot.clickOn("#" + RehearseView.EXECUTE);
    assertEquals(Step.EXECUTE, sample.migration().session().current().get());
  }

  @Test
  void whatGoesOnIsShownAndCancelled(FxRobot robot) throws TimeoutException {
    held = new CountDownLatch(1);
    robot.clickOn("#" + RehearseView.RUN);
    assertTrue(robot.lookup("#" + ProgressPane.BAR).queryAs(ProgressBar.class).isVisible());
    assertTrue(robot.lookup("#" + RehearseView.EXECUTE).queryAs(Button.class).isDisabled());
    robot.clickOn("#" + RehearseView.CANCEL);
    assertTrue(robot.lookup("#" + RehearseView.CANCEL).queryAs(Button.class).isDisabled());
    held.countDown();
    await(() -> model.state().get() == State.BEFORE);
    assertTrue(
        robot.lookup("The dry run was cancelled. Nothing of it counts.").tryQuery().isPresent());
    assertFalse(robot.lookup("#" + RehearseView.RUN).queryAs(Button.class).isDisabled());
  }

  @Test
  void everyPartOfTheFindingsIsReachedByTheArrowKeys(FxRobot robot) throws TimeoutException {
    robot.clickOn("#" + RehearseView.RUN);
    await(() -> model.state().get() == State.FOUND);
    robot.clickOn("#" + FindingsPanel.idOf(FindingsPanel.Part.CAUSES)).type(KeyCode.RIGHT);
    assertTrue(robot.lookup("#" + FindingsPanel.VALUES).query().isVisible());
    robot.type(KeyCode.RIGHT);
    assertTrue(robot.lookup("source.version").tryQuery().isPresent());
    robot.type(KeyCode.RIGHT);
    assertTrue(robot.lookup("#" + UndoPane.TABLES).query().isVisible());
    robot.type(KeyCode.RIGHT);
    assertTrue(robot.lookup("#" + FindingsPanel.PROBLEMS).query().isVisible());
  }

  @Test
  void manyTablesAreListedAndADecisionIsTakenAtOnce(FxRobot robot) throws TimeoutException {
    robot.interact(() -> sample.many(200));
    robot.push(KeyCode.F8);
    await(() -> model.state().get() == State.FOUND);
    TableView<TableLine> tables = robot.lookup("#" + RehearseView.TABLES).queryTableView();
    assertEquals(200, tables.getItems().size());
    assertEquals(20, model.report().get().orElseThrow().causes().size());
    long begun = System.nanoTime();
    robot.interact(
        () ->
            model
                .decisions()
                .take(model.report().get().orElseThrow().causes().get(0).fixes().get(0)));
    WaitForAsyncUtils.waitForFxEvents();
    double seconds = (System.nanoTime() - begun) / 1e9;
    assertTrue(model.outdated().get());
    assertTrue(seconds < 2, seconds + " s");
  }

  private static void await(java.util.function.BooleanSupplier what) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, what::getAsBoolean);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
