package dev.turnstone.ui.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.ui.kit.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a database holds is told in a line, a list and in detail. */
class CatalogueViewModelTest {
  @TempDir Path folder;

  private final CatalogueViewModel model = new CatalogueViewModel(Messages.of(Locale.ENGLISH));

  @BeforeEach
  void shop() {
    model.show(Catalogues.shop(folder));
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
    assertEquals("2", model.rows(line("country")));
    assertEquals("1 in · 1 out", model.keys(line("customer")));
    assertEquals("0 in · 2 out", model.keys(line("order")));
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
            .map(c -> c.name() + " " + c.marks() + " " + model.nullable(c))
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
    model.show(empty);
    assertEquals(
        "no tables · no columns · no foreign keys · everything is carried over",
        model.summary().get());
    assertEquals(Optional.empty(), model.selected().get());
    assertEquals(List.of(), model.columns());
  }

  private TableLine line(String name) {
    return model.tables().stream().filter(l -> l.shown().equals(name)).findFirst().orElseThrow();
  }
}
