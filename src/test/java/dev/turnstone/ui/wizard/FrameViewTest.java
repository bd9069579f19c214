package dev.turnstone.ui.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.ui.Screen;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.session.Session;
import dev.turnstone.ui.session.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The frame says which migration this is, how far it has come, and what happens just now. */
@ExtendWith(ApplicationExtension.class)
class FrameViewTest {
  private final Session session = new Session();
  private final FrameViewModel model = new FrameViewModel(Look.LIGHT);

  @Start
  void start(Stage stage) {
    FrameView frame =
        new FrameView(model, Messages.of(Locale.ENGLISH), new FrameView.Ways(() -> {}, () -> {}));
    frame.page(new StackPane());
    Screen.show(stage, frame, Look.LIGHT, Screen.Size.SMALL);
  }

  @Test
  void theFirstPageHasNoRail(FxRobot robot) {
    assertTrue(robot.lookup("#" + RailStep.idOf(Step.MAP)).tryQuery().isEmpty());
    open(robot);
    assertTrue(robot.lookup("#" + RailStep.idOf(Step.MAP)).tryQuery().isPresent());
    assertTrue(robot.lookup("PRODUCTION").tryQuery().isPresent());
    robot.interact(() -> model.opened().set(Optional.empty()));
    assertTrue(robot.lookup("#" + RailStep.idOf(Step.MAP)).tryQuery().isEmpty());
  }

  @Test
  void anyStepIsShownByAClickOrByKeys(FxRobot robot) {
    open(robot);
    robot.clickOn("#" + RailStep.idOf(Step.SAFEGUARDS));
    assertEquals(Step.SAFEGUARDS, session.current().get());
    robot.type(KeyCode.DOWN).type(KeyCode.SPACE);
    assertEquals(Step.REHEARSE, session.current().get());
    robot.type(KeyCode.UP).type(KeyCode.UP).type(KeyCode.SPACE);
    assertEquals(Step.MAP, session.current().get());
  }

  @Test
  void aStepSaysInWordsHowItStands(FxRobot robot) {
    open(robot);
    robot.interact(
        () -> {
          session.done(Step.CATALOGUE);
          session.done(Step.MAP);
          session.changed(Step.CATALOGUE);
          session.problems(Step.MAP, 3);
        });
    assertEquals("1. Connect, open", words(robot, Step.CONNECT));
    assertEquals(
        "3. Map, to be looked at again, because something before it changed. 3 things to settle",
        words(robot, Step.MAP));
    assertEquals("6. Execute, to do", words(robot, Step.EXECUTE));
  }

  @Test
  void theSentenceAtTheFootFollowsTheWork(FxRobot robot) {
    robot.interact(() -> model.sentence().set("Waiting for the lock on order_line."));
    Label sentence = robot.lookup("#" + FrameView.SENTENCE).queryAs(Label.class);
    assertEquals("Waiting for the lock on order_line.", sentence.getText());
  }

  @Test
  void theLookIsSwitchedWithOneButton(FxRobot robot) {
    robot.clickOn("#" + FrameView.LOOK);
    assertEquals(Look.DARK, model.look().get());
    robot.clickOn("#" + FrameView.LOOK);
    assertEquals(Look.LIGHT, model.look().get());
  }

  @Test
  void nothingIsCutOffInASmallWindow(FxRobot robot) {
    open(robot);
    for (Step step : Step.values()) {
      Node node = robot.lookup("#" + RailStep.idOf(step)).query();
      assertTrue(node.getBoundsInParent().getWidth() > 150, step.name());
    }
    assertEquals(List.of(), Screen.cut(robot.lookup(".rail").queryParent()));
    assertEquals(List.of(), Screen.cut(robot.lookup(".state-bar").queryParent()));
  }

  private void open(FxRobot robot) {
    robot.interact(
        () ->
            model
                .opened()
                .set(
                    Optional.of(
                        new FrameViewModel.Opened(
                            session,
                            "Store 4 → Store 5",
                            "v7 · 3f9c21",
                            "MariaDB 10.11 · store4",
                            "PostgreSQL 15 · store5",
                            true,
                            Environment.PRODUCTION))));
  }

  private static String words(FxRobot robot, Step step) {
    return robot.lookup("#" + RailStep.idOf(step)).query().getAccessibleText();
  }
}
