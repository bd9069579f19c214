package dev.turnstone.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.project.OpenProject;
import dev.turnstone.app.project.Projects;
import dev.turnstone.ui.Figures;
import dev.turnstone.ui.Screen;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.undo.difference.RowDifference;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import javafx.event.Event;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Ten million rows that differ are walked through without the window standing still. */
@ExtendWith(ApplicationExtension.class)
class DifferenceTableTest {
  @TempDir static Path folder;

  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final int STEPS = 60;
  private static final double MEDIAN_MILLIS = 100;

  private final AtomicInteger pages = new AtomicInteger();
  private Stage stage;
  private DifferencesViewModel model;
  private DifferenceTable table;

  @Start
  void start(Stage given) throws IOException {
    stage = given;
    Background background = Background.onThreads();
    Messages messages = Messages.of(Locale.ENGLISH);
    Path own = Files.createTempDirectory(folder, "rows");
    OpenProject project =
        new Projects(own.resolve("settings"), Clock.systemUTC()).create(own.resolve("p"), "Shop");
    Migration migration =
        new Migration(
            project, new Migration.Tools(background, messages, Clock.systemUTC(), e -> {}));
    model = new DifferencesViewModel(migration);
    table = new DifferenceTable("rows", model, messages);
    Screen.show(stage, table, Look.LIGHT, Screen.Size.LARGE);
    LazyRows<RowDifference> rows =
        new LazyRows<>(
            10_000_000,
            (from, count) -> {
              pages.incrementAndGet();
              return Differences.page(from, count);
            },
            background,
            e -> {});
    model.over(rows, Differences.COLUMNS);
  }

  @Test
  void scrollingAnywhereStaysSmoothAndReadsFewPages(FxRobot robot) throws TimeoutException {
    long last = model.window().last();
    double drag = median(step -> model.window().first().set(last * step / STEPS));
    double wheel = median(step -> model.window().first().set(1_000_000 + 3 * step));
    Figures.note("10 million differences dragged through, a frame", drag, "ms");
    Figures.note("10 million differences wheeled through, a frame", wheel, "ms");
    assertTrue(drag < MEDIAN_MILLIS, "dragged: " + drag + " ms a frame");
    assertTrue(wheel < MEDIAN_MILLIS, "turned: " + wheel + " ms a frame");
    awaitShown(robot, Long.toString(model.window().first().get()));
    assertTrue(pages.get() <= 3 * STEPS, pages + " pages were read");
    assertTrue(model.window().lines().size() < 40, "only lines in sight are there");
  }

  @Test
  void theLastRowIsAsNearAsTheSecond(FxRobot robot) throws TimeoutException {
    awaitShown(robot, "0");
    robot.interact(() -> view(robot).requestFocus());
    robot.type(KeyCode.END);
    awaitShown(robot, "9999999");
    assertEquals(Optional.of(new Place(9_999_999, 0)), model.place().get());
    robot.type(KeyCode.PAGE_UP).type(KeyCode.UP).type(KeyCode.RIGHT);
    long page = model.window().count().get() - 1L;
    assertEquals(Optional.of(new Place(9_999_998 - page, 1)), model.place().get());
    robot.type(KeyCode.HOME);
    awaitShown(robot, "0");
    assertEquals(0, model.window().first().get());
  }

  @Test
  void theWheelAndTheBarMoveTheRows(FxRobot robot) throws TimeoutException {
    awaitShown(robot, "0");
    robot.interact(() -> Event.fireEvent(view(robot), turned(-40)));
    long down = model.window().first().get();
    assertTrue(down >= 1 && down <= 5, down + " rows a notch");
    robot.interact(() -> Event.fireEvent(view(robot), turned(400)));
    assertEquals(0, model.window().first().get(), "there is nothing above the first");
    ScrollBar bar =
        table.getChildren().stream()
            .filter(ScrollBar.class::isInstance)
            .map(ScrollBar.class::cast)
            .findFirst()
            .orElseThrow();
    robot.interact(() -> bar.setValue(5_000_000));
    assertEquals(5_000_000, model.window().first().get());
    awaitShown(robot, "5000000");
  }

  @Test
  void theNextChangeIsFoundCellByCellAlsoWhereNothingIsReadYet(FxRobot robot)
      throws TimeoutException {
    robot.interact(() -> model.place().set(Optional.of(new Place(7_000_001, 3))));
    robot.interact(model::next);
    WaitForAsyncUtils.waitFor(
        5,
        TimeUnit.SECONDS,
        () -> model.place().get().filter(p -> p.column() > 0).isPresent() || pages.get() == 0);
    awaitShown(robot, "7000002");
    assertEquals(7_000_002, model.place().get().orElseThrow().row());
    robot.interact(model::next);
    robot.interact(model::next);
    robot.interact(model::previous);
    assertEquals(7_000_003, model.place().get().orElseThrow().row());
  }

  @Test
  void aCellThatIsClickedIsTheOneThatIsLookedAt(FxRobot robot) throws TimeoutException {
    awaitShown(robot, "0");
    robot.clickOn("value 95");
    assertEquals(Optional.of(new Place(3, 2)), model.place().get());
  }

  /**
   * Milliseconds that the window works for a step with all that has to be laid out for it; other
   * programs of the machine do not count.
   */
  private double median(LongConsumer step) {
    List<Double> times = new ArrayList<>();
    for (int i = 1; i <= STEPS; i++) {
      long at = i;
      times.add(
          WaitForAsyncUtils.waitForAsyncFx(
              30_000,
              () -> {
                long begun = CLOCK.getCurrentThreadCpuTime();
                step.accept(at);
                stage.getScene().getRoot().applyCss();
                stage.getScene().getRoot().layout();
                return (CLOCK.getCurrentThreadCpuTime() - begun) / 1e6;
              }));
    }
    return times.stream().sorted().toList().get(STEPS / 2);
  }

  private static ScrollEvent turned(double by) {
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        0,
        0,
        0,
        0,
        false,
        false,
        false,
        false,
        false,
        false,
        0,
        by,
        0,
        by,
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.NONE,
        0,
        0,
        null);
  }

  private static TableView<?> view(FxRobot robot) {
    return robot.lookup("#rows").queryTableView();
  }

  private void awaitShown(FxRobot robot, String id) throws TimeoutException {
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> robot.lookup(id).tryQuery().isPresent());
    WaitForAsyncUtils.waitForFxEvents();
  }
}
