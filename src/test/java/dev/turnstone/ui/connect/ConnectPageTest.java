package dev.turnstone.ui.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.connection.Side;
import dev.turnstone.app.vault.Place;
import dev.turnstone.app.vault.Vault.State;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import dev.turnstone.ui.Screen;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.session.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The first step as it stands in the window, put together and used by its buttons and keys. */
@ExtendWith(ApplicationExtension.class)
class ConnectPageTest {
  @TempDir static Path folder;

  private final List<Throwable> failures = new ArrayList<>();
  private TestDatabase one;
  private TestDatabase other;
  private Opened opened;
  private Migration migration;

  @Start
  void start(Stage stage) throws IOException {
    Path own = Files.createTempDirectory(folder, "page");
    one = Databases.sqlite(own);
    other = Databases.sqlite(own);
    for (TestDatabase database : List.of(one, other)) {
      database.execute("create table film (id integer not null primary key)");
    }
    opened =
        new Opened(own, true)
            .saved("Reader", Opened.READER, Optional.of(Place.FILE))
            .between(one.connString(), other.connString());
    opened.vault.lock();
    migration =
        opened.migration(Background.onThreads(), Messages.of(Locale.ENGLISH), failures::add);
    Parent page =
        (Parent)
            ConnectStep.page(
                ConnectStep.model(migration, opened.secrets, plan -> plan), migration.messages());
    Screen.show(stage, page, Look.LIGHT, Screen.Size.LARGE);
  }

  @AfterEach
  void close() {
    opened.close();
    assertEquals(List.of(), failures);
  }

  @Test
  void twoFilesAreConnectedAndReadWithOneButton(FxRobot robot) throws TimeoutException {
    await(() -> migration.ends().get().isPresent());
    robot.clickOn("#" + ConnectView.READ);
    await(() -> migration.session().current().get() == Step.CATALOGUE);
    assertTrue(migration.survey().get().isPresent());
    assertTrue(migration.plan().isPresent());
    assertFalse(robot.lookup("#" + ConnectView.READ).query().isDisabled(), "for the next time");
  }

  @Test
  void aSavedConnectionIsUsedWithoutAMouse(FxRobot robot) throws TimeoutException {
    await(() -> migration.ends().get().isPresent());
    focus(robot, ConnectView.SAVED);
    robot.type(KeyCode.SPACE);
    await(() -> shown(robot, "Reader"));
    robot.type(KeyCode.TAB).type(KeyCode.SPACE);
    await(() -> present(robot, MasterPane.MASTER));
    robot.write("not that").type(KeyCode.ENTER);
    await(() -> !words(robot, MasterPane.PROBLEM).isEmpty());
    robot.write(Opened.MASTER).type(KeyCode.ENTER);
    await(() -> present(robot, SavedPane.LIST));
    await(() -> password(robot).equals("0123456789"));
    assertEquals("Reader is filled in as the source.", words(robot, SavedPane.NOTE));
    robot.type(KeyCode.ESCAPE);
    assertFalse(present(robot, SavedPane.LIST));
    assertTrue(shown(robot, "in the vault file"));
    assertEquals(Optional.empty(), migration.ends().get(), "it is another source now");
  }

  @Test
  void aConnectionIsSavedFromItsCardAndRenamedAndForgotten(FxRobot robot) throws TimeoutException {
    robot.clickOn("#" + ConnectionFields.idOf(Side.TARGET, "save"));
    robot.write("Other").type(KeyCode.ENTER);
    await(() -> opened.list.named("Other").isPresent());
    await(() -> !present(robot, SavePane.NAME));
    assertEquals(Optional.empty(), opened.list.named("Other").orElseThrow().secret());
    robot.clickOn("#" + ConnectView.SAVED);
    await(() -> shown(robot, "Other"));
    robot.clickOn("Other").type(KeyCode.F2);
    robot.write("Renamed").type(KeyCode.ENTER);
    await(() -> opened.list.named("Renamed").isPresent());
    await(() -> shown(robot, "Renamed"));
    robot.clickOn("Renamed");
    robot.type(KeyCode.DELETE).type(KeyCode.SPACE);
    assertTrue(opened.list.named("Renamed").isPresent(), "asked first, and kept");
    robot.clickOn("#" + SavedPane.FORGET).clickOn("#" + SavedPane.SURE);
    await(() -> opened.list.named("Renamed").isEmpty());
  }

  @Test
  void theVaultIsUnlockedAndLockedWhereItStands(FxRobot robot) throws TimeoutException {
    robot.clickOn("#" + ConnectView.SAVED);
    await(() -> present(robot, SavedPane.UNLOCK));
    robot.clickOn("#" + SavedPane.UNLOCK);
    await(() -> present(robot, MasterPane.MASTER));
    robot.type(KeyCode.ESCAPE);
    await(() -> present(robot, SavedPane.UNLOCK));
    assertEquals(State.LOCKED, opened.vault.file());
    robot.clickOn("#" + SavedPane.UNLOCK);
    await(() -> present(robot, MasterPane.MASTER));
    robot.write(Opened.MASTER).type(KeyCode.ENTER);
    await(() -> present(robot, SavedPane.LOCK));
    assertEquals(State.OPEN, opened.vault.file());
    robot.clickOn("#" + SavedPane.LOCK);
    await(() -> opened.vault.file() == State.LOCKED);
  }

  @Test
  void theScriptIsCopied(FxRobot robot) {
    robot.interact(
        () ->
            robot
                .from(robot.lookup("#" + ConnectionCard.idOf(Side.TARGET)).<Node>query())
                .lookup("PostgreSQL")
                .<ToggleButton>query()
                .fire());
    String database = "#" + ConnectionFields.idOf(Side.TARGET, "database");
    robot.clickOn(database).push(KeyCode.CONTROL, KeyCode.A).write("store5");
    robot.clickOn("#" + ConnectView.SCRIPT);
    assertFalse(robot.lookup("#" + ScriptPane.COPY).query().isVisible(), "a file has no users");
    robot.type(KeyCode.RIGHT);
    robot.clickOn("#" + ScriptPane.COPY);
    robot.interact(
        () ->
            assertTrue(
                Clipboard.getSystemClipboard()
                    .getString()
                    .contains("CREATE ROLE \"turnstone_writer\" LOGIN")));
    robot.type(KeyCode.ESCAPE);
    assertFalse(present(robot, ScriptPane.COPY));
    assertFalse(robot.lookup("#" + ConnectView.SCRIPT).query().isDisabled());
  }

  private static void focus(FxRobot robot, String id) {
    robot.interact(() -> robot.lookup("#" + id).query().requestFocus());
  }

  private static boolean present(FxRobot robot, String id) {
    return robot.lookup("#" + id).tryQuery().filter(Node::isVisible).isPresent();
  }

  private static boolean shown(FxRobot robot, String words) {
    return robot.lookup(words).tryQuery().filter(Node::isVisible).isPresent();
  }

  private static String words(FxRobot robot, String id) {
    return robot.lookup("#" + id).<Label>tryQuery().map(Label::getText).orElse("");
  }

  private static String password(FxRobot robot) {
    return robot
        .lookup("#" + ConnectionFields.idOf(Side.SOURCE, "password"))
        .<PasswordField>tryQuery()
        .map(PasswordField::getText)
        .orElse("");
  }

  private static void await(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(15, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
