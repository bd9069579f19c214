package dev.turnstone.ui.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.ui.rule.RuleViewModel.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a table as a whole is decided, refused and taken back. */
class TableViewModelTest {
  @TempDir static Path folder;

  private Inspected inspected;
  private RuleViewModel model;
  private TableViewModel table;

  @BeforeEach
  void open() {
    inspected = new Inspected(folder);
    model = inspected.model();
    table = model.table();
  }

  @AfterEach
  void close() {
    assertEquals(List.of(), inspected.failures);
    inspected.close();
  }

  @Test
  void aTableAsAWholeHasNoColumnPart() {
    inspected.select("orders", "");
    assertEquals(Part.TABLE, model.part().get());
    assertEquals("Order → orders", model.heading().get());
    inspected.select("orders", "status");
    assertEquals(Part.COLUMN, model.part().get());
  }

  @Test
  void aFilterIsThePlanOnceItIsFinished() {
    inspected.select("orders", "");
    MigrationPlan before = inspected.plan();
    table.filter().text().set("Status != 'X'");
    assertEquals(before, inspected.plan());
    assertTrue(table.commit());
    assertEquals(Optional.of("Status != 'X'"), plan("orders").filter());
    table.filter().text().set(" ");
    assertTrue(table.commit());
    assertEquals(Optional.empty(), plan("orders").filter());
    inspected.migration.document().undo();
    assertEquals("Status != 'X'", table.filter().text().get());
  }

  @Test
  void aFilterThatIsNoConditionIsRefusedAndKept() {
    inspected.select("orders", "");
    MigrationPlan before = inspected.plan();
    table.filter().text().set("Status");
    assertFalse(table.filter().sound());
    assertFalse(table.commit());
    assertEquals(before, inspected.plan());
    assertEquals("Status", table.filter().text().get());
  }

  @Test
  void aFilterIsFinishedWhenItsTableIsLeft() {
    inspected.select("orders", "");
    table.filter().text().set("OrderId > 5");
    inspected.select("customers", "");
    assertEquals(Optional.of("OrderId > 5"), plan("orders").filter());
    assertEquals(Optional.empty(), plan("customers").filter());
  }

  @Test
  void howRowsMeetOthersIsChosenAtOnceAndTheCheckSaysWhatSpeaksAgainstIt() {
    inspected.select("event_log", "");
    table.choose(WriteMode.UPSERT);
    assertEquals(WriteMode.UPSERT, plan("event_log").mode());
    assertEquals(WriteMode.UPSERT, table.mode());
    assertFalse(table.findings().isEmpty());
  }

  @Test
  void aRemarkOfATableIsKept() {
    inspected.select("orders", "");
    table.remark("the last ten years");
    assertEquals(Optional.of("the last ten years"), plan("orders").comment());
    assertEquals("the last ten years", table.comment());
  }

  @Test
  void aTableThatIsThereIsNotMadeAndOneThatIsNotIsShownInSql() {
    inspected.select("orders", "");
    assertEquals("", table.ddl().get());
    inspected.creating();
    inspected.select("Order", "");
    assertTrue(table.ddl().get().startsWith("CREATE TABLE `Order`"), table.ddl().get());
    assertTrue(table.ddl().get().contains("-- once the rows are in\nCREATE INDEX"));
  }

  /** The source of one table may be called as the target of another. */
  @Test
  void aDecisionIsForThisTableAloneWhateverOthersAreCalled() {
    inspected.creating();
    MigrationPlan plan = inspected.plan();
    TablePlan orders = plan("Order");
    TablePlan odd =
        new TablePlan(
            List.of(orders.target()),
            new TableName("main", "copy_of_order"),
            orders.create(),
            orders.mode(),
            orders.filter(),
            orders.fields(),
            true,
            Optional.empty());
    List<TablePlan> tables = new ArrayList<>(plan.tables());
    tables.add(odd);
    inspected.migration.document().change(plan.withTables(tables));
    inspected.select("Order", "");
    table.choose(WriteMode.INSERT);
    assertEquals(WriteMode.INSERT, plan("Order").mode());
    assertEquals(WriteMode.INTO_EMPTY, plan("copy_of_order").mode());
  }

  private TablePlan plan(String name) {
    return inspected.plan().table(new TableName("main", name)).orElseThrow();
  }
}
