package dev.turnstone.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.journal.RunState;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.session.StepState;
import dev.turnstone.undo.difference.RowDifference;
import dev.turnstone.undo.difference.TableComparison.Counts;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of the sample is compared before and after other people worked on its target. */
class CompareViewModelTest {
  @TempDir static Path folder;

  private static SampleRun sample;
  private static String run;
  private static Compared untouched;

  private final List<Throwable> failures = new ArrayList<>();
  private final Background atOnce = new Background(Runnable::run, Runnable::run);
  private Migration migration;
  private CompareViewModel model;

  @BeforeAll
  static void carryOut() throws SQLException {
    sample = new SampleRun(folder);
    run = sample.run();
    CompareViewModel first =
        new CompareViewModel(
            sample.migration(
                new Background(Runnable::run, Runnable::run),
                Messages.of(Locale.ENGLISH),
                new ArrayList<>()));
    first.compare();
    untouched = first.shown().get().orElseThrow();
    first.close();
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

  private RowDifference row(long number) {
    return model.differences().row(new Place(number, 0)).orElseThrow();
  }

  @Test
  void theNewestRunIsChosenAndAnswersEverything() {
    assertEquals(List.of(run), model.runs().stream().map(RunChoice::name).toList());
    assertEquals(run, model.run().get().orElseThrow().name());
    assertTrue(Arrays.stream(Question.values()).allMatch(model::fits));
    assertTrue(model.undoable());
  }

  @Test
  void nobodyTouchedTheTargetAndSoNothingDiffers() {
    assertTrue(untouched.identical());
    assertEquals(new Counts(39_971, 0, 0, 0), untouched.total());
    assertEquals(39_971, untouched.expected());
    assertEquals(0, untouched.tablesToSettle());
  }

  @Test
  void whatOthersDidIsFoundByTableAndTheFirstOfThemIsShown() {
    model.compare();
    Compared compared = model.shown().get().orElseThrow();
    assertEquals(new Counts(39_962, 2, 5, 4), compared.total());
    assertFalse(compared.identical());
    assertEquals("+2 ~3 ", words(line("customers")));
    assertEquals(" ~1 ", words(line("orders")));
    assertEquals("  −3", words(line("payments")));
    assertEquals("  −2", words(line("event_log")));
    assertEquals("  ", words(line("products")));
    assertEquals("Customer → customers", line("customers").title());
    assertEquals("customers", model.tables().selected().get().orElseThrow().name());
    assertEquals(StepState.DONE, migration.session().state(Step.COMPARE).get());
    assertEquals(4, migration.session().problems(Step.COMPARE).get());
    assertEquals("Compared: 11 rows differ.", migration.sentence().get());
  }

  private static String words(TableLine line) {
    return line.added() + " " + line.changed() + " " + line.removed();
  }

  @Test
  void theOtherQuestionsTellWhatTheRunDidWithAndWithoutOthers() {
    model.question().set(Question.SINCE);
    model.compare();
    Counts since = model.shown().get().orElseThrow().total();
    assertEquals(39_971 + 2 - 5, since.added());
    assertEquals(StepState.TO_DO, migration.session().state(Step.COMPARE).get());
    model.question().set(Question.LEFT);
    model.compare();
    assertEquals(39_971, model.shown().get().orElseThrow().total().added());
  }

  @Test
  void rowsAreShownCellByCellWithBothValues() {
    model.compare();
    select("customers");
    assertEquals(5, model.differences().window().size().get());
    assertEquals("customer_id", model.differences().columns().get().get(0).name());
    CellWords words = new CellWords(Messages.of(Locale.ENGLISH));
    RowDifference changed = row(0);
    List<String> cells =
        model.differences().columns().get().stream()
            .flatMap(c -> c.in(changed).stream())
            .filter(c -> c.changed())
            .map(c -> words.spoken(changed, c))
            .toList();
    assertEquals(
        List.of(
            "email: was user104@example.org, is mary@new.example",
            "newsletter: was false, is true"),
        cells);
    assertEquals("+", CellWords.sign(row(3).kind()));
    select("payments");
    assertEquals("−", CellWords.sign(row(0).kind()));
    select("orders");
    RowDifference order = row(0);
    String comment =
        model.differences().columns().get().stream()
            .filter(c -> c.name().equals("comment"))
            .map(c -> words.spoken(order, c.in(order).orElseThrow()))
            .findFirst()
            .orElseThrow();
    assertTrue(comment.endsWith("is two lines⏎of words that go on and on"), comment);
  }

  @Test
  void theNextChangeGoesFromCellToCellFromRowToRowAndToTheNextTable() {
    model.compare();
    List<String> walk = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      model.next();
      walk.add(where());
    }
    assertEquals(
        List.of(
            "customers 0 email",
            "customers 0 newsletter",
            "customers 1 phone",
            "customers 2 last_name",
            "customers 3 customer_id",
            "customers 4 customer_id",
            "event_log 0 logged_at",
            "event_log 1 logged_at"),
        walk);
    model.previous();
    model.previous();
    assertEquals("customers 4 customer_id", where());
    model.previous();
    model.previous();
    model.previous();
    model.previous();
    assertEquals("customers 0 newsletter", where());
  }

  private String where() {
    Place place = model.differences().place().get().orElseThrow();
    return model.differences().table().get().orElseThrow().name()
        + " "
        + place.row()
        + " "
        + model.differences().columns().get().get(place.column()).name();
  }

  @Test
  void tablesAreNarrowedByLettersAndToThoseThatDiffer() {
    model.compare();
    model.tables().filter().set("ORDER");
    assertEquals(
        List.of("order_items", "orders"),
        model.tables().lines().stream().map(TableLine::name).toList());
    model.tables().onlyDifferent().set(true);
    assertEquals(List.of("orders"), model.tables().lines().stream().map(TableLine::name).toList());
    assertEquals("1 of 10", model.tables().counted().get());
  }

  @Test
  void aTableWithoutDifferencesSaysSo() {
    model.compare();
    select("suppliers");
    assertEquals(
        "No row of suppliers differs. 40 rows are identical.", model.differences().remark().get());
    assertEquals(0, model.differences().window().size().get());
    select("products");
    assertEquals("7 rows set aside", model.differences().notes().get());
  }

  @Test
  void aCellTellsWhereItsValueCameFrom() {
    model.compare();
    assertEquals("Choose a cell to see where its value came from.", lineage());
    model.next();
    assertEquals("Row 104 · lineage of email", model.lineage().title().get());
    assertTrue(lineage().startsWith("Customer.Email \"user104@example.org\" → "), lineage());
    assertTrue(lineage().contains(" · run " + run + " · "), lineage());
    model.differences().place().set(Optional.of(new Place(3, 0)));
    assertEquals("The run wrote no such row: it was there before, or others added it.", lineage());
    select("event_log");
    model.next();
    assertEquals("The table has no key by which a row could be traced.", lineage());
  }

  private String lineage() {
    return String.join("\n", model.lineage().lines().get());
  }

  @Test
  void whatIsShownIsOutdatedOnceTheRunChanges() {
    model.compare();
    assertFalse(model.outdated().get());
    migration.session().changed(Step.EXECUTE);
    assertTrue(model.outdated().get());
    model.compare();
    assertFalse(model.outdated().get());
  }

  @Test
  void aRunOfWhichLessIsKnownIsAskedLess() {
    assertTrue(Question.SINCE.fits(RunState.UNDONE));
    assertFalse(Question.EXPECTED.fits(RunState.UNDONE));
    assertFalse(Question.LEFT.fits(RunState.STOPPED));
    assertFalse(Question.SINCE.fits(RunState.REFUSED));
    RunChoice undone = new RunChoice(run, RunState.UNDONE, false, "undone");
    model.run().set(Optional.of(undone));
    assertEquals(Question.SINCE, model.question().get());
    assertFalse(model.undoable());
  }
}
