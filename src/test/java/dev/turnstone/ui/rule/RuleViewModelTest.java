package dev.turnstone.ui.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.preview.Preview;
import dev.turnstone.app.preview.PreviewRow;
import dev.turnstone.app.preview.PreviewRow.Fate;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.rule.RuleViewModel.Part;
import dev.turnstone.ui.rule.preview.PreviewViewModel;
import dev.turnstone.ui.rule.preview.PreviewViewModel.State;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows are shown for what is chosen and written, and only for that. */
class RuleViewModelTest {
  @TempDir static Path folder;

  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean later;
  private Inspected inspected;
  private RuleViewModel model;
  private PreviewViewModel preview;

  @BeforeEach
  void open() {
    inspected = new Inspected(folder, Locale.ENGLISH, new Background(this::execute, Runnable::run));
    model = inspected.model();
    preview = model.preview();
  }

  private void execute(Runnable task) {
    if (later) {
      waiting.add(task);
    } else {
      task.run();
    }
  }

  @AfterEach
  void close() {
    assertEquals(List.of(), inspected.failures);
    inspected.close();
  }

  @Test
  void rowsAreShownBeforeAndAfterWithTheirCounts() {
    inspected.select("orders", "status");
    assertEquals(State.SHOWN, preview.state().get());
    Preview shown = preview.preview().get().orElseThrow();
    assertEquals(List.of("Status"), shown.sources());
    PreviewRow refused = shown.rows().get(0);
    assertEquals("1 row", preview.verdict(shown, refused));
    assertEquals("not listed", preview.reason(refused));
    PreviewRow shipped = shown.rows().get(1);
    assertEquals(List.of(Optional.of("shipped")), shipped.after());
    assertEquals("ok · 1,034 rows", preview.verdict(shown, shipped));
    assertEquals("First 2,000 rows read: 1 does not fit.", preview.sentence().get());
  }

  @Test
  void withoutConnectionsOrCataloguesThatIsSaid() {
    inspected.migration.ends().set(Optional.empty());
    inspected.select("orders", "status");
    assertEquals(State.NOTHING, preview.state().get());
    assertTrue(preview.sentence().get().startsWith("Not connected."));
    inspected.migration.survey().set(Optional.empty());
    inspected.migration.ends().set(Optional.empty());
    assertEquals(Optional.empty(), preview.preview().get());
  }

  @Test
  void whatIsWrittenIsShownBeforeItIsThePlan() {
    inspected.select("customers", "first_name");
    model.field().choose(RuleKind.EXPRESSION);
    model.field().expression().text().set("Login + '!'");
    Preview shown = preview.preview().get().orElseThrow();
    assertEquals(List.of(Optional.of("anna!")), shown.rows().get(0).after());
    assertTrue(
        inspected.planned("customers", "first_name").orElseThrow().rule()
            instanceof FieldRule.Copy);
  }

  @Test
  void anExpressionThatIsWrongHasNoRows() {
    inspected.select("customers", "first_name");
    model.field().choose(RuleKind.EXPRESSION);
    model.field().expression().text().set("Login + 1");
    assertEquals(Optional.empty(), preview.preview().get());
    assertEquals("Rows are shown as soon as the expression is right.", preview.sentence().get());
  }

  @Test
  void theRowsOfATableShowWhatItsFilterLeavesOut() {
    inspected.select("orders", "status");
    model.part().set(Part.TABLE);
    assertEquals("Order → orders", model.heading().get());
    assertEquals(6, preview.preview().get().orElseThrow().targets().size());
    model.table().filter().text().set("OrderId > 1000000");
    Preview shown = preview.preview().get().orElseThrow();
    assertEquals(Fate.FILTERED, shown.rows().get(0).fate());
    assertEquals("left out", preview.verdict(shown, shown.rows().get(0)));
    assertEquals(
        "First 2,000 rows read: every value fits. 2,000 are left out by the filter.",
        preview.sentence().get());
  }

  @Test
  void theWholeTableIsReadOnceMoreWhenItsPlanChangesAndNotForOthers() {
    inspected.select("orders", "status");
    later = true;
    String table = "addresses";
    inspected
        .migration
        .document()
        .change(
            inspected
                .plan()
                .withTables(
                    inspected.plan().tables().stream()
                        .map(
                            t -> t.target().name().equals(table) ? t.withMode(WriteMode.INSERT) : t)
                        .toList()));
    assertEquals(2, waiting.size(), "only the plan is checked and brought to disk");
  }

  @Test
  void whatIsNotWantedAnyMoreIsNeverShown() {
    later = true;
    inspected.select("orders", "status");
    Deque<Runnable> first = new ArrayDeque<>(waiting);
    waiting.clear();
    inspected.select("customers", "login");
    assertEquals(State.READING, preview.state().get());
    waiting.forEach(Runnable::run);
    assertEquals(List.of("login"), preview.preview().get().orElseThrow().targets());
    first.forEach(Runnable::run);
    assertEquals(List.of("login"), preview.preview().get().orElseThrow().targets());
  }

  @Test
  void readingIsStoppedAndGoesOnWithTheNextChange() {
    later = true;
    inspected.select("orders", "status");
    assertEquals(State.READING, preview.state().get());
    preview.cancel();
    assertEquals(State.STOPPED, preview.state().get());
    waiting.forEach(Runnable::run);
    assertEquals(State.STOPPED, preview.state().get());
    later = false;
    inspected.select("customers", "login");
    assertEquals(State.SHOWN, preview.state().get());
  }

  @Test
  void aColumnThatNothingFillsHasNoRowsButItsDefault() {
    inspected.select("customers", "newsletter");
    model.field().choose(RuleKind.DEFAULT);
    assertEquals(State.NOTHING, preview.state().get());
    assertEquals(
        "Nothing fills this column. The database gives its default: 0", preview.sentence().get());
  }

  @Test
  void aRuleThatCannotWorkSaysSoInPlaceOfRows() {
    inspected.select("customers", "referred_by");
    model.field().choose(RuleKind.CONSTANT);
    model.field().change(model.field().draft().get().withConstant("nobody"));
    assertEquals(State.FAILED, preview.state().get());
    assertTrue(preview.sentence().get().startsWith("The rule cannot work:"));
  }

  @Test
  void valuesOfPersonsAreHiddenOnBothSides() {
    inspected.select("customers", "login");
    Preview shown = preview.preview().get().orElseThrow();
    assertTrue(preview.hidesSource("Login"));
    assertTrue(preview.hidesTarget(shown, 0));
    assertTrue(preview.hides(shown));
    assertEquals("•••• •", preview.cell(Optional.of("anna x"), true));
    assertEquals("NULL", preview.cell(Optional.empty(), true));
    preview.values().set(true);
    assertEquals("anna x", preview.cell(Optional.of("anna x"), true));
  }

  @Test
  void nothingChosenShowsNothing() {
    inspected.selected.set(Optional.empty());
    assertEquals(Optional.empty(), model.chosen().get());
    assertEquals("", model.heading().get());
    assertEquals(State.NOTHING, preview.state().get());
    inspected.select("no_such_table", "x");
    assertEquals(Optional.empty(), model.chosen().get());
  }
}
