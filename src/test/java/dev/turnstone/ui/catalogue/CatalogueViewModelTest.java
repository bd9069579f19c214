package dev.turnstone.ui.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.Survey;
import dev.turnstone.app.connection.Side;
import dev.turnstone.app.inventory.FieldInventory;
import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.TableName;
import dev.turnstone.problem.EngineException;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.session.StepState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a database holds is told in a line, a list and in detail. */
class CatalogueViewModelTest {
  @TempDir Path folder;

  private Opened opened;
  private CatalogueViewModel model;

  @BeforeEach
  void shop() {
    opened = Opened.between(folder, "sqlite:shop.db", "sqlite:new.db");
    opened.reading(Catalogues.shop(folder));
    model = new CatalogueViewModel(opened.migration());
  }

  @AfterEach
  void nothingFailed() {
    assertEquals(List.of(), opened.failures());
    opened.close();
  }

  @Test
  void theSummaryCountsAndNamesCircles() {
    assertEquals(
        "5 tables · 15 columns · 5 foreign keys · 2 things stay behind · 1 circle (staff ↔ store)",
        model.summary().get());
  }

  @Test
  void tablesStandInTheOrderOfTheirNamesWithWavesOfTheLoad() {
    assertEquals(
        List.of("country 1", "customer 2", "order 3", "staff 1", "store 1"),
        model.tables().stream().map(l -> l.shown() + " " + l.wave()).toList());
    assertEquals("2", words().rows(line("country")));
    assertEquals("1 in · 1 out", words().keys(line("customer")));
    assertEquals("0 in · 2 out", words().keys(line("order")));
    assertTrue(line("staff").circle() && line("store").circle());
  }

  @Test
  void theFilterLooksAtNamesOfTablesAndColumns() {
    model.filter().set("STORE");
    assertEquals(
        List.of("order", "staff", "store"), model.tables().stream().map(TableLine::shown).toList());
    assertEquals("3 of 5", model.counted().get());
    model.filter().set("email");
    assertEquals(List.of("staff"), model.tables().stream().map(TableLine::shown).toList());
    model.filter().set(" ");
    assertEquals("5 of 5", model.counted().get());
  }

  @Test
  void theColumnsOfTheSelectedTableAreTold() {
    assertEquals(Optional.of(line("country")), model.selected().get());
    model.selected().set(Optional.of(line("customer")));
    assertEquals(
        List.of("id PK no", "country_code FK no", "born  yes", "age  yes"),
        model.columns().stream()
            .map(c -> c.name() + " " + c.marks() + " " + words().nullable(c))
            .toList());
    assertEquals("'1970-01-01'", model.columns().get(2).value());
    assertTrue(model.columns().get(3).value().contains("substr"), model.columns().toString());
    model.selected().set(Optional.of(line("staff")));
    assertEquals("UQ", model.columns().get(2).marks());
  }

  @Test
  void whatStaysBehindIsNamedWithTheReason() {
    assertEquals(
        List.of("trigger", "view"),
        model.leftBehind().stream().map(l -> l.kind()).sorted().toList());
    assertTrue(model.leftBehind().stream().noneMatch(l -> l.reason().isBlank()));
  }

  @Test
  void anEmptyDatabaseSaysSo() throws IOException {
    Path other = Files.createDirectory(folder.resolve("none"));
    Catalog empty = Catalogues.large(other, 0, 0);
    opened.reading(empty);
    assertEquals(
        "no tables · no columns · no foreign keys · everything is carried over",
        model.summary().get());
    assertEquals(Optional.empty(), model.selected().get());
    assertEquals(List.of(), model.columns());
  }

  @Test
  void beforeAnythingIsReadThePageSaysSo() {
    try (Opened fresh = Opened.between(folder, "sqlite:a.db", "sqlite:b.db")) {
      CatalogueViewModel nothing = new CatalogueViewModel(fresh.migration());
      assertEquals(Optional.empty(), nothing.catalog().get());
      assertEquals(List.of(), nothing.tables());
      assertEquals("", nothing.summary().get());
      fresh.reading(Catalogues.shop(folder));
      assertEquals(5, nothing.tables().size());
      assertEquals("", nothing.asRead().get());
    }
  }

  @Test
  void sourceAndTargetAreLookedThroughOneAtATime() throws IOException {
    Path other = Files.createDirectory(folder.resolve("target"));
    Catalog target = Catalogues.large(other, 3, 4);
    opened.migration().survey().set(Optional.of(new Survey(Catalogues.shop(folder), target)));
    assertEquals(5, model.tables().size());
    model.side().set(Side.TARGET);
    assertEquals(3, model.tables().size());
    assertEquals("table_0", model.selected().get().orElseThrow().shown());
  }

  @Test
  void whatIsSelectedStaysSoWhenItIsReadAnew() {
    model.selected().set(Optional.of(line("customer")));
    opened.reading(Catalogues.shop(folder));
    assertEquals("customer", model.selected().get().orElseThrow().shown());
  }

  @Test
  void aMigrationThatIsOpenedAgainListsWhatWasReadLast() {
    try (Opened again = opened.again()) {
      CatalogueViewModel reopened = new CatalogueViewModel(again.migration());
      assertEquals(5, reopened.tables().size());
      String asRead = reopened.asRead().get();
      assertTrue(asRead.startsWith("As read on October 31, 2026"), asRead);
      assertTrue(asRead.contains("2:02"), asRead);
      again.reading(Catalogues.shop(folder));
      assertEquals("", reopened.asRead().get());
    }
  }

  @Test
  void whatBelongsToATableFollowsTheSelection() {
    model.selected().set(Optional.of(line("customer")));
    assertEquals("customer", model.detail().title().get());
    model.column().set(Optional.of(model.columns().get(2)));
    assertEquals("customer.born", model.detail().title().get());
    assertEquals("date", model.detail().type().get());
    model.order().selected().set(Optional.of(line("staff").table().name()));
    assertEquals("staff", model.selected().get().orElseThrow().shown());
    assertEquals(Optional.empty(), model.column().get());
    assertEquals("3 waves", model.waves().get());
    assertEquals("1 circle", model.circles().get());
  }

  @Test
  void aTableThatTheFilterHidesIsShownWhenItIsSelectedElsewhere() {
    model.filter().set("country");
    model.graph().selected().set(Optional.of(new TableName("main", "staff")));
    assertEquals("staff", model.selected().get().orElseThrow().shown());
    assertEquals("", model.filter().get());
  }

  @Test
  void goingOnLeadsToTheMap() {
    model.goOn();
    assertEquals(Step.MAP, opened.migration().session().current().get());
    assertEquals(StepState.DONE, opened.migration().session().state(Step.CATALOGUE).get());
  }

  @Test
  void theFieldInventoryIsWrittenAndThatIsSaid() throws IOException {
    Path file = folder.resolve("fields.csv");
    model.export().into(file);
    assertEquals(16, Files.readAllLines(file).size());
    assertTrue(Files.readAllLines(file).stream().anyMatch(l -> l.contains("email,")));
    assertEquals("15 fields were written to " + file + ".", opened.migration().sentence().get());
    assertEquals(FieldInventory.COLUMNS, Files.readAllLines(file).get(0).split(",", -1).length);
  }

  @Test
  void anInventoryThatCannotBeWrittenIsSaidInWords() {
    model.export().into(folder.resolve("none").resolve("fields.xlsx"));
    assertTrue(opened.failures().get(0) instanceof EngineException.Refused);
    opened.failures().clear();
  }

  private LineWords words() {
    return model.lineWords();
  }

  private TableLine line(String name) {
    return model.tables().stream().filter(l -> l.shown().equals(name)).findFirst().orElseThrow();
  }
}
