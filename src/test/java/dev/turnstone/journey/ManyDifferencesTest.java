package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.Comparisons;
import dev.turnstone.app.Credentials;
import dev.turnstone.app.RunResult;
import dev.turnstone.app.Workspace;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.plan.mapping.MappingOptions;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import dev.turnstone.undo.difference.Comparison;
import dev.turnstone.undo.difference.RowDifference;
import dev.turnstone.undo.difference.TableComparison;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many differing rows are paged through by number, and what is no difference is told apart. */
class ManyDifferencesTest {
  private static final Comparisons.Watch NOBODY = new Comparisons.Watch(table -> {}, () -> false);
  private static final int ROWS = 200_000;

  @TempDir Path folder;

  @Test
  void twoHundredThousandDifferingRowsArePagedByNumber() {
    try (TestDatabase one = numbers(0);
        TestDatabase other = numbers(1);
        Comparison found = between(one, other)) {
      TableComparison table = found.tables().get(0);
      assertEquals(ROWS, table.counts().changed());
      assertEquals(1, table.counts().added());
      TableName name = table.right();
      long begun = System.nanoTime();
      for (int from : new int[] {0, 199_990, 77_777, 131_070}) {
        List<RowDifference> page = found.page(name, from, 10, 100);
        assertEquals(10, page.size());
        for (int i = 0; i < 10; i++) {
          String id = page.get(i).key().get("id").text();
          assertEquals(Integer.toString(from + i + 1), id);
          assertEquals("name " + id, page.get(i).cells().get(1).left().orElseThrow().text());
        }
      }
      assertEquals(RowDifference.Kind.ADDED, found.page(name, ROWS, 10, 100).get(0).kind());
      assertEquals(List.of(), found.page(name, ROWS + 1, 10, 100));
      assertTrue(System.nanoTime() - begun < 5_000_000_000L, "pages take too long");
    }
  }

  private TestDatabase numbers(int added) {
    TestDatabase database = Databases.sqlite(folder);
    database.execute(
        "create table n(id integer primary key, name text, v integer)",
        "insert into n with recursive i(i) as (select 1 union all select i + 1 from i where i < "
            + (ROWS + added)
            + ") select i, 'name ' || i, i * 2 + "
            + added
            + " from i");
    return database;
  }

  @Test
  void rowsOfATableWithoutAKeyAreComparedAsOftenAsTheyAreThere() {
    try (TestDatabase one = Databases.postgres();
        TestDatabase other = Databases.sqlite(folder)) {
      for (TestDatabase database : List.of(one, other)) {
        database.execute("create table log(what varchar(20), n integer)");
      }
      one.execute("insert into log values('a', 1), ('a', 1), ('a', 1), ('b', null), (null, 2)");
      other.execute("insert into log values('a', 1), ('b', 0), ('a', 1), (null, 2), (null, 2)");
      Journey journey = new Journey(one, other, folder);
      String[] repair;
      try (Comparison found = between(one, other, journey.secrets())) {
        assertEquals(
            List.of(
                "log: REMOVED what:a n:1",
                "log: REMOVED what:b n:NULL",
                "log: ADDED what:b n:0",
                "log: ADDED what:NULL n:2"),
            CompareTest.differences(found));
        repair = Repairs.of(found);
      }
      other.execute(repair);
      try (Comparison same = between(one, other, journey.secrets())) {
        assertEquals(List.of(), CompareTest.differences(same));
        assertEquals(5, same.total().identical());
      }
    }
  }

  @Test
  void filteredAndSetAsideRowsAndThoseOfOthersAreNoDifferences() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.postgres()) {
      from.execute(
          "create table item(id integer primary key, qty integer, code varchar(9))",
          "insert into item values(1, 5, 'a'), (2, 'abc', 'b'), (3, 1, 'c'), (4, 6, 'a')");
      to.execute(
          "create table item(id integer primary key, qty integer, code varchar(9) unique)",
          "insert into item values(100, 1, 'z')");
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = journey.plan();
      RunResult run =
          journey.run(
              plan.withTables(
                  plan.tables().stream()
                      .map(t -> t.withMode(WriteMode.UPSERT).withFilter(Optional.of("id != 3")))
                      .toList()));
      Comparisons comparisons = new Comparisons(new Workspace(folder.resolve("workspace")));
      try (Comparison found = comparisons.ofRun(run.run(), false, journey.secrets(), NOBODY)) {
        assertEquals(List.of(), CompareTest.differences(found));
        TableComparison.Besides besides = found.tables().get(0).besides();
        assertEquals(new TableComparison.Besides(1, 2, 1, 0), besides);
        assertTrue(found.identical());
      }
      to.execute("delete from item where id = 1");
      try (Comparison found = comparisons.ofRun(run.run(), false, journey.secrets(), NOBODY)) {
        assertEquals(
            List.of("item: REMOVED id=1 id:1 qty:5 code:a"), CompareTest.differences(found));
      }
    }
  }

  @Test
  void aRowTooLargeForTheMemoryIsCountedAsNotCompared() {
    long large = Runtime.getRuntime().maxMemory() / 12;
    try (TestDatabase one = Databases.sqlite(folder);
        TestDatabase other = Databases.sqlite(folder)) {
      for (TestDatabase database : List.of(one, other)) {
        database.execute(
            "create table big(id integer primary key, b blob)",
            "insert into big values(1, x'00'), (2, zeroblob(" + large + "))",
            "insert into big values(3, x'01')");
      }
      other.execute("update big set b = x'02' where id = 3");
      try (Comparison found = between(one, other)) {
        assertEquals(List.of("big: CHANGED id=3 b:01>02"), CompareTest.differences(found));
        assertEquals(1, found.tables().get(0).besides().tooLarge());
        assertEquals(1, found.total().identical());
      }
      other.execute("update big set b = x'01' where id = 3");
      try (Comparison found = between(one, other)) {
        assertEquals(List.of(), CompareTest.differences(found));
        assertFalse(found.identical(), "a row was not compared");
      }
    }
  }

  @Test
  void whatIsNotComparedIsSaid() {
    try (TestDatabase one = Databases.sqlite(folder);
        TestDatabase other = Databases.sqlite(folder)) {
      one.execute("create table a(id integer primary key, x text)", "create table b(id integer)");
      other.execute("create table a(id integer primary key, y text)", "create table c(z text)");
      try (Comparison found = between(one, other)) {
        assertEquals(
            List.of("b: no table on the right fits it", "c: no table on the left fits it"),
            CompareTest.differences(found));
        assertEquals(2, found.tables().get(0).columnsLeftOut().size());
        assertFalse(found.identical());
      }
    }
  }

  private Comparison between(TestDatabase from, TestDatabase to) {
    return between(from, to, Credentials.NONE);
  }

  private Comparison between(TestDatabase from, TestDatabase to, Credentials secrets) {
    return new Comparisons(new Workspace(folder.resolve("workspace")))
        .between(from.connString(), to.connString(), MappingOptions.DEFAULT, secrets, NOBODY);
  }
}
