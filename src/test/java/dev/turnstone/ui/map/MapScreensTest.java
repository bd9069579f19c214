package dev.turnstone.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.ui.Screen;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.map.MapViewModel.Form;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.wizard.Environment;
import dev.turnstone.ui.wizard.FrameView;
import dev.turnstone.ui.wizard.FrameViewModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of the page on which fields are mapped, in which no word is cut off. */
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
class MapScreensTest {
  private static final String[] OLD = {
    "create table customer(customer_id integer primary key, last_update integer,"
        + " first_name varchar(45),"
        + " last_name varchar(45), email varchar(50), active boolean, birth varchar(10),"
        + " created integer, store_id integer, legacy_flags blob, note text, seen datetime)"
  };
  private static final String[] NEW = {
    "create table customer(id integer primary key, full_name varchar(120), email varchar(50),"
        + " is_active boolean, birth_date date, created timestamptz, store_id integer,"
        + " changed timestamptz,"
        + " tier varchar(8), notes text, seen date)"
  };

  @TempDir static Path folder;

  private Stage stage;

  private record Shown(Look look, Screen.Size size) {}

  @Start
  void start(Stage given) {
    stage = given;
  }

  @ParameterizedTest
  @CsvSource({
    "en, LIGHT, LARGE",
    "en, DARK, LARGE",
    "en, LIGHT, SMALL",
    "de, LIGHT, SMALL",
    "de, DARK, LARGE"
  })
  void everyKindOfLine(String language, Look look, Screen.Size size) throws IOException {
    keep(
        "lines",
        language,
        m -> m.between(OLD, NEW),
        (model, view) -> {
          model.linking().connect("first_name", "full_name");
          model.linking().connect("last_name", "full_name");
          model.linking().take(model.linking().offer().get().orElseThrow().ways().get(0));
          model.linking().connect("active", "is_active");
          model.linking().connect("last_update", "changed");
          model.linking().take(model.linking().offer().get().orElseThrow().ways().get(0));
          model.pattern().action().set(PatternViewModel.Action.CONSTANT);
          model.pattern().value().set("STANDARD");
          model.pattern().pattern().set("customer.tier");
          model.pattern().apply();
        },
        new Shown(look, size));
  }

  @ParameterizedTest
  @CsvSource({"en, LIGHT, LARGE", "de, DARK, SMALL"})
  void finished(String language, Look look, Screen.Size size) throws IOException {
    keep(
        "finished",
        language,
        Maps::finished,
        (model, view) -> {
          Maps.open(model, "Order");
          model.select("status");
        },
        new Shown(look, size));
  }

  @ParameterizedTest
  @CsvSource({"en, LIGHT, LARGE", "de, DARK, SMALL"})
  void rehearsed(String language, Look look, Screen.Size size) throws IOException {
    keep(
        "rehearsed",
        language,
        Maps::rehearsed,
        (model, view) -> Maps.open(model, "Customer"),
        new Shown(look, size));
  }

  @ParameterizedTest
  @CsvSource({"en, LIGHT, LARGE", "en, DARK, SMALL"})
  void proposed(String language, Look look, Screen.Size size) throws IOException {
    keep(
        "proposed",
        language,
        Maps::proposed,
        (model, view) -> {
          Maps.open(model, "Customer");
          model.linking().hold("Tel");
        },
        new Shown(look, size));
  }

  @ParameterizedTest
  @CsvSource({"en, LIGHT, LARGE", "de, LIGHT, SMALL", "en, DARK, SMALL"})
  void grid(String language, Look look, Screen.Size size) throws IOException {
    keep(
        "grid",
        language,
        Maps::proposed,
        (model, view) -> {
          Maps.open(model, "Payment");
          model.form().set(Form.GRID);
          model.select("paid_at");
        },
        new Shown(look, size));
  }

  @ParameterizedTest
  @CsvSource({"en, LIGHT, LARGE", "de, LIGHT, SMALL", "en, DARK, LARGE"})
  void questions(String language, Look look, Screen.Size size) throws IOException {
    keep(
        "questions",
        language,
        m -> m.between(OLD, NEW),
        (model, view) -> model.suggest(),
        new Shown(look, size));
  }

  @ParameterizedTest
  @CsvSource({"en, LIGHT, LARGE", "de, DARK, SMALL"})
  void offer(String language, Look look, Screen.Size size) throws IOException {
    keep(
        "offer",
        language,
        m -> m.between(OLD, NEW),
        (model, view) -> model.linking().connect("created", "created"),
        new Shown(look, size));
  }

  @ParameterizedTest
  @CsvSource({"en, LIGHT, LARGE", "de, DARK, SMALL"})
  void refusal(String language, Look look, Screen.Size size) throws IOException {
    keep(
        "refusal",
        language,
        Maps::finished,
        (model, view) -> {
          Maps.open(model, "OrderItem");
          model.linking().connect("LineTotal", "line_total");
        },
        new Shown(look, size));
  }

  @ParameterizedTest
  @CsvSource({"en, LIGHT, LARGE", "de, DARK, SMALL"})
  void pattern(String language, Look look, Screen.Size size) throws IOException {
    keep(
        "pattern",
        language,
        Maps::finished,
        (model, view) -> {
          ((Button) view.lookup("#" + MapView.PATTERN)).fire();
          model.pattern().pattern().set("*_at");
        },
        new Shown(look, size));
  }

  @Test
  void aThousandColumns() throws IOException {
    keep(
        "wide",
        "en",
        m -> m.large(1, 1000),
        (model, view) -> model.select("column_500"),
        new Shown(Look.LIGHT, Screen.Size.LARGE));
  }

  @Test
  void aThousandTables() throws IOException {
    keep(
        "many",
        "en",
        m -> m.large(1000, 4),
        (m, v) -> {},
        new Shown(Look.LIGHT, Screen.Size.LARGE));
  }

  @ParameterizedTest
  @CsvSource({"en, LIGHT, LARGE", "de, DARK, SMALL"})
  void nothing(String language, Look look, Screen.Size size) throws IOException {
    keep("nothing", language, Maps::empty, (m, v) -> {}, new Shown(look, size));
  }

  private void keep(
      String name,
      String language,
      Function<Maps, Migration> of,
      BiConsumer<MapViewModel, MapView> done,
      Shown shown)
      throws IOException {
    Migration migration = of.apply(new Maps(folder, Locale.forLanguageTag(language)));
    Platform.runLater(
        () -> {
          FrameViewModel frame = new FrameViewModel(shown.look());
          FrameView view =
              new FrameView(frame, migration.messages(), new FrameView.Ways(() -> {}, () -> {}));
          MapViewModel model = new MapViewModel(migration);
          MapView page = new MapView(model, new StackPane());
          view.page(page);
          migration.session().done(Step.CONNECT);
          migration.session().done(Step.CATALOGUE);
          migration.session().show(Step.MAP);
          frame
              .opened()
              .set(
                  Optional.of(
                      new FrameViewModel.Opened(
                          migration.session(),
                          "Store 4 → Store 5",
                          migration.document().hash().get(),
                          "SQLite 3.54 · store4",
                          "SQLite 3.54 · store5",
                          true,
                          Environment.TEST)));
          Screen.show(stage, view, shown.look(), shown.size());
          done.accept(model, page);
        });
    WaitForAsyncUtils.waitForFxEvents();
    WaitForAsyncUtils.waitForFxEvents();
    Screen.keep(stage, "map-" + name + "-" + language, shown.look(), shown.size());
    assertEquals(List.of(), Screen.cut(stage.getScene().getRoot()));
  }
}
