package dev.turnstone.ui.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.Condition;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.run.RehearsalMeter;
import dev.turnstone.ui.Screen;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.safeguards.InFrame;
import dev.turnstone.ui.safeguards.OpenSample;
import dev.turnstone.ui.session.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of the dry run in all that it may come to, in which no word is cut off. */
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
class RehearseScreensTest {
  @TempDir static Path folder;

  private Stage stage;

  @Start
  void start(Stage given) {
    stage = given;
  }

  @ParameterizedTest
  @CsvSource({
    "en, before, LIGHT, LARGE",
    "de, before, DARK, SMALL",
    "en, running, LIGHT, LARGE",
    "de, running, DARK, SMALL",
    "en, stale, LIGHT, LARGE",
    "en, causes, LIGHT, LARGE",
    "en, causes, DARK, SMALL",
    "de, causes, LIGHT, SMALL",
    "en, scratch, LIGHT, LARGE",
    "en, undo, DARK, LARGE",
    "de, undo, LIGHT, SMALL",
    "en, values, LIGHT, LARGE",
    "en, checks, LIGHT, SMALL",
    "de, tables, LIGHT, SMALL",
    "de, scratch, DARK, LARGE",
    "en, problems, DARK, LARGE",
    "en, clean, LIGHT, LARGE",
    "en, blocked, LIGHT, LARGE",
    "de, blocked, DARK, SMALL",
    "en, many, LIGHT, LARGE",
    "en, outdated, LIGHT, LARGE",
    "de, outdated, LIGHT, SMALL"
  })
  void rehearse(String language, String state, Look look, Screen.Size size) throws IOException {
    List<Runnable> work = new ArrayList<>();
    OpenSample sample =
        new OpenSample(
            folder,
            state.equals("running") ? work::add : Runnable::run,
            Locale.forLanguageTag(language));
    sample.planned();
    RehearseViewModel model = new RehearseViewModel(sample.migration());
    Platform.runLater(
        () -> {
          RehearseView view = new RehearseView(model, sample.migration().messages());
          Screen.show(stage, InFrame.of(view, sample.migration(), Step.REHEARSE, look), look, size);
          bring(state, sample, model);
          part(view, state);
        });
    WaitForAsyncUtils.waitForFxEvents();
    Screen.keep(stage, "rehearse-" + language + "-" + state, look, size);
    assertEquals(List.of(), Screen.cut(stage.getScene().getRoot()));
    sample.close();
  }

  /** A moment of a dry run, as the engine tells of it. */
  private static void reading(RehearseViewModel model) {
    ProgressMeter meter = new ProgressMeter();
    RehearsalMeter watch = new RehearsalMeter(meter, new Cancellation());
    watch.doing("Reading and checking order_items");
    List<String> names = List.of("categories", "customers", "order_items", "orders", "products");
    for (int i = 0; i < names.size(); i++) {
      TableName name = new TableName("main", names.get(i));
      watch.expect(name, 4_000 * (i + 1));
      watch.read(name, i == 2 ? 6_311 : i < 2 ? 4_000 * (i + 1) : 0, i == 2 ? 3 : 0);
      if (i < 2) {
        watch.finished(name);
      }
    }
    model.progress().begin(meter);
  }

  private static void part(RehearseView view, String state) {
    for (FindingsPanel.Part part : FindingsPanel.Part.values()) {
      if (part.name().equalsIgnoreCase(state)) {
        view.applyCss();
        ((ToggleButton) view.lookup("#" + FindingsPanel.idOf(part))).fire();
      }
    }
  }

  private static void bring(String state, OpenSample sample, RehearseViewModel model) {
    if (state.equals("before")) {
      return;
    }
    prepare(state, sample, model);
    model.run();
    if (state.equals("running")) {
      reading(model);
    }
    if (state.equals("outdated")) {
      model.decisions().take(model.report().get().orElseThrow().causes().get(2).fixes().get(0));
    }
  }

  private static void prepare(String state, OpenSample sample, RehearseViewModel model) {
    switch (state) {
      case "scratch", "undo" -> {
        model.choice().scratch().set(true);
        OffsetDateTime end = OffsetDateTime.parse("2099-11-24T06:00:00+01:00");
        sample.migration().windowEnd().set(Optional.of(end));
      }
      case "many" -> sample.many(1_000);
      case "stale" ->
          change(sample, sample.plan().withTables(sample.plan().tables().subList(0, 3)));
      case "clean" -> {
        List<TablePlan> tables =
            sample.plan().tables().stream()
                .filter(t -> t.target().name().matches("categories|event_log"))
                .toList();
        change(sample, sample.plan().withTables(tables));
        model.decisions().acceptStructure();
      }
      case "blocked" -> {
        Condition never =
            new Condition(
                "no open orders",
                Condition.When.BEFORE,
                Condition.Asked.SOURCE,
                "select 1 from Customer limit 1",
                new Condition.NoRow());
        MigrationPlan plan = sample.plan();
        change(sample, plan.with(plan.safeguards().with(List.of(never))));
      }
      default -> {}
    }
  }

  private static void change(OpenSample sample, MigrationPlan plan) {
    sample.migration().document().change(plan);
  }
}
