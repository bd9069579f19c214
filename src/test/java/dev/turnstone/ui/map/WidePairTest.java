package dev.turnstone.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.ui.Figures;
import dev.turnstone.ui.Screen;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.map.canvas.FieldList;
import dev.turnstone.ui.map.pair.FieldLine;
import dev.turnstone.ui.migration.Migration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A pair of a thousand columns is shown as fast as a small one. */
@ExtendWith(ApplicationExtension.class)
class WidePairTest {
  private static final double LIMIT = 300;

  /** For machines that do other things at the same time. */
  private static final double GENEROUS = 3;

  @TempDir static Path folder;

  private MapViewModel model;
  private Stage stage;

  @Start
  void start(Stage given) throws IOException {
    stage = given;
    String wide =
        Stream.concat(
                Stream.of("create table wide(id integer primary key"),
                IntStream.range(1, 1000).mapToObj(i -> "c" + i + " text"))
            .reduce((a, b) -> a + ", " + b)
            .orElseThrow();
    String[] tables = {"create table narrow(id integer primary key)", wide + ")"};
    Migration migration = Maps.in(folder).between(tables, tables);
    model = new MapViewModel(migration);
    Screen.show(stage, new MapView(model, new Label("")), Look.LIGHT, Screen.Size.LARGE);
  }

  @Test
  void aThousandColumnsAreDrawnWithinTheLimit(FxRobot robot) {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      show(robot, "narrow");
      millis.add(show(robot, "wide"));
    }
    ListView<FieldLine> targets = robot.lookup("#" + CanvasView.TARGETS).queryListView();
    assertEquals(1000, targets.getItems().size());
    long cells =
        targets.lookupAll(".list-cell").stream().filter(ListCell.class::isInstance).count();
    assertTrue(cells < 60, cells + " cells for a thousand columns");
    Collections.sort(millis);
    Figures.note("a pair of 1,000 columns drawn", millis.get(3), "ms");
    assertTrue(millis.get(3) < LIMIT * GENEROUS, millis + " ms");
  }

  @Test
  void linesEndWhereTheirColumnsStandHoweverFarTheListIsScrolled(FxRobot robot) {
    robot.interact(() -> Maps.open(model, "wide"));
    FieldList targets = robot.lookup("#" + CanvasView.TARGETS).queryAs(FieldList.class);
    for (int line : new int[] {0, 500, 990}) {
      robot.interact(() -> targets.scrollTo(line));
      robot.interact(
          () -> {
            List<ListCell<?>> cells = new ArrayList<>();
            targets.lookupAll(".field-cell").forEach(c -> cells.add((ListCell<?>) c));
            cells.removeIf(c -> c.isEmpty() || !c.isVisible());
            assertTrue(cells.size() > 5, cells.size() + " columns in sight");
            for (ListCell<?> cell : cells) {
              double stands =
                  targets.sceneToLocal(cell.localToScene(0, cell.getHeight() / 2)).getY();
              assertEquals(stands, targets.middle(cell.getIndex()), 1.5);
            }
          });
    }
  }

  /** From the choice to the picture, in milliseconds. */
  private double show(FxRobot robot, String table) {
    long begun = System.nanoTime();
    robot.interact(
        () -> {
          Maps.open(model, table);
          stage.getScene().getRoot().applyCss();
          stage.getScene().getRoot().layout();
          stage.getScene().snapshot(null);
        });
    return (System.nanoTime() - begun) / 1e6;
  }
}
