package dev.turnstone.ui.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.project.OpenProject;
import dev.turnstone.app.project.Projects;
import dev.turnstone.ui.Screen;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.kit.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
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

/** The first page: begin in one of three ways, or go on with one of the migrations of late. */
@ExtendWith(ApplicationExtension.class)
class HomeViewTest {
  private static final Messages ENGLISH = Messages.of(Locale.ENGLISH);

  @TempDir static Path folder;

  private final List<String> went = new ArrayList<>();
  private HomeViewModel model;

  @Start
  void start(Stage stage) throws IOException {
    Path own = Files.createTempDirectory(folder, "home");
    Projects projects = new Projects(own.resolve("settings"), Clock.systemUTC());
    try (OpenProject shop = projects.create(own.resolve("shop"), "Shop")) {
      shop.change(
          p ->
              p.between("mariadb://me@db4.internal:3306/store4", "sqlite:/data/store5.db")
                  .leftAt("MAP"));
    }
    projects.create(own.resolve("gone"), "Gone").close();
    Files.delete(own.resolve("gone/project.json"));
    model =
        new HomeViewModel(
            projects,
            new Background(Runnable::run, Runnable::run),
            ENGLISH,
            Clock.systemUTC(),
            new HomeViewModel.Actions(
                () -> went.add("new"),
                () -> went.add("kit"),
                () -> went.add("sample"),
                path -> went.add("open " + path.getFileName()),
                e -> went.add(e.toString())));
    Screen.show(stage, new HomeView(model, ENGLISH), Look.LIGHT, Screen.Size.SMALL);
    model.refresh();
  }

  @Test
  void eachOfTheWaysLeadsToItsPlace(FxRobot robot) {
    robot.clickOn("#" + HomeView.BEGIN);
    robot.clickOn("#" + HomeView.KIT);
    robot.clickOn("#" + HomeView.SAMPLE);
    assertEquals(List.of("new", "kit", "sample"), went);
  }

  @Test
  void aMigrationOfLateIsShownInWordsAndOpened(FxRobot robot) {
    RecentMigration gone = model.recent().get(0);
    assertEquals("cannot be opened", gone.stage());
    assertTrue(gone.explanation().contains("project.json"), gone.explanation());
    RecentMigration shop = model.recent().get(1);
    assertEquals("Shop", shop.name());
    assertEquals("MariaDB · store4 → SQLite · store5.db", shop.between());
    assertEquals("At Map", shop.stage());
    robot.clickOn("Open");
    assertEquals(List.of("open shop"), went);
  }

  @Test
  void theKeyboardOpensAMigrationToo(FxRobot robot) {
    TableView<?> table = robot.lookup("#" + RecentPane.TABLE).queryTableView();
    robot.interact(
        () -> {
          table.requestFocus();
          table.getSelectionModel().select(1);
        });
    robot.type(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(List.of("open shop"), went);
    robot.interact(() -> table.getSelectionModel().select(0));
    robot.type(KeyCode.ENTER);
    assertEquals(List.of("open shop"), went, "what cannot be opened is not");
  }

  @Test
  void everyWayToBeginSaysWhatItIs(FxRobot robot) {
    for (String id : List.of(HomeView.BEGIN, HomeView.KIT, HomeView.SAMPLE)) {
      Node way = robot.lookup("#" + id).query();
      assertTrue(way.getAccessibleText().length() > 10, id);
      assertTrue(way.isFocusTraversable(), id);
    }
  }
}
