package dev.turnstone.ui.safeguards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.plan.Condition;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.plan.Script;
import dev.turnstone.ui.Screen;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.session.Step;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of the safeguards, in which no word is cut off. */
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
class SafeguardsScreensTest {
  @TempDir static Path folder;

  private Stage stage;

  @Start
  void start(Stage given) {
    stage = given;
  }

  @ParameterizedTest
  @CsvSource({
    "en, unplanned, LIGHT, SMALL",
    "en, fresh, LIGHT, LARGE",
    "en, set, LIGHT, LARGE",
    "en, set, DARK, SMALL",
    "en, many, LIGHT, LARGE",
    "en, wrong, LIGHT, SMALL",
    "en, writing, DARK, LARGE",
    "en, writing, LIGHT, SMALL",
    "de, set, LIGHT, SMALL",
    "de, wrong, DARK, LARGE"
  })
  void safeguards(String language, String state, Look look, Screen.Size size) throws IOException {
    OpenSample sample = new OpenSample(folder, Runnable::run, Locale.forLanguageTag(language));
    if (!state.equals("unplanned")) {
      sample.planned();
    }
    if (state.equals("many")) {
      sample.many(1_000);
    }
    boolean fresh = state.equals("fresh") || state.equals("unplanned");
    SafeguardsViewModel model = new SafeguardsViewModel(sample.migration());
    Platform.runLater(
        () -> {
          if (!fresh) {
            sample.migration().document().change(full(sample.plan()));
            model.window().text().set("2099-11-24 06:00");
            model.window().commit();
          }
          SafeguardsView view = new SafeguardsView(model, sample.migration().messages());
          Screen.show(
              stage, InFrame.of(view, sample.migration(), Step.SAFEGUARDS, look), look, size);
          bring(state, model);
          if (size == Screen.Size.SMALL && !state.equals("wrong")) {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            view.setVvalue(language.equals("en") ? 1 : 0);
          }
        });
    WaitForAsyncUtils.waitForFxEvents();
    Screen.keep(stage, "safeguards-" + language + "-" + state, look, size);
    assertEquals(List.of(), Screen.cut(stage.getScene().getRoot()));
    sample.close();
  }

  private static void bring(String state, SafeguardsViewModel model) {
    if (state.equals("wrong")) {
      model.value(Limit.WORKERS).text().set("33");
      model.value(Limit.WORKERS).commit();
      model.window().text().set("gestern");
      model.window().commit();
    }
    if (state.equals("writing")) {
      model.conditions().edit(model.conditions().conditions().get(1));
      model.conditions().draft().name().set("");
      model.conditions().keep();
    }
  }

  private static MigrationPlan full(MigrationPlan plan) {
    Safeguards limits =
        new Safeguards(
            OptionalInt.of(2),
            OptionalInt.empty(),
            OptionalLong.of(300_000),
            OptionalLong.empty(),
            OptionalLong.of(100),
            Optional.of(new BigDecimal("0.1")),
            conditions(),
            OptionalInt.of(5000));
    Script search =
        new Script(
            "refresh search",
            Script.When.AFTER,
            "analyze",
            Optional.of("select 1"),
            false,
            true,
            List.of());
    Script notice =
        new Script(
            "read-only notice",
            Script.When.BEFORE,
            "select 1",
            Optional.empty(),
            true,
            true,
            List.of());
    return plan.with(limits).withScripts(List.of(notice, search));
  }

  private static List<Condition> conditions() {
    return List.of(
        new Condition(
            "no open orders",
            Condition.When.BEFORE,
            Condition.Asked.SOURCE,
            "select Id from \"Order\" where State = 'open'",
            new Condition.NoRow()),
        new Condition(
            "sum of payments",
            Condition.When.AFTER,
            Condition.Asked.TARGET,
            "select sum(amount) from payment",
            new Condition.SameAs("select sum(Amount) from Payment")));
  }
}
