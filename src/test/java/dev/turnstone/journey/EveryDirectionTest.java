package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.journal.RunState;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A small shop moves from every engine to every engine and is the same shop afterwards. */
class EveryDirectionTest {
  private static final List<String> QUERIES =
      List.of(
          "select id, name, parent_id from category",
          "select id, email, credit, born, note from customer",
          "select id, customer_id, total, placed from orders",
          "select order_id, line_no, category_id, qty, price, raw from line",
          "select at, what from log");

  @TempDir Path folder;

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({
    "sqlite, sqlite", "sqlite, postgresql", "sqlite, mariadb",
    "postgresql, sqlite", "postgresql, postgresql", "postgresql, mariadb",
    "mariadb, sqlite", "mariadb, postgresql", "mariadb, mariadb"
  })
  void everyRowArrivesOnce(String source, String target) {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.of(target, folder)) {
      Shop.fill(from);
      Journey journey = new Journey(from, to, folder);
      RunResult result = journey.migrate(37);

      assertEquals(List.of(), journey.setAside(result));
      assertEquals(RunState.DONE, result.state(), () -> result.problems().toString());
      for (String query : QUERIES) {
        assertEquals(Contents.of(from, query), Contents.of(to, query), query);
      }
      assertTrue(result.tables().stream().allMatch(RunResult.Line::verified));
      assertEquals(
          Contents.of(from, "select count(*) from line"),
          List.of(Long.toString(table(result, "line").report().counts().written().inserted())));
    }
  }

  @ParameterizedTest(name = "from sqlite to {0}")
  @CsvSource({"sqlite", "postgresql", "mariadb"})
  void keysHoldAndTheNextNumberIsFree(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      Shop.fill(from);
      new Journey(from, to, folder).migrate();

      if (!target.equals("sqlite")) {
        assertRefused(
            to,
            "insert into orders(customer_id, total, placed) values(99999, 1, '2024-01-01 00:00:00')");
      }
      assertRefused(to, "insert into customer(id, email) values(1, 'another')");
      to.execute("insert into customer(email) values('next@example.org')");
      assertEquals(
          List.of("1"),
          Contents.of(to, "select count(*) from customer where id between 201 and 202"));
    }
  }

  private static void assertRefused(TestDatabase database, String sql) {
    try {
      database.execute(sql);
    } catch (IllegalStateException e) {
      return;
    }
    throw new AssertionError("was accepted: " + sql);
  }

  private static RunResult.Line table(RunResult result, String name) {
    return result.tables().stream()
        .filter(t -> t.report().target().name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
