package dev.turnstone.ui.walk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.Endpoints;
import dev.turnstone.app.Engine;
import dev.turnstone.app.RunSummary;
import dev.turnstone.app.project.OpenProject;
import dev.turnstone.app.project.Projects;
import dev.turnstone.app.sample.SamplePlan;
import dev.turnstone.app.sample.SampleStore;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.mapping.MappingOptions;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.ui.Figures;
import dev.turnstone.ui.execute.ExecuteView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** How a run and the window get along; for a machine that does nothing else. */
@Tag("figures")
@ExtendWith(ApplicationExtension.class)
class WindowFiguresTest {
  private static final int SCALE = 40;
  private static final int ROUNDS = 5;
  private static final int EVERY_MILLIS = 15;

  @TempDir static Path folder;

  private final ConcurrentLinkedQueue<Double> answers = new ConcurrentLinkedQueue<>();
  private Path source;
  private Walk walk;

  @Start
  void start(Stage stage) throws Exception {
    walk = new Walk(Files.createTempDirectory(folder, "walk"), stage);
    source = walk.migrations().resolveSibling("store4.db");
    SampleStore.full(source, SCALE);
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(walk.desk()::close);
  }

  @Test
  void aRunAtFullSpeedAndTheWindowHardlyDisturbEachOther(FxRobot robot) throws Exception {
    List<Double> alone = new ArrayList<>();
    List<Double> watched = new ArrayList<>();
    alone("warm");
    for (int round = 0; round < ROUNDS; round++) {
      alone.add(alone("alone" + round));
      watched.add(watched(robot, "watched" + round, false));
    }
    watched(robot, "pressed", true);
    double cost = 100 * (median(watched) / median(alone) - 1);
    List<Double> waits = new ArrayList<>(answers);
    Collections.sort(waits);
    double late = waits.get((int) (waits.size() * 0.99));
    Figures.note("run without a window, " + SCALE * SampleStore.ROWS + " rows", median(alone), "s");
    Figures.note("the same run in the window", median(watched), "s");
    Figures.note("what the window costs the run", cost, "%");
    Figures.note("input answered while it runs, median", median(waits), "ms");
    Figures.note("input answered while it runs, p99", late, "ms");
    assertTrue(late < 300, late + " ms, " + waits.size() + " times");
    assertTrue(cost < 25, cost + " %");
  }

  /** Seconds from the run's first word to its last. */
  private double alone(String name) throws Exception {
    OpenProject project = project(name);
    Engine engine = new Engine(project.project().workspace(), Clock.systemUTC());
    engine.run(
        project.plan().orElseThrow(), Credentials.NONE, new ProgressMeter(), new Cancellation());
    project.close();
    return seconds(engine);
  }

  private double watched(FxRobot robot, String name, boolean pressed) throws Exception {
    OpenProject project = project(name);
    Path place = project.project().folder();
    project.change(p -> p.leftAt("EXECUTE"));
    project.close();
    robot.interact(() -> walk.desk().open(place));
    walk.click(robot, ExecuteView.ACCEPT);
    ScheduledExecutorService person = Executors.newSingleThreadScheduledExecutor();
    walk.click(robot, ExecuteView.BEGIN);
    if (pressed) {
      person.scheduleAtFixedRate(this::press, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }
    walk.until("it is over", () -> walk.usable(robot, ExecuteView.COMPARE));
    person.shutdownNow();
    return seconds(new Engine(project.project().workspace(), Clock.systemUTC()));
  }

  /** Something is asked of the window, and answered once it is laid out anew. */
  private void press() {
    long asked = System.nanoTime();
    Platform.runLater(
        () -> {
          Scene scene = walk.desk().scene();
          Runnable[] shown = new Runnable[1];
          shown[0] =
              () -> {
                answers.add((System.nanoTime() - asked) / 1e6);
                scene.removePostLayoutPulseListener(shown[0]);
              };
          scene.addPostLayoutPulseListener(shown[0]);
          Platform.requestNextPulse();
        });
  }

  private OpenProject project(String name) throws Exception {
    Path place = walk.migrations().resolve(name);
    Projects projects =
        new Projects(walk.migrations().resolveSibling("settings"), Clock.systemUTC());
    OpenProject project = projects.create(place, name);
    Path target = place.resolve("store5.db");
    SampleStore.empty(target);
    String from = "sqlite:" + source;
    String to = "sqlite:" + target;
    Engine engine = new Engine(project.project().workspace(), Clock.systemUTC());
    try (Endpoints both = engine.open(from, to, Credentials.NONE)) {
      MigrationPlan proposed = engine.plan(both, MappingOptions.DEFAULT);
      project.changePlan(
          SamplePlan.finished(proposed, both.survey().source(), both.survey().target()));
    }
    project.change(p -> p.between(from, to).usedFor("TEST"));
    project.keep();
    return project;
  }

  private static double seconds(Engine engine) {
    RunSummary run = engine.runs().readable().get(0);
    Duration taken = Duration.between(run.header().started(), run.ended().orElseThrow());
    return taken.toMillis() / 1000.0;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
