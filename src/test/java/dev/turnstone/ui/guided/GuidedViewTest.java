package dev.turnstone.ui.guided;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.connection.ConnectionCheck;
import dev.turnstone.app.connection.ConnectionForm;
import dev.turnstone.app.connection.ConnectionTest;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.ui.connect.ConnectViewModel.Tester;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.wizard.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A kit is followed by its buttons alone, from the first task to the last. */
@ExtendWith(ApplicationExtension.class)
class GuidedViewTest {
  @TempDir static Path folder;

  private Stage stage;
  private OpenKit kit;

  @Start
  void start(Stage given) {
    stage = given;
    stage.setWidth(1024);
    stage.setHeight(700);
  }

  @AfterEach
  void close() {
    kit.close();
  }

  @Test
  void theWholeUpgradeIsDoneByItsButtons(FxRobot robot) throws IOException, TimeoutException {
    open(robot, p -> p, new ConnectionTest()::test);
    awaitReached(robot);
    assertTrue(next(robot).isDisabled(), "nobody said what the target is used for");
    robot.clickOn("#" + GuidedView.idOf(Environment.PRODUCTION));
    press(robot);
    awaitTitle(robot, "Try it first, without changing anything");
    press(robot);
    awaitTitle(robot, "The rehearsal went well");
    press(robot);
    awaitTitle(robot, "Ready for the upgrade");
    assertTrue(next(robot).isDisabled(), "the name was not typed");
    robot.clickOn("#" + GuidedView.NAME).write("store5.db");
    press(robot);
    awaitTitle(robot, "The upgrade is done");
    Path csv = kit.folder.resolve("aside.csv");
    robot.clickOn("#" + GuidedView.EXPORT);
    await(() -> Files.exists(csv) && Files.readAllLines(csv).size() == 30);
    assertTrue(said(robot).contains("29 records were kept aside"), said(robot).toString());
    press(robot);
    awaitTitle(robot, "Keep the new version?");
    robot.clickOn("#" + GuidedView.TAKE_BACK);
    assertEquals(1, kit.ways.size());
    press(robot);
    awaitTitle(robot, "You keep the new version");
    press(robot);
    assertEquals("leave", kit.ways.get(1));
    assertEquals(List.of(), kit.failures);
  }

  @Test
  void anUpgradeIsPausedAndResumedAndNotLeftWhileItGoesOn(FxRobot robot) throws TimeoutException {
    open(robot, GuidedViewTest::slow, new ConnectionTest()::test);
    awaitReached(robot);
    robot.clickOn("#" + GuidedView.idOf(Environment.TEST));
    press(robot);
    awaitTitle(robot, "Try it first, without changing anything");
    press(robot);
    awaitTitle(robot, "The rehearsal went well");
    press(robot);
    robot.clickOn("#" + GuidedView.CONSENT);
    press(robot);
    awaitTitle(robot, "The upgrade is going on");
    await(() -> !kit.model().models().execute().progress().facts().get().remaining().isEmpty());
    assertTrue(robot.lookup("#" + GuidedView.LEAVE).queryButton().isDisabled());
    robot.clickOn("#" + GuidedView.PAUSE);
    awaitTitle(robot, "Paused");
    assertFalse(robot.lookup("#" + GuidedView.LEAVE).queryButton().isDisabled());
    robot.interact(() -> kit.reopened());
    show(robot);
    awaitTitle(robot, "Stopped");
    awaitReached(robot);
    robot.interact(() -> kit.model().models().execute().limits().rate().set(OptionalLong.empty()));
    press(robot);
    awaitTitle(robot, "The upgrade is done");
    assertEquals(1, kit.migration().engine().runs().readable().size());
    assertTrue(said(robot).contains("39,971 records are in the new version"));
  }

  @Test
  void aPasswordIsAskedForByUserAndDatabaseAndHandedToTheTest(FxRobot robot)
      throws TimeoutException {
    List<String> tested = new ArrayList<>();
    Tester tester =
        (form, password, side) -> {
          synchronized (tested) {
            tested.add(form.database() + " " + new String(password));
          }
          return List.of(ConnectionCheck.passed(ConnectionCheck.Subject.REACHABLE, "ok"));
        };
    open(robot, p -> p, tester);
    robot.interact(
        () ->
            kit.model()
                .models()
                .connecting()
                .form()
                .target()
                .show(ConnectionForm.of("postgresql://writer@db5:5432/store5")));
    assertTrue(
        labels(robot).contains("Password of writer for store5 on db5, the new version"),
        labels(robot).toString());
    assertFalse(robot.lookup("#" + GuidedView.SOURCE_PASSWORD).query().getParent().isVisible());
    robot.clickOn("#" + GuidedView.TARGET_PASSWORD).write("tulip");
    press(robot);
    await(
        () -> {
          synchronized (tested) {
            return tested.contains("store5 tulip");
          }
        });
  }

  private static MigrationPlan slow(MigrationPlan plan) {
    return plan.with(
        new Safeguards(
            OptionalInt.of(1),
            OptionalInt.of(200),
            OptionalLong.of(2_500),
            OptionalLong.empty(),
            OptionalLong.empty()));
  }

  private void open(FxRobot robot, UnaryOperator<MigrationPlan> change, Tester tester) {
    robot.interact(
        () -> kit = new OpenKit(folder, Background.onThreads(), Locale.ENGLISH, change, tester));
    show(robot);
  }

  private void show(FxRobot robot) {
    robot.interact(
        () -> {
          Path csv = kit.folder.resolve("aside.csv");
          GuidedView view =
              new GuidedView(kit.model(), kit.messages(), Optional.of(name -> Optional.of(csv)));
          Scene scene = new Scene(view, 1024, 700);
          Look.LIGHT.dress(scene);
          stage.setScene(scene);
          stage.show();
        });
  }

  private static Button next(FxRobot robot) {
    return robot.lookup("#" + GuidedView.NEXT).queryButton();
  }

  private static void press(FxRobot robot) throws TimeoutException {
    await(() -> !next(robot).isDisabled());
    robot.clickOn("#" + GuidedView.NEXT);
  }

  private void awaitReached(FxRobot robot) throws TimeoutException {
    await(() -> kit.model().models().connecting().form().ready().get());
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void awaitTitle(FxRobot robot, String title) throws TimeoutException {
    await(() -> robot.lookup("#" + GuidedView.TITLE).queryAs(Label.class).getText().equals(title));
  }

  private static void await(Callable<Boolean> holds) throws TimeoutException {
    WaitForAsyncUtils.waitFor(40, TimeUnit.SECONDS, holds);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static List<String> said(FxRobot robot) {
    return robot.lookup(".guided-words").queryAllAs(Label.class).stream()
        .map(Label::getText)
        .toList();
  }

  private static List<String> labels(FxRobot robot) {
    return robot.lookup(".guided-ask").queryAllAs(Label.class).stream()
        .map(Label::getText)
        .toList();
  }
}
