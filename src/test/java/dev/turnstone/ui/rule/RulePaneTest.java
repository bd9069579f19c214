package dev.turnstone.ui.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.preview.PreviewRow;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.ui.Screen;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.rule.expression.FunctionHelp;
import dev.turnstone.ui.rule.expression.Suggestions;
import dev.turnstone.ui.rule.preview.PreviewPane;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The inspector, used by mouse and keyboard on the sample's own rows. */
@ExtendWith(ApplicationExtension.class)
class RulePaneTest {
  @TempDir static Path folder;

  private Inspected inspected;
  private RuleViewModel model;

  @Start
  void start(Stage stage) {
    inspected = new Inspected(folder, Locale.ENGLISH, Background.onThreads());
    model = new RuleViewModel(inspected.migration, inspected.selected);
    RulePane pane = new RulePane(model, Messages.of(Locale.ENGLISH));
    Screen.show(stage, pane, Look.LIGHT, Screen.Size.SMALL);
  }

  @AfterEach
  void close() {
    assertEquals(List.of(), inspected.failures);
    inspected.close();
  }

  @Test
  void anExpressionIsWrittenWrongThenRightAndItsRowsAreShown(FxRobot robot)
      throws TimeoutException {
    robot.interact(() -> inspected.select("customers", "first_name"));
    robot.interact(() -> model.field().choose(RuleKind.EXPRESSION));
    robot.clickOn("#" + FieldPane.EXPRESSION);
    replace(robot, "Login + 12");
    until(() -> shown(robot, "At letter 7: + does not work on (string, int)."));
    until(() -> shown(robot, "Rows are shown as soon as the expression is right."));
    replace(robot, "Login + \"12\"");
    until(() -> rows(robot).getItems().size() > 1);
    assertFalse(shown(robot, "At letter 7"));
    PreviewRow first = rows(robot).getItems().get(0);
    assertEquals(List.of(Optional.of("anna")), first.before());
    assertEquals(List.of(Optional.of("anna12")), first.after());
    assertTrue(
        inspected.planned("customers", "first_name").orElseThrow().rule()
            instanceof FieldRule.Copy);
    robot.type(KeyCode.ESCAPE);
    robot.clickOn("#" + FieldPane.EXPRESSION).type(KeyCode.ENTER);
    assertEquals(
        new FieldRule.Expression("Login + \"12\""),
        inspected.planned("customers", "first_name").orElseThrow().rule());
  }

  @Test
  void aNameIsCompletedWithoutTheMouse(FxRobot robot) throws TimeoutException {
    robot.interact(() -> inspected.select("customers", "first_name"));
    robot.interact(() -> model.field().choose(RuleKind.EXPRESSION));
    robot.clickOn("#" + FieldPane.EXPRESSION);
    robot.interact(() -> area(robot).replaceText("Las"));
    robot.push(KeyCode.CONTROL, KeyCode.SPACE);
    until(() -> robot.lookup("#" + Suggestions.LIST).tryQuery().isPresent());
    robot.type(KeyCode.ENTER);
    until(() -> area(robot).getText().equals("LastName"));
    assertEquals("LastName", model.field().draft().get().cel());
  }

  @Test
  void leavingTheFieldFinishesWhatIsWritten(FxRobot robot) {
    robot.interact(() -> inspected.select("customers", "newsletter"));
    robot.interact(() -> model.field().choose(RuleKind.CONSTANT));
    robot.clickOn("#" + FieldPane.CONSTANT).write("1");
    assertTrue(
        inspected.planned("customers", "newsletter").orElseThrow().rule()
            instanceof FieldRule.Copy);
    robot.clickOn("#" + FieldPane.COMMENT).write("all of them").type(KeyCode.ENTER);
    assertEquals(
        new FieldRule.Constant(Optional.of("1")),
        inspected.planned("customers", "newsletter").orElseThrow().rule());
    assertEquals(
        Optional.of("all of them"),
        inspected.planned("customers", "newsletter").orElseThrow().comment());
  }

  @Test
  void aLineOfAValueMapIsAddedAndWritten(FxRobot robot) throws TimeoutException {
    robot.interact(() -> inspected.select("orders", "status"));
    robot.clickOn("#" + ValueMapRows.ADD);
    until(() -> robot.lookup("#" + ValueMapRows.VALUE + "4").tryQuery().isPresent());
    robot.clickOn("#" + ValueMapRows.VALUE + "4").write("?");
    robot.type(KeyCode.TAB).write("paid").type(KeyCode.ENTER);
    FieldRule.ValueMap map =
        (FieldRule.ValueMap) inspected.planned("orders", "status").orElseThrow().rule();
    assertEquals(Optional.of("paid"), map.values().get("?"));
    assertEquals(5, map.values().size());
  }

  @Test
  void valuesOfPersonsAreHiddenUntilTheyAreAskedFor(FxRobot robot) throws TimeoutException {
    robot.interact(() -> inspected.select("customers", "email"));
    until(() -> !rows(robot).getItems().isEmpty());
    until(() -> cell(robot, "••••@•••••••.•••"));
    robot.clickOn("#" + PreviewPane.VALUES);
    until(() -> cell(robot, "anna@example.org"));
  }

  @Test
  void theFunctionsAreExplainedAndInserted(FxRobot robot) throws TimeoutException {
    robot.interact(() -> inspected.select("customers", "first_name"));
    robot.interact(() -> model.field().choose(RuleKind.EXPRESSION));
    robot.clickOn("#" + FieldPane.EXPRESSION);
    robot.type(KeyCode.F1);
    WaitForAsyncUtils.waitForFxEvents();
    until(() -> robot.lookup("#" + FunctionHelp.SEARCH).tryQuery().isPresent());
    robot.write("trim");
    until(() -> shown(robot, "The text without spaces at both ends."));
    robot.interact(
        () -> area(robot).end(org.fxmisc.richtext.NavigationActions.SelectionPolicy.CLEAR));
    robot.type(KeyCode.ENTER);
    until(() -> area(robot).getText().equals("FirstName.trim()"));
    robot.clickOn("#" + FunctionHelp.CLOSE);
    assertTrue(robot.lookup("#" + FunctionHelp.SEARCH).tryQuery().isEmpty());
  }

  @Test
  void aSourceColumnIsFoundByItsLetters(FxRobot robot) {
    robot.interact(() -> inspected.select("customers", "phone"));
    TextField column = robot.lookup("#" + FieldPane.COLUMN).query();
    robot.clickOn(column);
    robot.interact(
        () -> {
          column.setText("logi");
        });
    robot.type(KeyCode.ENTER);
    assertEquals(
        new FieldRule.Copy("Login"), inspected.planned("customers", "phone").orElseThrow().rule());
  }

  private static void replace(FxRobot robot, String text) {
    robot.push(KeyCode.CONTROL, KeyCode.A);
    // letter by letter, the list of names may come in between
    robot.interact(() -> area(robot).replaceSelection(text));
  }

  private static CodeArea area(FxRobot robot) {
    return robot.lookup("#" + FieldPane.EXPRESSION).queryAs(CodeArea.class);
  }

  private static TableView<PreviewRow> rows(FxRobot robot) {
    return robot.lookup("#" + PreviewPane.ROWS).queryTableView();
  }

  private static boolean shown(FxRobot robot, String words) {
    return robot
        .lookup(n -> n instanceof Label l && l.getText().contains(words))
        .queryAll()
        .stream()
        .anyMatch(javafx.scene.Node::isVisible);
  }

  private static boolean cell(FxRobot robot, String words) {
    return !robot
        .lookup(n -> n instanceof Labeled l && words.equals(l.getText()))
        .queryAll()
        .isEmpty();
  }

  private interface Truth {
    boolean holds();
  }

  private static void until(Truth truth) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        10, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(truth::holds).get());
    WaitForAsyncUtils.waitForFxEvents();
  }
}
