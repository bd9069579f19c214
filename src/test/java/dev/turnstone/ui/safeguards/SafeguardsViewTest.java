package dev.turnstone.ui.safeguards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.plan.Condition;
import dev.turnstone.ui.Screen;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.session.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Safeguards are set by keyboard and mouse. */
@ExtendWith(ApplicationExtension.class)
class SafeguardsViewTest {
  @TempDir static Path folder;

  private OpenSample sample;

  @Start
  void start(Stage stage) {
    sample = new OpenSample(folder).planned();
    SafeguardsViewModel model = new SafeguardsViewModel(sample.migration());
    SafeguardsView view = new SafeguardsView(model, sample.migration().messages());
    Screen.show(stage, view, Look.LIGHT, Screen.Size.LARGE);
  }

  @AfterEach
  void close() {
    sample.close();
  }

  @Test
  void aNumberCountsWithEnterAndOneThatMakesNoSenseIsTakenBackWithEscape(FxRobot robot) {
    String workers = "#" + CardView.idOf(Limit.WORKERS);
    robot.clickOn(workers).write("3").type(KeyCode.ENTER);
    assertEquals(OptionalInt.of(3), sample.plan().safeguards().workers());
    robot.write("3").type(KeyCode.ENTER);
    assertTrue(
        robot
            .lookup("A number from 1 to 32, or nothing. The old value still counts.")
            .tryQuery()
            .isPresent());
    assertEquals(OptionalInt.of(3), sample.plan().safeguards().workers());
    robot.type(KeyCode.ESCAPE);
    assertEquals("3", robot.lookup(workers).queryAs(TextField.class).getText());
  }

  @Test
  void aNumberCountsWhenOneGoesElsewhere(FxRobot robot) {
    robot.clickOn("#" + CardView.idOf(Limit.CANARY)).write("50").type(KeyCode.TAB);
    assertEquals(OptionalInt.of(50), sample.plan().safeguards().canary());
  }

  @Test
  void aConditionIsWrittenByKeyboardAloneAndTakenOutByDelete(FxRobot robot) {
    robot.clickOn("#" + ConditionsPanel.ADD).write("empty");
    robot.type(KeyCode.TAB, KeyCode.TAB, KeyCode.TAB).write("select 1 where 0");
    robot.type(KeyCode.TAB, KeyCode.TAB, KeyCode.ENTER);
    Condition kept =
        new Condition(
            "empty",
            Condition.When.BEFORE,
            Condition.Asked.TARGET,
            "select 1 where 0",
            new Condition.NoRow());
    assertEquals(List.of(kept), sample.plan().safeguards().conditions());
    TableView<Condition> list = robot.lookup("#" + SafeguardsView.CONDITIONS).queryTableView();
    robot.interact(() -> list.getSelectionModel().select(kept));
    robot.interact(list::requestFocus).type(KeyCode.DELETE);
    assertEquals(List.of(), sample.plan().safeguards().conditions());
  }

  @Test
  void theButtonGoesOnToTheDryRun(FxRobot robot) {
    robot.clickOn("#" + SafeguardsView.NEXT);
    assertEquals(Step.REHEARSE, sample.migration().session().current().get());
  }
}
