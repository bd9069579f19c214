package dev.turnstone.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.plan.FieldRule;
import dev.turnstone.ui.Screen;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.map.MapViewModel.Form;
import dev.turnstone.ui.map.pair.FieldLine;
import dev.turnstone.ui.map.pair.LinkKind;
import dev.turnstone.ui.map.pair.RuleLine;
import dev.turnstone.ui.migration.FieldPlace;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.session.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Fields are mapped by mouse and by keyboard, and every step can be taken back. */
@ExtendWith(ApplicationExtension.class)
class MapViewTest {
  private static final double ROW = 34;

  @TempDir static Path folder;

  private Migration migration;
  private MapViewModel model;

  @Start
  void start(Stage stage) throws IOException {
    migration = Maps.in(folder).proposed();
    model = new MapViewModel(migration);
    Maps.open(model, "Customer");
    Screen.show(stage, new MapView(model, new Label("The rule")), Look.LIGHT, Screen.Size.LARGE);
  }

  @Test
  void aColumnIsDraggedToTheColumnThatItFills(FxRobot robot) {
    robot.drag(at(robot, CanvasView.SOURCES, "Tel"), MouseButton.PRIMARY);
    robot.dropTo(at(robot, CanvasView.TARGETS, "phone"));
    assertEquals(Optional.of(new FieldRule.Copy("Tel")), rule("phone"));
    assertEquals("phone", model.selected().get().orElseThrow().column());
    robot.clickOn("#" + MapView.UNDO);
    assertEquals(Optional.empty(), rule("phone"));
    robot.clickOn("#" + MapView.REDO);
    assertEquals(Optional.of(new FieldRule.Copy("Tel")), rule("phone"));
  }

  @Test
  void aDragThatEndsElsewhereDrawsNothing(FxRobot robot) {
    robot.drag(at(robot, CanvasView.SOURCES, "Tel"), MouseButton.PRIMARY);
    robot.dropTo("#" + CanvasView.LINES);
    assertEquals(Optional.empty(), rule("phone"));
    assertFalse(model.undoable().get());
  }

  @Test
  void aClickOnASourceAndAClickOnATargetDrawALine(FxRobot robot) {
    robot.clickOn(at(robot, CanvasView.SOURCES, "Tel"));
    assertEquals(Optional.of("Tel"), model.linking().held().get());
    Label hint = robot.lookup("#" + CanvasView.HINT).queryAs(Label.class);
    assertTrue(hint.isVisible() && hint.getText().startsWith("Tel is in hand"), hint.getText());
    robot.clickOn(at(robot, CanvasView.TARGETS, "phone"));
    assertEquals(Optional.of(new FieldRule.Copy("Tel")), rule("phone"));
    assertFalse(hint.isVisible());
  }

  @Test
  void aClickOnATargetAloneOnlyLooksAtIt(FxRobot robot) {
    robot.clickOn(at(robot, CanvasView.TARGETS, "email"));
    assertEquals(
        Optional.of(new FieldPlace(Maps.table(migration, "customers").target(), "email")),
        model.selected().get());
    assertFalse(model.undoable().get());
  }

  @Test
  void theKeyboardAloneDrawsLinesAndTakesThemAway(FxRobot robot) {
    ListView<FieldLine> sources = robot.lookup("#" + CanvasView.SOURCES).queryListView();
    ListView<FieldLine> targets = robot.lookup("#" + CanvasView.TARGETS).queryListView();
    robot.interact(
        () -> {
          sources.requestFocus();
          sources.getSelectionModel().clearAndSelect(5);
        });
    robot.type(KeyCode.ENTER);
    assertEquals(Optional.of("Tel"), model.linking().held().get());
    assertTrue(targets.isFocused());
    robot.type(KeyCode.DOWN, 5);
    assertEquals("phone", model.selected().get().orElseThrow().column());
    robot.type(KeyCode.ENTER);
    assertEquals(Optional.of(new FieldRule.Copy("Tel")), rule("phone"));
    assertEquals("phone", targets.getSelectionModel().getSelectedItem().name());
    robot.type(KeyCode.DELETE);
    assertEquals(Optional.empty(), rule("phone"));
    robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    assertEquals(Optional.of(new FieldRule.Copy("Tel")), rule("phone"));
    robot.press(KeyCode.CONTROL).type(KeyCode.Y).release(KeyCode.CONTROL);
    assertEquals(Optional.empty(), rule("phone"));
  }

  @Test
  void escLetsGoOfWhatIsInHand(FxRobot robot) {
    robot.clickOn(at(robot, CanvasView.SOURCES, "Tel"));
    robot.type(KeyCode.ESCAPE);
    assertEquals(Optional.empty(), model.linking().held().get());
    robot.clickOn(at(robot, CanvasView.TARGETS, "phone"));
    assertEquals(Optional.empty(), rule("phone"));
  }

  @Test
  void spaceAcceptsWhatIsSuggested(FxRobot robot) {
    robot.clickOn(at(robot, CanvasView.TARGETS, "phone"));
    robot.type(KeyCode.SPACE);
    assertEquals(Optional.of(new FieldRule.Copy("Tel")), rule("phone"));
  }

  @Test
  void aSecondSourceIsAskedAboutAndEscDeclines(FxRobot robot) {
    robot.drag(at(robot, CanvasView.SOURCES, "LastName"), MouseButton.PRIMARY);
    robot.dropTo(at(robot, CanvasView.TARGETS, "first_name"));
    assertTrue(model.linking().offer().get().isPresent());
    robot.type(KeyCode.ESCAPE);
    assertEquals(Optional.of(new FieldRule.Copy("FirstName")), rule("first_name"));
    robot.drag(at(robot, CanvasView.SOURCES, "LastName"), MouseButton.PRIMARY);
    robot.dropTo(at(robot, CanvasView.TARGETS, "first_name"));
    robot.clickOn("#" + OfferPane.WAY + "0");
    assertEquals(
        LinkKind.CONVERTED,
        model.sheet().get().orElseThrow().link("first_name").orElseThrow().kind());
    assertTrue(robot.lookup("join").tryQuery().isPresent());
  }

  @Test
  void theGridShowsTheSameAndUnmapsSeveralAtOnce(FxRobot robot) {
    robot.clickOn("Grid");
    assertEquals(Form.GRID, model.form().get());
    TableView<RuleLine> rules = robot.lookup("#" + RuleTable.TABLE).queryTableView();
    assertEquals(10, rules.getItems().size());
    robot.clickOn("copy of Login");
    assertEquals("login", model.selected().get().orElseThrow().column());
    robot.interact(() -> rules.getSelectionModel().selectRange(2, 4));
    robot.type(KeyCode.DELETE);
    assertEquals(Optional.empty(), rule("first_name"));
    assertEquals(Optional.empty(), rule("last_name"));
    robot.clickOn("#" + MapView.UNDO);
    assertEquals(Optional.of(new FieldRule.Copy("FirstName")), rule("first_name"));
    robot.clickOn("#" + MapView.FIND).write("phone");
    assertEquals(1, rules.getItems().size());
  }

  @Test
  void questionsAreReviewedInAListAndAcceptedWithSpace(FxRobot robot) {
    robot.clickOn("#" + MapView.SUGGEST);
    robot.clickOn("customers.phone");
    robot.type(KeyCode.SPACE);
    assertEquals(Optional.of(new FieldRule.Copy("Tel")), rule("phone"));
    assertEquals(1, model.review().proposals().size());
    robot.clickOn("Stock").clickOn("#" + ReviewPane.BEHIND);
    assertEquals(0, model.review().proposals().size());
    assertEquals(9, model.pairs().all().size());
  }

  @Test
  void theListOfTablesIsNarrowedAndLeadsToAPair(FxRobot robot) {
    robot.clickOn("#" + PairList.FILTER).write("pay").type(KeyCode.DOWN);
    assertEquals("Payment", model.pairs().opened().get().orElseThrow().source().name());
    ListView<FieldLine> sources = robot.lookup("#" + CanvasView.SOURCES).queryListView();
    assertEquals("PaymentId", sources.getItems().get(0).name());
    assertTrue(robot.lookup("choose").tryQuery().isPresent());
  }

  @Test
  void aTableIsLeftOutFromItsMenu(FxRobot robot) {
    robot.clickOn("#" + PairList.ACTIONS).clickOn("Leave the table out");
    assertFalse(Maps.table(migration, "customers").enabled());
    robot.clickOn("#" + PairList.ACTIONS).clickOn("Take the table in again");
    assertTrue(Maps.table(migration, "customers").enabled());
  }

  @Test
  void altAndArrowsGoThroughProblemsAndF8ToTheDryRun(FxRobot robot) {
    robot.clickOn(at(robot, CanvasView.TARGETS, "login"));
    robot.press(KeyCode.ALT).type(KeyCode.DOWN).release(KeyCode.ALT);
    robot.press(KeyCode.ALT).type(KeyCode.DOWN).release(KeyCode.ALT);
    assertEquals("paid_at", model.selected().get().orElseThrow().column());
    robot.type(KeyCode.F8);
    assertEquals(Step.REHEARSE, migration.session().current().get());
  }

  @Test
  void aPatternIsAppliedFromItsPane(FxRobot robot) {
    robot.clickOn("#" + MapView.PATTERN);
    robot.write("cust*.phone, *.birth*");
    robot.clickOn("#" + PatternPane.PATTERN).eraseText(21).write("*.birth*");
    assertEquals(1, model.pattern().preview().size());
    robot.clickOn("#" + PatternPane.APPLY);
    assertEquals(Optional.empty(), rule("birth_date"));
    assertFalse(robot.lookup("#" + PatternPane.APPLY).tryQuery().isPresent());
  }

  private Optional<FieldRule> rule(String column) {
    return Maps.field(migration, "customers", column).map(f -> f.rule());
  }

  /** The middle of a column's line on the screen. */
  private static Point2D at(FxRobot robot, String list, String column) {
    ListView<FieldLine> fields = robot.lookup("#" + list).queryListView();
    int index = fields.getItems().stream().map(FieldLine::name).toList().indexOf(column);
    Node node = fields;
    Bounds bounds = node.localToScreen(node.getBoundsInLocal());
    return new Point2D(bounds.getMinX() + 60, bounds.getMinY() + (index + 0.5) * ROW);
  }
}
