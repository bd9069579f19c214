package dev.turnstone.plan.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.Footprint;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.mapping.MappingOptions;
import dev.turnstone.plan.mapping.Planner;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.support.Catalogs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A source table that nobody carries is taken into the plan, or stays behind, by a decision. */
class CarryingTest {
  private static final TableName STOCK = new TableName("main", "stock");
  private static final Catalog SOURCE =
      Catalogs.sqlite(
          Catalogs.withKey(Catalogs.table("main", "item", "id int64", "name text"), "id"),
          Catalogs.withKey(Catalogs.table("main", "stock", "id int64", "place text"), "id"));
  private static final Catalog TARGET =
      Catalogs.sqlite(
          Catalogs.table("main", "item", "id int64", "name text"),
          Catalogs.table("main", "inventory", "id int64", "place text", "note text?"));

  private final MigrationPlan plan =
      Planner.plan(
          "shop",
          new Planner.Side(SOURCE, "sqlite:a.db"),
          new Planner.Side(TARGET, "sqlite:b.db"),
          MappingOptions.DEFAULT);

  @Test
  void itsColumnsAreMatchedByNameAndItsQuestionIsAnswered() {
    assertEquals(List.of("main.stock"), plan.open().stream().map(q -> q.table()).toList());
    Edited edited = into("inventory").apply(plan, around(SOURCE));
    MigrationPlan after = edited.plan();
    assertEquals(
        List.of("id", "place"),
        after.tables().get(1).fields().stream().map(f -> f.target()).toList());
    assertEquals(List.of(), after.open());
    assertEquals("into an empty table, all rows", edited.changes().get(0).after());
    assertEquals(Footprint.sourceFingerprint(after.tables(), SOURCE), after.source().fingerprint());
  }

  @Test
  void aTableThatIsFilledAlreadyIsRefused() {
    Refused refused = assertThrows(Refused.class, () -> into("item").apply(plan, around(SOURCE)));
    assertEquals(Code.RULE_INVALID, refused.problems().get(0).code());
  }

  @Test
  void aStructureThatMovedIsNotAcceptedByTheWay() {
    Table wider = Catalogs.table("main", "item", "id int64", "name text", "fresh text");
    Catalog moved = Catalogs.sqlite(wider, SOURCE.table(STOCK).orElseThrow());
    Refused refused =
        assertThrows(Refused.class, () -> into("inventory").apply(plan, around(moved)));
    assertEquals(Code.PLAN_STALE, refused.problems().get(0).code());
  }

  @Test
  void whatIsLeftBehindIsRemembered() {
    MigrationPlan after = new LeavingBehind(plan.open()).apply(plan, around(SOURCE)).plan();
    assertEquals(List.of(), after.open());
    assertEquals(List.of("table main.stock: left out by a decision"), after.leftBehind());
    MigrationPlan again = into("inventory").apply(after, around(SOURCE)).plan();
    assertEquals(List.of(), again.leftBehind());
  }

  private static Carrying into(String target) {
    return new Carrying(STOCK, Optional.of(new TableName("main", target)));
  }

  private static Surroundings around(Catalog source) {
    return new Surroundings(Optional.of(source), Optional.of(TARGET));
  }
}
