package dev.turnstone.ui.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.ui.Screen;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.kit.Messages;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The catalogue is looked through by mouse and by keyboard. */
@ExtendWith(ApplicationExtension.class)
class CatalogueViewTest {
  @TempDir static Path folder;

  private final CatalogueViewModel model = new CatalogueViewModel(Messages.of(Locale.ENGLISH));

  @Start
  void start(Stage stage) {
    model.show(Catalogues.shop(folder));
    CatalogueView view = new CatalogueView(model, Messages.of(Locale.ENGLISH));
    Screen.show(stage, view, Look.LIGHT, Screen.Size.SMALL);
  }

  @Test
  void aClickOnATableShowsItsColumns(FxRobot robot) {
    robot.clickOn("customer");
    assertEquals(4, columns(robot).getItems().size());
    robot.type(KeyCode.DOWN);
    assertEquals("order", model.selected().get().orElseThrow().shown());
    assertEquals("total", columns(robot).getItems().get(3).name());
  }

  @Test
  void lettersNarrowTheListAndTheFirstOfItIsAtHand(FxRobot robot) {
    robot.clickOn("#" + CatalogueView.FILTER).write("store");
    TableView<TableLine> tables = robot.lookup("#" + CatalogueView.TABLES).queryTableView();
    assertEquals(3, tables.getItems().size());
    robot.type(KeyCode.DOWN);
    assertEquals("order", model.selected().get().orElseThrow().shown());
  }

  private static TableView<ColumnLine> columns(FxRobot robot) {
    return robot.lookup("#" + CatalogueView.COLUMNS).queryTableView();
  }
}
