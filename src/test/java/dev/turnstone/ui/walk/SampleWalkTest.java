package dev.turnstone.ui.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.support.Contents;
import dev.turnstone.support.TestDatabase;
import dev.turnstone.ui.WindowThreadWatch;
import dev.turnstone.ui.catalogue.CatalogueView;
import dev.turnstone.ui.compare.CompareView;
import dev.turnstone.ui.connect.ConnectView;
import dev.turnstone.ui.execute.ExecuteView;
import dev.turnstone.ui.home.HomeView;
import dev.turnstone.ui.map.MapView;
import dev.turnstone.ui.rehearse.RehearseView;
import dev.turnstone.ui.rollback.RollbackPane;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A newcomer without a manual takes the sample through every step and back. */
@ExtendWith(ApplicationExtension.class)
class SampleWalkTest {
  private static final int MOST_CLICKS = 25;
  private static final Duration MOST_TIME = Duration.ofMinutes(3);
  private static final String CUSTOMERS = "select * from customers";

  @TempDir static Path folder;

  private Walk walk;

  @Start
  void start(Stage stage) throws Exception {
    walk = new Walk(Files.createTempDirectory(folder, "walk"), stage);
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(walk.desk()::close);
  }

  @Test
  void theSampleIsMigratedAndTakenBackWithFewClicksAndNothingHoldsTheWindowUp(FxRobot robot)
      throws Exception {
    Instant begun = Instant.now();
    try (WindowThreadWatch watch = new WindowThreadWatch()) {
      walk.click(robot, HomeView.SAMPLE);
      walk.click(robot, ConnectView.READ);
      walk.click(robot, CatalogueView.GO_ON);
      walk.click(robot, MapView.DRY_RUN);
      walk.click(robot, RehearseView.RUN);
      walk.click(robot, RehearseView.EXECUTE);
      walk.click(robot, ExecuteView.BEGIN);
      walk.click(robot, ExecuteView.COMPARE);
      walk.click(robot, CompareView.GO);
      walk.until("it is verified", () -> walk.says(robot, "#" + CompareView.VERIFIED, "verified"));
      assertTrue(Contents.of(store5(), CUSTOMERS).size() > 1_000);
      walk.click(robot, CompareView.ROLL_BACK);
      walk.click(robot, RollbackPane.GO);
      walk.click(robot, RollbackPane.CANCEL);
      assertEquals(List.of(), Contents.of(store5(), CUSTOMERS));
      assertEquals(List.of(), watch.waits());
    }
    Duration taken = Duration.between(begun, Instant.now());
    assertTrue(walk.clicks() <= MOST_CLICKS, walk.clicks() + " clicks");
    assertTrue(taken.compareTo(MOST_TIME) < 0, taken.toString());
  }

  private TestDatabase store5() {
    String file = walk.migrations().resolve("Store 4 to Store 5/store5.db").toString();
    return new TestDatabase(TestDatabase.SQLITE, "", 0, file, "", "");
  }
}
