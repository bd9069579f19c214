package dev.turnstone.ui.guided;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.app.connection.ConnectionCheck;
import dev.turnstone.app.connection.ConnectionForm;
import dev.turnstone.app.connection.ConnectionTest;
import dev.turnstone.plan.Condition;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.problem.Severity;
import dev.turnstone.ui.Screen;
import dev.turnstone.ui.connect.ConnectViewModel.Tester;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.wizard.Environment;
import dev.turnstone.ui.wizard.FrameView;
import dev.turnstone.ui.wizard.FrameViewModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of the guided upgrade in all that it may come to, in which no word is cut off. */
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
class GuidedScreensTest {
  @TempDir static Path folder;

  private Stage stage;

  @Start
  void start(Stage given) {
    stage = given;
  }

  @ParameterizedTest
  @CsvSource({
    "en, start, LIGHT, LARGE",
    "de, start, DARK, SMALL",
    "en, servers, LIGHT, LARGE",
    "de, servers, DARK, SMALL",
    "en, away, LIGHT, SMALL",
    "en, before, LIGHT, LARGE",
    "de, before, DARK, SMALL",
    "en, rehearsing, LIGHT, LARGE",
    "en, well, LIGHT, LARGE",
    "de, well, DARK, SMALL",
    "en, proven, LIGHT, LARGE",
    "en, blocked, LIGHT, LARGE",
    "de, blocked, DARK, SMALL",
    "en, consent, LIGHT, SMALL",
    "de, name, DARK, LARGE",
    "en, running, LIGHT, LARGE",
    "de, running, DARK, SMALL",
    "en, paused, LIGHT, LARGE",
    "en, check, LIGHT, LARGE",
    "de, check, DARK, SMALL",
    "en, finish, LIGHT, LARGE",
    "de, finish, DARK, SMALL",
    "en, kept, LIGHT, SMALL"
  })
  void guided(String language, String state, Look look, Screen.Size size, FxRobot robot)
      throws Exception {
    OpenKit[] made = new OpenKit[1];
    robot.interact(
        () -> {
          made[0] =
              new OpenKit(
                  folder,
                  Background.onThreads(),
                  Locale.forLanguageTag(language),
                  plan -> change(plan, state),
                  tester(state));
          GuidedView view = new GuidedView(made[0].model(), made[0].messages());
          Screen.show(stage, framed(view, made[0], look), look, size);
        });
    try (OpenKit kit = made[0]) {
      bring(kit.model(), state, robot);
      WaitForAsyncUtils.waitForFxEvents();
      Screen.keep(stage, "guided-" + language + "-" + state, look, size);
      assertEquals(List.of(), Screen.cut(stage.getScene().getRoot()));
      assertEquals(List.of(), kit.failures);
      robot.interact(() -> kit.model().models().execute().stopAndThen(() -> {}));
      until(() -> !kit.model().busy().get());
    }
  }

  private static FrameView framed(GuidedView view, OpenKit kit, Look look) {
    FrameViewModel frame = new FrameViewModel(look);
    FrameView all = new FrameView(frame, kit.messages(), new FrameView.Ways(() -> {}, () -> {}));
    frame.guided().set(true);
    tell(frame, kit);
    kit.model().environment().addListener((o, was, is) -> tell(frame, kit));
    all.page(view);
    return all;
  }

  private static void tell(FrameViewModel frame, OpenKit kit) {
    Migration migration = kit.migration();
    String environment = migration.project().project().environment();
    frame
        .opened()
        .set(
            Optional.of(
                new FrameViewModel.Opened(
                    migration.session(),
                    "Store 4.9 → 5.0",
                    "3f9c21a",
                    environment.isEmpty() ? "" : "SQLite",
                    environment.isEmpty() ? "" : "SQLite",
                    true,
                    Environment.of(environment))));
  }

  private static MigrationPlan change(MigrationPlan plan, String state) {
    if (state.equals("blocked")) {
      Condition never =
          new Condition(
              "no open orders",
              Condition.When.BEFORE,
              Condition.Asked.SOURCE,
              "select 1 from Customer limit 1",
              new Condition.NoRow());
      return plan.with(plan.safeguards().with(List.of(never)));
    }
    if (state.matches("running|paused")) {
      return plan.with(
          new Safeguards(
              OptionalInt.of(1),
              OptionalInt.of(200),
              OptionalLong.of(2_500),
              OptionalLong.empty(),
              OptionalLong.empty()));
    }
    return plan;
  }

  private static Tester tester(String state) {
    if (!state.equals("away")) {
      return new ConnectionTest()::test;
    }
    return (form, password, side) ->
        List.of(
            ConnectionCheck.found(
                ConnectionCheck.Subject.REACHABLE,
                Severity.BLOCKER,
                "Nothing answers at db5.internal, port 5432.",
                "Check host and port, and whether a firewall stands between."));
  }

  private void bring(GuidedViewModel model, String state, FxRobot robot) throws Exception {
    if (state.equals("servers")) {
      robot.interact(() -> servers(model));
      return;
    }
    until(() -> !model.sheet().get().next().endsWith("…"));
    if (state.matches("start|away")) {
      return;
    }
    Environment used = state.equals("start") ? Environment.TEST : Environment.STAGING;
    boolean production = state.matches("name|well|proven|running|check");
    robot.interact(
        () -> model.environment().set(Optional.of(production ? Environment.PRODUCTION : used)));
    press(model, robot);
    until(() -> model.task().get() == Task.REHEARSE);
    if (state.equals("before")) {
      return;
    }
    robot.interact(() -> model.models().rehearse().choice().scratch().set(state.equals("proven")));
    press(model, robot);
    if (state.equals("rehearsing")) {
      until(() -> model.models().rehearse().progress().part().get() > 0 || !model.busy().get());
      return;
    }
    until(() -> !model.busy().get());
    if (state.matches("well|proven|blocked")) {
      return;
    }
    press(model, robot);
    upgrade(model, state, robot);
  }

  private static void servers(GuidedViewModel model) {
    var form = model.models().connecting().form();
    form.source().show(ConnectionForm.of("mariadb://turnstone_reader@db4.internal:3306/store4"));
    form.target().show(ConnectionForm.of("postgresql://turnstone_writer@db5.internal:5432/store5"));
    form.source().password().set("0123456789");
  }

  private void upgrade(GuidedViewModel model, String state, FxRobot robot) throws Exception {
    if (state.matches("consent|name")) {
      return;
    }
    robot.interact(
        () -> {
          model.agreed().set(true);
          model.models().execute().before().typed().set("store5.db");
        });
    press(model, robot);
    if (state.matches("running|paused")) {
      until(() -> !model.models().execute().progress().facts().get().remaining().isEmpty());
      if (state.equals("paused")) {
        robot.interact(() -> model.models().execute().pause());
        until(() -> !model.busy().get());
      }
      return;
    }
    until(() -> model.task().get() == Task.CHECK && model.sheet().get().ready());
    if (state.matches("finish|kept")) {
      press(model, robot);
    }
    if (state.equals("kept")) {
      press(model, robot);
    }
  }

  private static void press(GuidedViewModel model, FxRobot robot) {
    robot.interact(model::next);
  }

  private static void until(BooleanSupplier holds) throws Exception {
    WaitForAsyncUtils.waitFor(
        60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5_000, holds::getAsBoolean));
  }
}
