package dev.turnstone.ui.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.FaultyProxy;
import dev.turnstone.support.FaultyProxy.Direction;
import dev.turnstone.support.FaultyProxy.Ending;
import dev.turnstone.support.TestDatabase;
import dev.turnstone.ui.WindowThreadWatch;
import dev.turnstone.ui.catalogue.CatalogueView;
import dev.turnstone.ui.compare.CompareView;
import dev.turnstone.ui.connect.ConnectView;
import dev.turnstone.ui.execute.ExecuteView;
import dev.turnstone.ui.home.HomeView;
import dev.turnstone.ui.home.NewMigrationPane;
import dev.turnstone.ui.map.MapView;
import dev.turnstone.ui.rehearse.RehearseView;
import dev.turnstone.ui.rollback.RollbackPane;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A person moves a table from MariaDB to PostgreSQL, and nothing spares them anything. */
@ExtendWith(ApplicationExtension.class)
class ServersWalkTest {
  private static final int ROWS = 4_000;
  private static final String READ = "select id, name, born from member order by id";
  private static final String FITTING = READ.replace(" order", " where id <> 77 order");

  @TempDir static Path folder;

  private final TestDatabase source = Databases.mariadb();
  private final TestDatabase target = Databases.postgres();
  private Walk walk;

  @Start
  void start(Stage stage) throws Exception {
    walk = new Walk(Files.createTempDirectory(folder, "walk"), stage);
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(walk.desk()::close);
    source.close();
    target.close();
  }

  @Test
  void overAFailureAPauseAndALostConnectionEveryRowArrivesOnceAndGoesAgain(FxRobot robot)
      throws Exception {
    source.execute(
        "create table member (id int primary key, name varchar(40) not null, born date)",
        "insert into member select seq, concat('Member ', seq), '1980-02-03' from seq_1_to_" + ROWS,
        "set sql_mode = ''",
        "update member set born = '0000-00-00' where id = 77");
    target.execute("create table member (id integer primary key, name text not null, born date)");
    try (FaultyProxy proxy = new FaultyProxy(target);
        WindowThreadWatch watch = new WindowThreadWatch()) {
      connect(robot, proxy.database());
      rehearse(robot);
      run(robot, proxy);
      compareAndGoBack(robot);
      assertEquals(List.of(), watch.waits());
    }
  }

  private void connect(FxRobot robot, TestDatabase through) throws Exception {
    walk.click(robot, HomeView.BEGIN);
    robot.write("Members");
    walk.click(robot, NewMigrationPane.BEGIN);
    walk.until("the first step is there", () -> walk.usable(robot, ConnectView.TEST_BOTH));
    fill(robot, "source", source);
    walk.write(robot, "connect-source-password", "wrong");
    fill(robot, "target", through);
    walk.click(robot, ConnectView.TEST_BOTH);
    walk.until(
        "the wrong password is told", () -> walk.says(robot, ".check-words", "refused the login"));
    walk.write(robot, "connect-source-password", source.password());
    walk.click(robot, ConnectView.TEST_BOTH);
    walk.click(robot, ConnectView.READ);
    walk.click(robot, CatalogueView.GO_ON);
  }

  private void fill(FxRobot robot, String side, TestDatabase database) {
    walk.write(robot, "connect-" + side + "-host", "127.0.0.1");
    walk.write(robot, "connect-" + side + "-port", Integer.toString(database.port()));
    walk.write(robot, "connect-" + side + "-database", database.database());
    walk.write(robot, "connect-" + side + "-user", database.user());
    walk.write(robot, "connect-" + side + "-password", database.password());
  }

  private void rehearse(FxRobot robot) throws Exception {
    walk.click(robot, MapView.DRY_RUN);
    walk.click(robot, RehearseView.RUN);
    walk.until("the dry run is over", () -> walk.usable(robot, RehearseView.EXECUTE));
    assertEquals(List.of(), Contents.of(target, READ));
    walk.click(robot, RehearseView.EXECUTE);
  }

  /** Paused before a row is there; then the connection is lost, and the person says go on. */
  private void run(FxRobot robot, FaultyProxy proxy) throws Exception {
    proxy.delay(25);
    walk.click(robot, ExecuteView.BEGIN);
    walk.until("it is under way", () -> walk.usable(robot, ExecuteView.PAUSE));
    walk.click(robot, ExecuteView.PAUSE);
    walk.until("it is paused", () -> walk.usable(robot, ExecuteView.RESUME));
    assertTrue(walk.says(robot, "#" + ExecuteView.TITLE, "Paused"));
    proxy.breakAfter(40, Direction.TO_SERVER, Ending.RESET);
    walk.click(robot, ExecuteView.RESUME);
    walk.until("it stopped", () -> walk.says(robot, "#" + ExecuteView.TITLE, "Stopped"));
    walk.click(robot, ExecuteView.RESUME);
    walk.until("it is over", () -> walk.usable(robot, ExecuteView.COMPARE));
    assertEquals(Contents.of(source, FITTING), Contents.of(target, READ));
    assertEquals(ROWS - 1, Contents.of(target, READ).size());
  }

  private void compareAndGoBack(FxRobot robot) throws Exception {
    walk.click(robot, ExecuteView.COMPARE);
    walk.click(robot, CompareView.GO);
    walk.until("it is verified", () -> walk.says(robot, "#" + CompareView.VERIFIED, "3,999"));
    walk.click(robot, CompareView.ROLL_BACK);
    walk.click(robot, RollbackPane.GO);
    walk.click(robot, RollbackPane.CANCEL);
    assertEquals(List.of(), Contents.of(target, READ));
    assertTrue(Contents.of(source, READ).size() == ROWS);
  }
}
