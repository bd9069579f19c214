package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.Comparisons;
import dev.turnstone.app.RunResult;
import dev.turnstone.app.Workspace;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.mapping.MappingOptions;
import dev.turnstone.sql.ExactValue;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import dev.turnstone.undo.difference.Comparison;
import dev.turnstone.undo.difference.RowDifference;
import dev.turnstone.undo.difference.RowDifference.CellDifference;
import dev.turnstone.undo.difference.TableComparison;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What differs between two databases is told row by row and cell by cell, and nothing else is. */
@Execution(ExecutionMode.CONCURRENT) // each has databases of its own
class CompareTest {
  private static final Comparisons.Watch NOBODY = new Comparisons.Watch(table -> {}, () -> false);

  private static final String[] CHANGES = {
    "delete from line where order_id = 7 and line_no = 2",
    "update orders set total = total + 0.0001 where id = 9",
    "insert into customer(id, email) values(9001, 'nobody@example.org')",
    "update customer set note = '' where id = 3",
    "update customer set credit = credit * 1.00 where id = 4",
    "insert into log(at, what) values('2024-05-01 10:00:00', 'same line')",
    "delete from line where order_id = 8",
    "update category set name = case id when 4 then 'c5 é😀' else 'c4 é😀' end where id in (4, 5)"
  };

  private static final List<String> PLANTED =
      List.of(
          "category: CHANGED id=4 name:c4 é😀>c5 é😀",
          "category: CHANGED id=5 name:c5 é😀>c4 é😀",
          "customer: CHANGED id=3 note:NULL>",
          "customer: ADDED id=9001 id:9001 email:nobody@example.org credit:NULL born:NULL"
              + " note:NULL",
          "line: REMOVED order_id=7 line_no=2 order_id:7 line_no:2 category_id:21 qty:20"
              + " price:20.125 raw:00ff0014",
          "line: REMOVED order_id=8 line_no=1 order_id:8 line_no:1 category_id:23"
              + " qty:9223372036854775785 price:22.125 raw:00ff0016",
          "line: REMOVED order_id=8 line_no=2 order_id:8 line_no:2 category_id:24 qty:23"
              + " price:23.125 raw:00ff0017",
          "line: REMOVED order_id=8 line_no=3 order_id:8 line_no:3 category_id:25 qty:24"
              + " price:24.125 raw:00ff0018",
          "log: ADDED at:2024-05-01T10:00:00 what:same line",
          "orders: CHANGED id=9 total:9.0009>9.001");

  @TempDir Path folder;

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({
    "sqlite, postgresql", "sqlite, mariadb", "postgresql, sqlite",
    "postgresql, mariadb", "mariadb, postgresql", "mariadb, sqlite"
  })
  void plantedDifferencesAreFoundAndOnlyThose(String source, String target) {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.of(target, folder)) {
      Shop.fill(from);
      Journey journey = new Journey(from, to, folder);
      RunResult run = journey.migrate();
      try (Comparison same = between(from, to, journey)) {
        assertEquals(List.of(), differences(same));
        assertTrue(same.identical());
      }
      to.execute(CHANGES);
      try (Comparison found = between(from, to, journey)) {
        assertEquals(PLANTED, differences(found));
      }
      try (Comparison found = ofRun(run, false, journey)) {
        assertEquals(PLANTED, differences(found));
        assertFalse(found.identical());
      }
      try (Comparison found = ofRun(run, true, journey)) {
        assertEquals(keysOf(PLANTED), keysOf(differences(found)));
      }
      to.execute(repair(from, to, journey));
      try (Comparison same = between(from, to, journey)) {
        assertEquals(List.of(), differences(same));
      }
    }
  }

  private String[] repair(TestDatabase from, TestDatabase to, Journey journey) {
    try (Comparison found = between(from, to, journey)) {
      return Repairs.of(found);
    }
  }

  private Comparison ofRun(RunResult run, boolean asWritten, Journey journey) {
    return comparisons().ofRun(run.run(), asWritten, journey.secrets(), NOBODY);
  }

  /** The lines without their cells. */
  private static List<String> keysOf(List<String> lines) {
    return lines.stream()
        .map(line -> line.replaceAll("(: [A-Z]+( [a-z_]+=[^ ]*)*).*", "$1"))
        .toList();
  }

  private Comparisons comparisons() {
    return new Comparisons(new Workspace(folder.resolve("workspace")));
  }

  private Comparison between(TestDatabase from, TestDatabase to, Journey journey) {
    return comparisons()
        .between(
            from.connString(), to.connString(), MappingOptions.DEFAULT, journey.secrets(), NOBODY);
  }

  static List<String> differences(Comparison comparison) {
    List<String> lines = new ArrayList<>();
    for (TableComparison table : comparison.tables()) {
      table.notCompared().ifPresent(reason -> lines.add(table.right().name() + ": " + reason));
      for (RowDifference row : page(comparison, table.right(), table)) {
        lines.add(table.right().name() + ": " + words(row));
      }
    }
    return lines;
  }

  private static List<RowDifference> page(
      Comparison comparison, TableName name, TableComparison table) {
    return table.notCompared().isPresent()
        ? List.of()
        : comparison.page(name, 0, 1000, Integer.MAX_VALUE);
  }

  private static String words(RowDifference row) {
    StringBuilder words = new StringBuilder(row.kind().name());
    row.key()
        .forEach((name, value) -> words.append(" ").append(name).append("=").append(value.shown()));
    for (CellDifference cell : row.cells()) {
      if (row.kind() != RowDifference.Kind.CHANGED) {
        words.append(" ").append(cell.column()).append(":");
        words.append(cell.left().or(cell::right).map(ExactValue::shown).orElseThrow());
      } else if (cell.changed()) {
        words.append(" ").append(cell.column()).append(":");
        words.append(cell.left().map(ExactValue::shown).orElse("?")).append(">");
        words.append(cell.right().map(ExactValue::shown).orElse("?"));
      }
    }
    return words.toString();
  }
}
