package dev.turnstone.ui.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.plan.FieldRule.ValueMap.Unlisted;
import dev.turnstone.ui.Screen;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.rule.Draft.KeyPair;
import dev.turnstone.ui.rule.Draft.LookedUp;
import dev.turnstone.ui.rule.RuleViewModel.Part;
import dev.turnstone.ui.session.Session;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.wizard.Environment;
import dev.turnstone.ui.wizard.FrameView;
import dev.turnstone.ui.wizard.FrameViewModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of the inspector, in which no word is cut off. */
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
class RuleScreensTest {
  @TempDir static Path folder;

  private static final FrameView.Ways NOWHERE = new FrameView.Ways(() -> {}, () -> {});

  private Stage stage;

  @Start
  void start(Stage given) {
    stage = given;
  }

  @ParameterizedTest
  @CsvSource({
    "en, nothing, LIGHT, LARGE",
    "en, copy, LIGHT, LARGE",
    "en, copy, DARK, SMALL",
    "de, copy, LIGHT, SMALL",
    "en, expression, LIGHT, LARGE",
    "en, expression, DARK, LARGE",
    "de, mistake, LIGHT, LARGE",
    "en, mistake, DARK, SMALL",
    "en, functions, LIGHT, LARGE",
    "de, functions, DARK, SMALL",
    "en, values, LIGHT, LARGE",
    "de, values, DARK, SMALL",
    "en, lookup, LIGHT, LARGE",
    "de, lookup, LIGHT, SMALL",
    "en, reading, LIGHT, LARGE",
    "de, reading, LIGHT, SMALL",
    "en, constant, LIGHT, LARGE",
    "en, default, LIGHT, LARGE",
    "en, refused, LIGHT, LARGE",
    "en, table, LIGHT, LARGE",
    "de, table, DARK, SMALL",
    "en, ddl, LIGHT, LARGE",
    "de, ddl, LIGHT, SMALL",
    "en, unconnected, LIGHT, LARGE"
  })
  void inspector(String language, String state, Look look, Screen.Size size) throws IOException {
    Locale locale = Locale.forLanguageTag(language);
    try (Inspected inspected =
        new Inspected(folder, locale, new Background(Runnable::run, Runnable::run))) {
      show(
          () -> {
            if (state.equals("ddl")) {
              inspected.creating();
            }
            if (state.equals("unconnected")) {
              inspected.migration.ends().set(Optional.empty());
            }
            RuleViewModel model = inspected.model();
            RulePane pane = new RulePane(model, Messages.of(locale));
            Screen.show(stage, framed(pane, Messages.of(locale), look), look, size);
            bring(state, inspected, model);
            if (state.equals("functions")) {
              ((Button) pane.lookup("#" + FieldPane.FUNCTIONS)).fire();
            }
          });
      WaitForAsyncUtils.waitForFxEvents();
      boolean end = state.equals("ddl") || (state.equals("values") && language.equals("de"));
      if (end) {
        ScrollPane scroll = (ScrollPane) stage.getScene().lookup(".rule-scroll");
        show(() -> scroll.setVvalue(1));
      }
      Screen.keep(stage, "rule-" + language + "-" + state, look, size);
      assertEquals(List.of(), Screen.cut(stage.getScene().getRoot()));
      assertEquals(List.of(), inspected.failures);
    }
  }

  private static void bring(String state, Inspected inspected, RuleViewModel model) {
    FieldViewModel field = model.field();
    switch (state) {
      case "copy", "unconnected" -> inspected.select("customers", "birth_date");
      case "expression", "functions" -> {
        inspected.select("customers", "first_name");
        field.choose(RuleKind.EXPRESSION);
        field.expression().text().set("FirstName == null ? Login.upperAscii() : FirstName + ' x'");
        field.commit();
      }
      case "mistake" -> {
        inspected.select("customers", "first_name");
        field.choose(RuleKind.EXPRESSION);
        field.expression().text().set("FirstName + ' ' + LastNam.trim()");
      }
      case "values" -> inspected.select("orders", "status");
      case "lookup" -> {
        inspected.select("orders", "comment");
        field.choose(RuleKind.LOOKUP);
        field.choose(
            field
                .draft()
                .get()
                .with(
                    new LookedUp(
                        "main.Address",
                        "City",
                        List.of(new KeyPair("AddressId", "AddressId")),
                        Unlisted.SET_ASIDE)));
      }
      default -> bringFurther(state, inspected, model);
    }
  }

  private static void bringFurther(String state, Inspected inspected, RuleViewModel model) {
    FieldViewModel field = model.field();
    switch (state) {
      case "reading" -> {
        inspected.select("payments", "paid_at");
        field.choose(DecoderKind.NUMBER_FORMAT);
      }
      case "constant" -> {
        inspected.select("customers", "newsletter");
        field.choose(RuleKind.CONSTANT);
        field.change(field.draft().get().withConstant("true"));
        field.commit();
      }
      case "default" -> {
        inspected.select("customers", "newsletter");
        field.choose(RuleKind.DEFAULT);
      }
      case "refused" -> {
        inspected.select("customers", "birth_date");
        field.choose(RuleKind.CONVERT);
        field.choose(DecoderKind.ZONE);
        field.change(
            field.draft().get().with(field.draft().get().reading().saying(0, "Mars/Olympus")));
        field.commit();
        field.recover(RecoveryKind.USE_VALUE);
      }
      case "table" -> {
        inspected.select("orders", "status");
        model.part().set(Part.TABLE);
        model.table().filter().text().set("Status != 'X' && OrderId > 100");
        model.table().commit();
      }
      case "ddl" -> inspected.select("Order", "");
      default -> {}
    }
  }

  /** The inspector where it belongs: the lower part of a page in the frame. */
  private static FrameView framed(RulePane pane, Messages messages, Look look) {
    FrameViewModel frame = new FrameViewModel(look);
    FrameView view = new FrameView(frame, messages, NOWHERE);
    Region canvas = new Region();
    VBox.setVgrow(canvas, Priority.ALWAYS);
    pane.setPrefHeight(300);
    pane.setMinHeight(300);
    VBox page = new VBox(canvas, pane);
    page.getStyleClass().add("page");
    view.page(page);
    Session session = new Session();
    session.show(Step.MAP);
    frame
        .opened()
        .set(
            Optional.of(
                new FrameViewModel.Opened(
                    session,
                    "Store 4 → Store 5",
                    "v7 · 3f9c21",
                    "SQLite · store4",
                    "SQLite · store5",
                    true,
                    Environment.TEST)));
    return view;
  }

  private static void show(Runnable page) {
    Platform.runLater(page);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
