package dev.turnstone.ui.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.support.Catalogs;
import dev.turnstone.ui.Screen;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.kit.Messages;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The catalogue is looked through by mouse and by keyboard. */
@ExtendWith(ApplicationExtension.class)
class CatalogueViewTest {
  @TempDir static Path folder;

  private final CatalogueViewModel model = new CatalogueViewModel(Messages.of(Locale.ENGLISH));

  private Stage stage;

  @Start
  void start(Stage given) {
    stage = given;
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

  /** From a catalogue in memory to a list that is drawn. */
  @Test
  void tenThousandTablesAreListedAtOnce(FxRobot robot) {
    Table[] tables =
        IntStream.range(0, 10_000)
            .mapToObj(i -> large("table_" + i, i == 0 ? "" : "table_" + i / 2))
            .toArray(Table[]::new);
    Catalog catalog = Catalogs.sqlite(tables);
    long begun = System.nanoTime();
    robot.interact(
        () -> {
          model.show(catalog);
          CatalogueView view = new CatalogueView(model, Messages.of(Locale.ENGLISH));
          Screen.show(stage, view, Look.LIGHT, Screen.Size.SMALL);
        });
    WaitForAsyncUtils.waitForFxEvents();
    double seconds = (System.nanoTime() - begun) / 1e9;
    assertEquals("10,000 of 10,000", model.counted().get());
    assertTrue(seconds < 3, seconds + " s");
    begun = System.nanoTime();
    robot.interact(() -> model.filter().set("table_77"));
    assertEquals(111, model.tables().size());
    double typed = (System.nanoTime() - begun) / 1e9;
    assertTrue(typed < 0.5, typed + " s");
  }

  private static Table large(String name, String parent) {
    Table table =
        Catalogs.withKey(
            Catalogs.table("main", name, "id int64", "parent int64?", "a text", "b text", "c text"),
            "id");
    return parent.isEmpty()
        ? table
        : Catalogs.referring(table, "parent", new TableName("main", parent), "id");
  }

  private static TableView<ColumnLine> columns(FxRobot robot) {
    return robot.lookup("#" + CatalogueView.COLUMNS).queryTableView();
  }
}
