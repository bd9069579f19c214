package dev.turnstone.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.ui.map.MapViewModel.Form;
import dev.turnstone.ui.map.PairListViewModel.Which;
import dev.turnstone.ui.map.pair.Link;
import dev.turnstone.ui.map.pair.LinkKind;
import dev.turnstone.ui.map.pair.PairSheet;
import dev.turnstone.ui.map.pair.RuleLine;
import dev.turnstone.ui.migration.FieldPlace;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.session.StepState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is mapped, what is not, and where somebody has to look. */
class MapViewModelTest {
  @TempDir static Path folder;

  @Test
  void withoutAPlanThereIsNothingToMap() throws IOException {
    MapViewModel model = new MapViewModel(Maps.in(folder).empty());
    assertFalse(model.planned().get());
    assertEquals(Optional.empty(), model.sheet().get());
    assertEquals("Which column goes where, and by which rule.", model.subtitle().get());
  }

  @Test
  void aProposalIsCountedByTableAndColumnAndSaysWhatIsOpen() throws IOException {
    Migration migration = Maps.in(folder).proposed();
    MapViewModel model = new MapViewModel(migration);
    assertEquals(
        "9 of 10 tables mapped · 51 of 52 target columns have a source, a constant or a default",
        model.subtitle().get());
    assertEquals(
        List.of(
            "Address → addresses 6/6 OK",
            "Category → categories 3/3 OK",
            "Customer → customers 9/10 OPEN",
            "EventLog → event_log 3/3 OK",
            "Order → orders 6/6 OK",
            "OrderItem → order_items 6/6 OK",
            "Payment → payments 5/5 OPEN",
            "Product → products 10/10 OK",
            "Stock — OPEN",
            "Supplier → suppliers 3/3 OK"),
        Maps.shown(model));
    assertEquals(3, migration.session().problems(Step.MAP).get());
  }

  @Test
  void aFinishedPlanHasNothingOpen() throws IOException {
    MapViewModel model = new MapViewModel(Maps.in(folder).finished());
    assertEquals(
        "10 of 10 tables mapped · 55 of 55 target columns have a source, a constant or a default",
        model.subtitle().get());
    assertEquals(List.of(), model.problems());
    assertEquals(List.of(), model.review().proposals());
  }

  @Test
  void theListIsNarrowedByNameAndByWhatIsToBeDone() throws IOException {
    MapViewModel model = new MapViewModel(Maps.in(folder).proposed());
    model.pairs().filter().set("ORDER");
    assertEquals(
        List.of("Order → orders 6/6 OK", "OrderItem → order_items 6/6 OK"), Maps.shown(model));
    assertEquals("2 of 10", model.pairs().counted().get());
    model.pairs().filter().set("");
    model.pairs().which().set(Which.UNMAPPED);
    assertEquals(List.of("Customer → customers 9/10 OPEN", "Stock — OPEN"), Maps.shown(model));
    model.pairs().which().set(Which.PROBLEMS);
    assertEquals(3, model.pairs().shown().size());
    model.pairs().which().set(Which.ALL);
    assertEquals("10", model.pairs().counted().get());
  }

  @Test
  void linesTellWhatBecomesOfValues() throws IOException {
    MapViewModel model = new MapViewModel(Maps.in(folder).finished());
    Maps.open(model, "Order");
    PairSheet orders = model.sheet().get().orElseThrow();
    assertEquals(
        new Link(List.of("Status"), "status", LinkKind.CONVERTED, "4 values"),
        orders.link("status").orElseThrow());
    assertEquals(
        new Link(List.of("OrderId"), "order_id", LinkKind.EXACT, ""),
        orders.link("order_id").orElseThrow());
    Maps.open(model, "Payment");
    assertEquals("date", model.sheet().get().orElseThrow().link("paid_at").orElseThrow().chip());
  }

  @Test
  void rowsThatTheDryRunRefusedAreCountedOnTheLineAsLongAsThePlanIsTheSame() throws IOException {
    MapViewModel model = new MapViewModel(Maps.in(folder).rehearsed());
    Maps.open(model, "Customer");
    Link birth = model.sheet().get().orElseThrow().link("birth_date").orElseThrow();
    assertEquals(LinkKind.LOSES, birth.kind());
    assertTrue(birth.chip().matches("[0-9]+ rows?"), birth.chip());
    model.linking().unmap(List.of("phone"));
    assertEquals(
        new Link(List.of("BirthDate"), "birth_date", LinkKind.EXACT, ""),
        model.sheet().get().orElseThrow().link("birth_date").orElseThrow());
  }

  @Test
  void whatNeedsAChoiceIsSaidOnItsLineAndInItsRule() throws IOException {
    MapViewModel model = new MapViewModel(Maps.in(folder).proposed());
    Maps.open(model, "Payment");
    PairSheet payments = model.sheet().get().orElseThrow();
    assertEquals(
        new Link(List.of("PaidAt"), "paid_at", LinkKind.CHOICE, "choose"),
        payments.link("paid_at").orElseThrow());
    RuleLine rule =
        payments.rules().stream()
            .filter(r -> r.target().name().equals("paid_at"))
            .findFirst()
            .orElseThrow();
    assertEquals("copy of PaidAt", rule.rule());
    assertEquals("row set aside", rule.failure());
    assertTrue(rule.verdict().startsWith("int64 to instant(6) needs a decision"), rule.verdict());
  }

  @Test
  void whatIsUnfilledSaysWhereItsValueComesFrom() throws IOException {
    MapViewModel model = new MapViewModel(Maps.in(folder).proposed());
    Maps.open(model, "OrderItem");
    assertEquals("the database computes it", rule(model, "line_total").rule());
    Maps.open(model, "Customer");
    assertEquals("nothing: stays NULL", rule(model, "phone").rule());
  }

  private static RuleLine rule(MapViewModel model, String column) {
    return model.columns().rules().stream()
        .filter(r -> r.target().name().equals(column))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aColumnIsFoundInAllForms() throws IOException {
    MapViewModel model = new MapViewModel(Maps.in(folder).finished());
    Maps.open(model, "Customer");
    model.columns().find().set("NAME");
    assertEquals(2, model.columns().sources().size());
    assertEquals(2, model.columns().targets().size());
    assertEquals(3, model.columns().rules().size(), "one has it in its remark");
    model.columns().find().set("");
    assertEquals(10, model.columns().sources().size());
  }

  @Test
  void problemsAreGoneThroughInBothDirectionsAndAround() throws IOException {
    MapViewModel model = new MapViewModel(Maps.in(folder).proposed());
    model.problem(1);
    assertEquals("Customer", model.pairs().opened().get().orElseThrow().source().name());
    model.problem(1);
    assertEquals(
        Optional.of(new FieldPlace(new TableName("main", "payments"), "paid_at")),
        model.selected().get());
    model.problem(1);
    assertEquals("Stock", model.pairs().opened().get().orElseThrow().source().name());
    model.problem(1);
    assertEquals("Customer", model.pairs().opened().get().orElseThrow().source().name());
    model.problem(-1);
    assertEquals("Stock", model.pairs().opened().get().orElseThrow().source().name());
  }

  @Test
  void aPlaceThatIsSelectedFromElsewhereOpensItsPair() throws IOException {
    MapViewModel model = new MapViewModel(Maps.in(folder).finished());
    FieldPlace place = new FieldPlace(new TableName("main", "payments"), "amount");
    model.selected().set(Optional.of(place));
    assertEquals("Payment", model.pairs().opened().get().orElseThrow().source().name());
    assertEquals(Optional.of(place), model.selected().get());
    Maps.open(model, "Order");
    assertEquals(Optional.empty(), model.selected().get());
  }

  @Test
  void aTableIsLeftOutAndTakenInAsStepsThatCanBeUndone() throws IOException {
    Migration migration = Maps.in(folder).finished();
    MapViewModel model = new MapViewModel(migration);
    Maps.open(model, "EventLog");
    model.carried(model.pairs().opened().get().orElseThrow(), false);
    assertFalse(Maps.table(migration, "event_log").enabled());
    assertTrue(Maps.shown(model).contains("EventLog → event_log — LEFT_OUT"));
    assertTrue(model.subtitle().get().startsWith("9 of 10 tables"), model.subtitle().get());
    model.undo();
    assertTrue(Maps.table(migration, "event_log").enabled());
    model.redo();
    assertFalse(Maps.table(migration, "event_log").enabled());
    model.carried(model.pairs().opened().get().orElseThrow(), true);
    assertTrue(Maps.table(migration, "event_log").enabled());
  }

  @Test
  void anOpenTableGoesIntoTheTargetThatIsChosenForIt() throws IOException {
    Migration migration = Maps.in(folder).proposed();
    MapViewModel model = new MapViewModel(migration);
    Maps.open(model, "Stock");
    assertEquals(List.of(new TableName("main", "inventory")), model.review().freeTables());
    model
        .review()
        .carry(
            model.pairs().opened().get().orElseThrow(),
            Optional.of(new TableName("main", "inventory")));
    assertEquals(
        Optional.of(new FieldRule.Copy("Warehouse")),
        Maps.field(migration, "inventory", "warehouse").map(f -> f.rule()));
    assertEquals("Stock → inventory", model.pairs().opened().get().orElseThrow().shown());
    assertTrue(model.subtitle().get().startsWith("10 of 10 tables"), model.subtitle().get());
    assertTrue(
        model.problems().stream().noneMatch(p -> p.pair().shown().startsWith("Address")),
        "the structure is still the one the plan was made for");
  }

  @Test
  void aTableIsCreatedForAnOpenOneAndCalledOtherwise() throws IOException {
    Migration migration = Maps.in(folder).proposed();
    MapViewModel model = new MapViewModel(migration);
    Maps.open(model, "Stock");
    assertFalse(model.nameable(model.pairs().opened().get().orElseThrow()));
    model.review().carry(model.pairs().opened().get().orElseThrow(), Optional.empty());
    assertTrue(Maps.table(migration, "Stock").create().isPresent());
    assertTrue(model.nameable(model.pairs().opened().get().orElseThrow()));
    model.call(model.pairs().opened().get().orElseThrow(), "stock_items");
    assertTrue(Maps.table(migration, "stock_items").create().isPresent());
    assertEquals("Stock → stock_items", model.pairs().opened().get().orElseThrow().shown());
  }

  @Test
  void aRefusalIsSaidUntilItIsPutAwayOrTheNextDecisionGoesThrough() throws IOException {
    Migration migration = Maps.in(folder).finished();
    MapViewModel model = new MapViewModel(migration);
    Maps.open(model, "Order");
    model.call(model.pairs().opened().get().orElseThrow(), "other");
    assertTrue(
        model.decisions().notice().get().contains("only a new one can be called otherwise"),
        model.decisions().notice().get());
    model.carried(model.pairs().opened().get().orElseThrow(), false);
    assertEquals("", model.decisions().notice().get());
  }

  @Test
  void theDryRunIsGoneToAndMappingCountsAsDone() throws IOException {
    Migration migration = Maps.in(folder).finished();
    MapViewModel model = new MapViewModel(migration);
    model.dryRun();
    assertEquals(Step.REHEARSE, migration.session().current().get());
    assertEquals(StepState.DONE, migration.session().state(Step.MAP).get());
    migration.session().done(Step.REHEARSE);
    model.dryRun();
    assertEquals(StepState.DONE, migration.session().state(Step.REHEARSE).get());
    Maps.open(model, "EventLog");
    model.carried(model.pairs().opened().get().orElseThrow(), false);
    assertEquals(StepState.STALE, migration.session().state(Step.REHEARSE).get());
  }

  @Test
  void withoutALookAtTheDatabasesThePlanAloneIsShown() throws IOException {
    Migration migration = Maps.in(folder).finished();
    migration.survey().set(Optional.empty());
    MapViewModel model = new MapViewModel(migration);
    Maps.open(model, "Customer");
    assertEquals(10, model.columns().sources().size());
    assertEquals("", model.columns().sources().get(0).type());
    model.suggest();
    assertEquals(Form.QUESTIONS, model.form().get());
  }
}
