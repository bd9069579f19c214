package dev.turnstone.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.project.OpenProject;
import dev.turnstone.app.project.Projects;
import dev.turnstone.app.sample.SampleProject;
import dev.turnstone.app.settings.Settings;
import dev.turnstone.app.settings.SettingsFile;
import dev.turnstone.app.settings.UserFolders;
import dev.turnstone.catalog.TableName;
import dev.turnstone.ui.failure.FailurePane;
import dev.turnstone.ui.home.HomeView;
import dev.turnstone.ui.home.NewMigrationPane;
import dev.turnstone.ui.kit.AskPane;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.palette.PaletteView;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.settings.SettingsPane;
import dev.turnstone.ui.wizard.FrameView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** One window, used as a person would: by its buttons and its keys. */
@ExtendWith(ApplicationExtension.class)
class DeskTest {
  @TempDir static Path folder;

  private Path own;
  private Projects projects;
  private final AtomicReference<Settings> again = new AtomicReference<>(Settings.USUAL);
  private boolean working;
  private Desk desk;

  /** Pages that say which they are. */
  private final class NamedPages implements Pages {
    @Override
    public Node of(Step step) {
      return new Label("Page " + step);
    }

    @Override
    public Node guided(Runnable details, Runnable leave) {
      Button more = new Button("Details");
      more.setOnAction(e -> details.run());
      Button away = new Button("Away");
      away.setOnAction(e -> leave.run());
      return new VBox(new Label("Guided page"), more, away);
    }

    @Override
    public void show(TableName table) {}

    @Override
    public boolean working() {
      return working;
    }

    @Override
    public void close() {}
  }

  @Start
  void start(Stage stage) throws IOException {
    own = Files.createTempDirectory(folder, "desk");
    projects = new Projects(own.resolve("settings"), Clock.systemUTC());
    try (OpenProject shop = projects.create(own.resolve("shop"), "Shop")) {
      shop.change(p -> p.between("sqlite:a.db", "sqlite:b.db").leftAt("MAP"));
    }
    desk =
        new Desk(
            new Desk.Belongings(
                projects,
                new SettingsFile(own.resolve("settings")),
                new UserFolders(own.resolve("settings"), own.resolve("migrations")),
                Background.onThreads(),
                Clock.systemUTC()),
            Settings.USUAL,
            Messages.of(Locale.ENGLISH),
            overlay -> migration -> new NamedPages(),
            again::set);
    stage.setScene(desk.scene());
    stage.setWidth(1024);
    stage.setHeight(700);
    stage.show();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(desk::close);
  }

  @Test
  void aMigrationIsOpenedWhereItWasLeftAndLeftWhereItWasShownLast(FxRobot robot)
      throws TimeoutException {
    await(robot, "Open");
    robot.clickOn("Open");
    await(robot, "Page MAP");
    robot.clickOn("#rail-safeguards");
    await(robot, "Page SAFEGUARDS");
    robot.clickOn("#" + FrameView.HOME);
    await(robot, "At Safeguards");
    try (OpenProject again = projects.open(own.resolve("shop"))) {
      assertEquals("SAFEGUARDS", again.project().step());
    }
  }

  @Test
  void aMigrationThatIsOpenElsewhereIsRefusedKindly(FxRobot robot) throws TimeoutException {
    await(robot, "Open");
    try (OpenProject elsewhere = projects.open(own.resolve("shop"))) {
      assertEquals("Shop", elsewhere.project().name());
      robot.clickOn("Open");
      await(robot, "The migration Shop is open in another window.");
      robot.clickOn("#" + FailurePane.CLOSE);
      assertTrue(robot.lookup("#" + FailurePane.CLOSE).tryQuery().isEmpty());
    }
  }

  @Test
  void thePaletteLeadsToAnyStepWithoutAMouse(FxRobot robot) throws TimeoutException {
    await(robot, "Open");
    robot.clickOn("Open");
    await(robot, "Page MAP");
    robot.push(KeyCode.CONTROL, KeyCode.K);
    await(robot, "#" + PaletteView.FIELD);
    robot.write("dry").type(KeyCode.ENTER);
    await(robot, "Page REHEARSE");
    assertTrue(robot.lookup("#" + PaletteView.FIELD).tryQuery().isEmpty());
  }

  @Test
  void theLookIsKeptForTheNextTime(FxRobot robot) throws TimeoutException {
    robot.clickOn("#" + FrameView.LOOK);
    SettingsFile file = new SettingsFile(own.resolve("settings"));
    WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> file.read().dark());
    assertTrue(desk.scene().getStylesheets().get(1).endsWith("dark.css"));
  }

  @Test
  void aNewMigrationIsBegunInAFolderOfItsOwn(FxRobot robot) throws TimeoutException {
    robot.clickOn("#" + HomeView.BEGIN);
    assertTrue(robot.lookup("#" + NewMigrationPane.BEGIN).queryButton().isDisabled());
    robot.write("Books: 4/5");
    robot.type(KeyCode.ENTER);
    await(robot, "Page CONNECT");
    assertEquals("Books: 4/5", robot.lookup(".project").queryAs(Label.class).getText());
    assertTrue(Files.exists(own.resolve("migrations/Books- 4-5/project.json")));
  }

  @Test
  void theSampleIsAMigrationWithBothDatabasesAndItsPlan(FxRobot robot)
      throws TimeoutException, IOException {
    robot.clickOn("#" + HomeView.SAMPLE);
    WaitForAsyncUtils.waitFor(
        30, TimeUnit.SECONDS, () -> robot.lookup("Page CONNECT").tryQuery().isPresent());
    Path sample = own.resolve("migrations/Store 4 to Store 5");
    assertEquals(Optional.of(sample), desk.folder());
    assertTrue(Files.size(sample.resolve("store4.db")) > 1_000_000);
    assertTrue(Files.exists(sample.resolve("plan.json")));
    await(robot, "TEST");
  }

  @Test
  void aKitIsFollowedWithoutTheRailUntilSomebodyWantsTheDetails(FxRobot robot)
      throws TimeoutException {
    Path kit = kit();
    robot.interact(() -> desk.openKit(kit));
    await(robot, "Guided page");
    assertTrue(robot.lookup("#rail-map").tryQuery().isEmpty());
    assertTrue(robot.lookup("TEST").tryQuery().isEmpty(), "nobody said that it is a test");
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
    assertTrue(robot.lookup("Guided page").tryQuery().isPresent());
    robot.push(KeyCode.F1);
    await(robot, "#" + HelpPane.CLOSE);
    assertEquals("Guided upgrade", robot.lookup(".dialog-title").queryAs(Label.class).getText());
    robot.type(KeyCode.ESCAPE);
    robot.clickOn("Details");
    await(robot, "Page CONNECT");
    robot.clickOn("#rail-map");
    await(robot, "Page MAP");
    robot.push(KeyCode.CONTROL, KeyCode.K);
    await(robot, "#" + PaletteView.FIELD);
    robot.write("guided").type(KeyCode.ENTER);
    await(robot, "Guided page");
    robot.clickOn("Away");
    await(robot, "Open");
    assertEquals(Optional.empty(), desk.folder());
  }

  @Test
  void aFileThatIsNoKitIsRefusedInWords(FxRobot robot) throws IOException, TimeoutException {
    Path soup = own.resolve("soup.json");
    Files.writeString(soup, "{\"recipe\": \"soup\"}");
    robot.interact(() -> desk.openKit(soup));
    await(robot, "#" + FailurePane.CLOSE);
    assertTrue(
        robot.lookup(".dialog .label").queryAllAs(Label.class).stream()
            .anyMatch(l -> l.getText().contains("soup.json")));
    assertFalse(Files.exists(own.resolve("migrations")));
  }

  private Path kit() {
    Path made = own.resolve("made");
    Projects others = new Projects(made, Clock.systemUTC());
    try (OpenProject sample = SampleProject.make(others, made, Clock.systemUTC())) {
      return sample.project().plan();
    }
  }

  @Test
  void settingsHoldAtOnceAndAreKept(FxRobot robot) throws TimeoutException {
    robot.push(KeyCode.CONTROL, KeyCode.COMMA);
    await(robot, "#" + SettingsPane.CLOSE);
    robot.clickOn("Dark").clickOn("8").clickOn("Deutsch");
    SettingsFile file = new SettingsFile(own.resolve("settings"));
    WaitForAsyncUtils.waitFor(
        5, TimeUnit.SECONDS, () -> file.read().equals(new Settings(true, "de", 100, "", 8)));
    assertTrue(desk.scene().getStylesheets().get(1).endsWith("dark.css"));
    assertEquals("de", again.get().language());
  }

  @Test
  void helpTellsOfThePageThatIsShown(FxRobot robot) throws TimeoutException {
    await(robot, "Open");
    robot.clickOn("Open");
    await(robot, "Page MAP");
    robot.push(KeyCode.F1);
    await(robot, "#" + HelpPane.CLOSE);
    assertTrue(
        robot.lookup(".dialog .label").queryAllAs(Label.class).stream()
            .anyMatch(l -> l.getText().startsWith("Say which column fills which.")));
    robot.type(KeyCode.ESCAPE);
    assertTrue(robot.lookup("#" + HelpPane.CLOSE).tryQuery().isEmpty());
  }

  @Test
  void whileSomethingGoesOnClosingAsksFirst(FxRobot robot) throws TimeoutException {
    await(robot, "Open");
    robot.clickOn("Open");
    await(robot, "Page MAP");
    working = true;
    AtomicReference<String> closed = new AtomicReference<>("");
    robot.interact(
        () -> {
          assertTrue(desk.working());
          desk.askToClose(() -> closed.set("closed"));
        });
    robot.type(KeyCode.ENTER);
    assertEquals("", closed.get(), "Enter closes nothing");
    robot.interact(() -> desk.askToClose(() -> closed.set("closed")));
    robot.clickOn("#" + AskPane.YES);
    assertEquals("closed", closed.get());
  }

  @Test
  void whileSomethingGoesOnTheWayHomeAsksFirst(FxRobot robot) throws TimeoutException {
    await(robot, "Open");
    robot.clickOn("Open");
    await(robot, "Page MAP");
    working = true;
    robot.clickOn("#" + FrameView.HOME);
    robot.clickOn("#" + AskPane.NO);
    assertTrue(desk.folder().isPresent());
    robot.clickOn("#" + FrameView.HOME);
    robot.clickOn("#" + AskPane.YES);
    await(robot, "At Map");
    assertTrue(desk.folder().isEmpty());
  }

  private static void await(FxRobot robot, String query) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        5, TimeUnit.SECONDS, () -> robot.lookup(query).tryQuery().isPresent());
    WaitForAsyncUtils.waitForFxEvents();
  }
}
