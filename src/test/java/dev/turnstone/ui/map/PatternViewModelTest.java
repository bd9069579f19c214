package dev.turnstone.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.plan.OnFailure;
import dev.turnstone.ui.map.PatternViewModel.Action;
import dev.turnstone.ui.map.PatternViewModel.Line;
import dev.turnstone.ui.migration.Migration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A decision for many names shows first what it touches, and is one step. */
class PatternViewModelTest {
  @TempDir static Path folder;

  private Migration migration;
  private MapViewModel model;
  private PatternViewModel pattern;

  @BeforeEach
  void open() throws IOException {
    migration = Maps.in(folder).finished();
    model = new MapViewModel(migration);
    pattern = model.pattern();
  }

  @Test
  void theColumnsThatAPatternTouchesAreShownBeforeAnythingChanges() {
    pattern.pattern().set("*_at");
    assertEquals(
        List.of(
            "main.customers.created_at",
            "main.event_log.logged_at",
            "main.orders.placed_at",
            "main.payments.paid_at"),
        pattern.preview().stream().map(Line::place).toList());
    assertEquals("copy of CreatedAt · row set aside", pattern.preview().get(0).before());
    assertEquals("nothing", pattern.preview().get(0).after());
    assertEquals("4 things would change, as one step.", pattern.summary().get());
    assertTrue(Maps.field(migration, "payments", "paid_at").isPresent());
    pattern.apply();
    assertEquals(Optional.empty(), Maps.field(migration, "payments", "paid_at"));
    assertEquals(Optional.empty(), Maps.field(migration, "customers", "created_at"));
    model.undo();
    assertTrue(Maps.field(migration, "payments", "paid_at").isPresent());
    assertTrue(Maps.field(migration, "customers", "created_at").isPresent());
  }

  @Test
  void aPatternThatMeansNothingSaysSo() {
    assertEquals("Write a pattern to see what it touches.", pattern.summary().get());
    pattern.pattern().set("nowhere_*");
    assertTrue(pattern.summary().get().contains("nowhere_*"), pattern.summary().get());
    assertFalse(pattern.applicable().get());
  }

  @Test
  void otherDecisionsAreSpokenOfInTheSameWay() {
    pattern.pattern().set("phone");
    pattern.action().set(Action.NULL);
    assertEquals("copy of Tel · becomes NULL", pattern.preview().get(0).after());
    pattern.apply();
    assertEquals(
        new OnFailure.UseNull(),
        Maps.field(migration, "customers", "phone").orElseThrow().onFailure());
    pattern.pattern().set("phone");
    pattern.action().set(Action.CONSTANT);
    pattern.value().set("none");
    assertEquals("always 'none' · becomes NULL", pattern.preview().get(0).after());
    pattern.action().set(Action.LEAVE_OUT_TABLES);
    pattern.pattern().set("event*");
    assertEquals("main.event_log", pattern.preview().get(0).place());
    pattern.apply();
    assertFalse(Maps.table(migration, "event_log").enabled());
  }
}
