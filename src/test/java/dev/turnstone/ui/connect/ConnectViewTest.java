package dev.turnstone.ui.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.connection.ConnectionCheck;
import dev.turnstone.app.connection.ConnectionTest;
import dev.turnstone.app.connection.Side;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import dev.turnstone.ui.Screen;
import dev.turnstone.ui.connect.SideViewModel.State;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.wizard.Environment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The first step: choose both databases, test them, go on; with the mouse or without. */
@ExtendWith(ApplicationExtension.class)
class ConnectViewTest {
  @TempDir static Path folder;

  private final List<String> went = new ArrayList<>();
  private ConnectViewModel model;

  @Start
  void start(Stage stage) {
    model =
        new ConnectViewModel(
            new ConnectionTest()::test,
            Background.onThreads(),
            Messages.of(Locale.ENGLISH),
            new ConnectViewModel.Actions(
                both -> went.add("connected"),
                () -> {},
                both -> went.add(both.source().text() + " > " + both.target().text()),
                e -> went.add(e.toString())));
    ConnectView view = new ConnectView(model, Messages.of(Locale.ENGLISH), Connections.NOWHERE);
    Screen.show(stage, view, Look.LIGHT, Screen.Size.LARGE);
  }

  @Test
  void twoFilesAreTypedTestedAndReadFrom(FxRobot robot) throws TimeoutException {
    try (TestDatabase one = Databases.sqlite(folder);
        TestDatabase other = Databases.sqlite(folder)) {
      one.execute("create table film (id integer primary key)");
      other.execute("create table film (id integer primary key)");
      robot.clickOn(segment(robot, Side.SOURCE, "SQLite"));
      robot.clickOn("#" + ConnectionFields.idOf(Side.SOURCE, "file")).write(one.database());
      robot.clickOn(segment(robot, Side.TARGET, "SQLite"));
      robot.clickOn("#" + ConnectionFields.idOf(Side.TARGET, "file")).write(other.database());
      Node read = robot.lookup("#" + ConnectView.READ).query();
      assertTrue(read.isDisabled());
      robot.clickOn("#" + ConnectView.TEST_BOTH);
      connected();
      assertFalse(read.isDisabled());
      robot.clickOn(read);
      assertEquals(List.of("connected", one.connString() + " > " + other.connString()), went);
    }
  }

  @Test
  void theKeyboardAloneDoesIt(FxRobot robot) throws TimeoutException {
    try (TestDatabase one = Databases.sqlite(folder)) {
      one.execute("create table film (id integer primary key)");
      robot.interact(() -> robot.lookup("#" + ConnectView.TEST_BOTH).query().requestFocus());
      robot.type(KeyCode.TAB, 3).type(KeyCode.LEFT, 2);
      assertEquals(Vendor.SQLITE, model.source().vendor().get());
      robot.type(KeyCode.TAB).write(one.database());
      robot.type(KeyCode.TAB, 4).type(KeyCode.LEFT);
      assertEquals(Vendor.SQLITE, model.target().vendor().get());
      robot.type(KeyCode.TAB).write(folder.resolve("made.db").toString());
      robot.type(KeyCode.ENTER);
      robot.type(KeyCode.TAB, 2).type(KeyCode.RIGHT, 2);
      assertEquals(Environment.PRODUCTION, model.environment().get());
      robot.interact(() -> robot.lookup("#" + ConnectView.TEST_BOTH).query().requestFocus());
      robot.type(KeyCode.SPACE);
      connected();
      robot.type(KeyCode.TAB).type(KeyCode.SPACE);
      assertEquals(2, went.size(), went.toString());
    }
  }

  @Test
  void aMissingRightIsCopiedAsAStatement(FxRobot robot) throws TimeoutException {
    try (TestDatabase database = Databases.postgres()) {
      String role = "reader_of_" + database.database();
      database.execute(
          "create role " + role + " login password 'pencil'",
          "revoke create on schema public from public");
      try {
        robot.interact(
            () -> {
              model.target().host().set(database.host());
              model.target().port().set(Integer.toString(database.port()));
              model.target().database().set(database.database());
              model.target().user().set(role);
            });
        robot.clickOn("#" + ConnectionFields.idOf(Side.TARGET, "password")).write("pencil");
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitFor(
            20, TimeUnit.SECONDS, () -> model.target().state().get() == State.TO_FIX);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(robot.lookup("1 thing to fix").tryQuery().isPresent());
        robot.clickOn("#" + CheckList.COPY);
        robot.interact(
            () ->
                assertEquals(
                    "GRANT CREATE ON SCHEMA public TO " + role + ";",
                    Clipboard.getSystemClipboard().getString()));
      } finally {
        database.execute("drop role " + role);
      }
    }
  }

  @Test
  void whatIsChosenCannotBeUnchosen(FxRobot robot) {
    ToggleButton maria = segment(robot, Side.SOURCE, "MariaDB");
    robot.clickOn(maria);
    assertTrue(maria.isSelected());
    assertEquals("Source, MariaDB", maria.getAccessibleText());
    assertTrue(model.source().checks().stream().noneMatch(ConnectionCheck::blocks));
  }

  private static ToggleButton segment(FxRobot robot, Side side, String words) {
    return robot
        .from(robot.lookup("#" + ConnectionCard.idOf(side)).<Node>query())
        .lookup((ToggleButton b) -> b.getText().equals(words))
        .query();
  }

  private void connected() throws TimeoutException {
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> model.ready().get());
    WaitForAsyncUtils.waitForFxEvents();
  }
}
