package dev.turnstone.ui.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.app.sample.SampleStore;
import dev.turnstone.catalog.Catalog;
import dev.turnstone.support.TestDatabase;
import dev.turnstone.ui.Screen;
import dev.turnstone.ui.catalogue.CatalogueViewModel.Mode;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.session.Session;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.wizard.Environment;
import dev.turnstone.ui.wizard.FrameView;
import dev.turnstone.ui.wizard.FrameViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Parent;
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

/** Pictures of the catalogues in all their states, in which no word is cut off. */
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
class CatalogueScreensTest {
  @TempDir static Path folder;

  private static final FrameView.Ways NOWHERE = new FrameView.Ways(() -> {}, () -> {});

  private final Deque<Runnable> later = new ArrayDeque<>();
  private boolean stepping;
  private Stage stage;

  @Start
  void start(Stage given) {
    stage = given;
  }

  @ParameterizedTest
  @CsvSource({
    "en, unread, LIGHT, LARGE",
    "de, unread, DARK, SMALL",
    "en, list, LIGHT, LARGE",
    "en, reopened, LIGHT, SMALL",
    "en, profile, LIGHT, LARGE",
    "en, profile, DARK, LARGE",
    "de, profile, LIGHT, SMALL",
    "de, running, DARK, SMALL",
    "en, running, LIGHT, LARGE",
    "en, table, LIGHT, LARGE",
    "de, table, DARK, SMALL",
    "en, unique, LIGHT, LARGE",
    "en, trouble, LIGHT, LARGE",
    "en, left, LIGHT, LARGE",
    "en, graph, LIGHT, LARGE",
    "de, graph, DARK, SMALL"
  })
  void sample(String language, String state, Look look, Screen.Size size) throws IOException {
    Path file = Files.createTempDirectory(folder, "sample").resolve("store4.db");
    SampleStore.full(file, 1);
    TestDatabase database = new TestDatabase(TestDatabase.SQLITE, "", 0, file.toString(), "", "");
    Catalog catalog = Catalogues.read(database, file.resolveSibling("work"));
    Opened first = opened(database, language);
    Opened opened = state.equals("reopened") ? reopened(first.reading(catalog)) : first;
    show(
        opened,
        look,
        size,
        () -> {
          if (!List.of("unread", "reopened").contains(state)) {
            opened.reading(catalog).connected(database);
          }
          return new CatalogueViewModel(opened.migration());
        },
        model -> put(model, database, state));
    keep("catalogue-" + language + "-" + state, look, size);
  }

  /** What was read is kept for the next time. */
  private static Opened reopened(Opened first) {
    new CatalogueViewModel(first.migration());
    return first.again();
  }

  private void put(CatalogueViewModel model, TestDatabase database, String state) {
    switch (state) {
      case "profile" -> {
        model.profileAll();
        select(model, "Customer");
        choose(model, "FirstName");
      }
      case "unique", "table" -> {
        model.profileAll();
        select(model, "Customer");
        if (state.equals("unique")) choose(model, "Email");
        model.detail().owner().set("Customer data");
        model.detail().keepOwner();
        model.detail().confirm();
        details();
      }
      case "trouble" -> {
        select(model, "Payment");
        database.execute("drop table Payment");
        model.profileSelected();
        details();
      }
      case "running" -> {
        select(model, "Payment");
        stepping = true;
        model.profileAll();
      }
      case "graph" -> {
        select(model, "Order");
        model.mode().set(Mode.GRAPH);
      }
      case "left" ->
          ((ToggleButton) stage.getScene().lookup("#" + CatalogueView.LEFT_TOGGLE))
              .setSelected(true);
      default -> {}
    }
  }

  private void details() {
    Parent choice = (Parent) stage.getScene().lookup("#" + CatalogueView.BESIDE);
    ((ToggleButton) choice.getChildrenUnmodifiable().get(1)).fire();
  }

  @ParameterizedTest
  @CsvSource({
    "en, LIST, LIGHT, LARGE",
    "en, GRAPH, LIGHT, LARGE",
    "en, GRAPH, DARK, SMALL",
    "de, LIST, LIGHT, SMALL"
  })
  void circle(String language, Mode mode, Look look, Screen.Size size) throws IOException {
    Path own = Files.createTempDirectory(folder, "circle");
    Catalog catalog = Catalogues.shop(own);
    Opened opened = opened(new TestDatabase(TestDatabase.SQLITE, "", 0, "shop", "", ""), language);
    show(
        opened,
        look,
        size,
        () -> new CatalogueViewModel(opened.reading(catalog).migration()),
        model -> {
          select(model, "staff");
          model.mode().set(mode);
        });
    keep("catalogue-circle-" + language + "-" + mode, look, size);
  }

  @ParameterizedTest
  @CsvSource({"en, LIST, LIGHT, LARGE", "en, GRAPH, LIGHT, LARGE", "de, GRAPH, DARK, SMALL"})
  void thousand(String language, Mode mode, Look look, Screen.Size size) throws IOException {
    Path own = Files.createTempDirectory(folder, "thousand");
    Catalog catalog = Catalogues.large(own, 1000, 10);
    Opened opened = opened(new TestDatabase(TestDatabase.SQLITE, "", 0, "big", "", ""), language);
    show(
        opened,
        look,
        size,
        () -> new CatalogueViewModel(opened.reading(catalog).migration()),
        model -> {
          select(model, "table_500");
          model.mode().set(mode);
        });
    keep("catalogue-thousand-" + language + "-" + mode, look, size);
  }

  private Opened opened(TestDatabase database, String language) {
    Background background = new Background(this::work, Runnable::run);
    return Opened.between(
        folder, database.connString(), "sqlite:b.db", background, Locale.forLanguageTag(language));
  }

  /** At once, until a picture of work under way is wanted. */
  private void work(Runnable task) {
    if (stepping) {
      later.add(task);
    } else {
      task.run();
    }
  }

  private void show(
      Opened opened,
      Look look,
      Screen.Size size,
      Supplier<CatalogueViewModel> made,
      Consumer<CatalogueViewModel> then) {
    FrameViewModel frame = new FrameViewModel(look);
    Messages messages = opened.migration().messages();
    Platform.runLater(
        () -> {
          CatalogueViewModel model = made.get();
          FrameView view = new FrameView(frame, messages, NOWHERE);
          view.page(new CatalogueView(model, messages));
          Session session = opened.migration().session();
          session.done(Step.CONNECT);
          session.show(Step.CATALOGUE);
          frame
              .opened()
              .set(
                  Optional.of(
                      new FrameViewModel.Opened(
                          session,
                          "Store 4 → Store 5",
                          "v7 · 3f9c21",
                          "SQLite · store4",
                          "PostgreSQL 15 · store5",
                          true,
                          Environment.PRODUCTION)));
          frame.sentence().bind(opened.migration().sentence());
          Screen.show(stage, view, look, size);
          then.accept(model);
        });
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(List.of(), opened.failures());
  }

  private static void select(CatalogueViewModel model, String table) {
    model.selected().set(model.tables().stream().filter(l -> l.shown().equals(table)).findFirst());
  }

  private static void choose(CatalogueViewModel model, String column) {
    model.column().set(model.columns().stream().filter(l -> l.name().equals(column)).findFirst());
  }

  private void keep(String name, Look look, Screen.Size size) throws IOException {
    Screen.keep(stage, name, look, size);
    assertEquals(List.of(), Screen.cut(stage.getScene().getRoot()));
  }
}
