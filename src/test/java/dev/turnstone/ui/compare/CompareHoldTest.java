package dev.turnstone.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A comparison is held for as long as it is looked at; it can be stopped, written and put away. */
class CompareHoldTest {
  @TempDir static Path folder;

  private static SampleRun sample;

  private final List<Throwable> failures = new ArrayList<>();
  private final Background atOnce = new Background(Runnable::run, Runnable::run);
  private Migration migration;
  private CompareViewModel model;

  @BeforeAll
  static void carryOut() throws SQLException {
    sample = new SampleRun(folder);
    sample.run();
    sample.others(Differences.MADE_BY_OTHERS);
  }

  @AfterAll
  static void closeSample() {
    sample.close();
  }

  @BeforeEach
  void open() {
    migration = sample.migration(atOnce, Messages.of(Locale.ENGLISH), failures);
    model = new CompareViewModel(migration);
  }

  @AfterEach
  void close() {
    model.close();
    assertEquals(List.of(), failures);
  }

  private TableLine line(String table) {
    return model.tables().lines().stream()
        .filter(l -> l.name().equals(table))
        .findFirst()
        .orElseThrow();
  }

  private void select(String table) {
    model.tables().selected().set(Optional.of(line(table)));
  }

  @Test
  void everythingIsWrittenToFilesOfFourForms() throws IOException {
    model.compare();
    for (String ending : List.of("csv", "json", "html", "sql")) {
      Path file = folder.resolve("differences." + ending);
      model.export().write(file);
      assertEquals("Written: " + file, model.export().outcome().get());
      assertTrue(Files.readString(file).contains("mary@new.example") || ending.equals("sql"));
      assertTrue(Files.readString(file).contains("user104@example.org"));
    }
    Path nowhere = folder.resolve("nowhere/x.csv");
    model.export().write(nowhere);
    assertTrue(model.export().outcome().get().contains("nowhere"));
    assertTrue(model.export().possible().get());
  }

  @Test
  void anExportThatIsStoppedLeavesNoFile() {
    Deque<Runnable> work = new ArrayDeque<>();
    List<Boolean> held = new ArrayList<>();
    CompareViewModel other =
        new CompareViewModel(
            sample.migration(
                new Background(
                    task -> {
                      if (held.isEmpty()) task.run();
                      else work.add(task);
                    },
                    Runnable::run),
                Messages.of(Locale.ENGLISH),
                failures));
    other.compare();
    held.add(true);
    Path file = folder.resolve("stopped.csv");
    other.export().write(file);
    assertTrue(other.export().writing().get());
    other.export().cancel();
    work.remove().run();
    assertEquals(
        "The export was stopped; nothing is left of the file.", other.export().outcome().get());
    assertFalse(Files.exists(file));
    held.clear();
    other.close();
  }

  @Test
  void aComparisonThatIsStoppedShowsNothingAndSaysSo() {
    Deque<Runnable> work = new ArrayDeque<>();
    Migration slow =
        sample.migration(
            new Background(work::add, Runnable::run), Messages.of(Locale.ENGLISH), failures);
    CompareViewModel other = new CompareViewModel(slow);
    while (!work.isEmpty()) {
      work.remove().run();
    }
    other.compare();
    assertTrue(other.working().get());
    other.sample();
    assertEquals("Opening the databases …", other.doing().get());
    other.cancel();
    work.remove().run();
    assertFalse(other.working().get());
    assertTrue(other.shown().get().isEmpty());
    assertEquals(Optional.empty(), other.failure().get());
    assertEquals("The comparison was stopped. Nothing was written.", slow.sentence().get());
    other.close();
  }

  @Test
  void whatIsBeingComparedIsThrownAwayWhenThePageIsClosedMeanwhile() {
    Deque<Runnable> work = new ArrayDeque<>();
    Migration slow =
        sample.migration(
            new Background(work::add, Runnable::run), Messages.of(Locale.ENGLISH), failures);
    CompareViewModel other = new CompareViewModel(slow);
    while (!work.isEmpty()) {
      work.remove().run();
    }
    other.compare();
    List<String> told = new ArrayList<>();
    other.letGo(() -> told.add("let go"));
    assertEquals(List.of(), told, "not before its end");
    while (!work.isEmpty()) {
      work.remove().run();
    }
    assertEquals(List.of("let go"), told);
    assertTrue(other.shown().get().isEmpty());
  }

  @Test
  void whatIsReplacedOrClosedAnswersNothingMore() {
    model.compare();
    OpenComparison first = model.shown().get().orElseThrow().open();
    var table = line("customers").table().right();
    assertEquals(5, first.page(table, 0, 10).size());
    model.compare();
    assertThrows(Stopped.class, () -> first.page(table, 0, 10));
    OpenComparison second = model.shown().get().orElseThrow().open();
    model.close();
    assertThrows(Stopped.class, () -> second.page(table, 0, 10));
    assertTrue(model.shown().get().isEmpty());
  }

  @Test
  void rowsThatCannotBeReadAreSaidToBeSo() {
    model.compare();
    model.shown().get().orElseThrow().open().close();
    select("orders");
    assertTrue(
        model.differences().remark().get().startsWith("Some rows cannot be read: "),
        model.differences().remark().get());
  }
}
