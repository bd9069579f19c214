package dev.turnstone.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.app.RunResult;
import dev.turnstone.jdbc.ConnectionText;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.jdbc.vendor.Databases;
import dev.turnstone.journal.Journal;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Plans;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table that is compared in several parts gives the same verdict as in one. */
class ManyPartsTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0} rows per part")
  @ValueSource(longs = {1, 7, 100, 999, 1000, 1_000_000})
  void theVerdictDoesNotDependOnTheParts(long partRows) {
    TestDatabase from = dev.turnstone.support.Databases.sqlite(folder);
    TestDatabase to = dev.turnstone.support.Databases.sqlite(folder);
    from.execute(
        "create table item(id integer primary key, name text)",
        "create table log(n integer)",
        "insert into item with recursive n(i) as (select 1 union all select i + 1 from n"
            + " where i < 1000) select i, 'Name ' || i from n",
        "insert into log select id / 4 from item");
    Journey journey = new Journey(from, to, folder);
    MigrationPlan plan = journey.plan();
    RunResult run = journey.run(plan);
    to.execute(
        "delete from item where id % 100 = 3",
        "update item set name = 'x' where id % 250 = 1",
        "insert into item values(5000, 'new')",
        "update log set n = 900 where rowid in (10, 500, 900)");

    List<TableVerdict> verdicts = verdicts(to, run, plan, partRows);
    assertEquals("10 missing, 1 extra, 4 changed of 991", words(verdicts, "item"));
    assertEquals("3 missing, 3 extra, 0 changed of 1000", words(verdicts, "log"));
  }

  @ParameterizedTest(name = "{0} rows per part")
  @ValueSource(longs = {7, 999, 1_000_000})
  void rowsOfOthersAreNoneOfTheRun(long partRows) {
    TestDatabase from = dev.turnstone.support.Databases.sqlite(folder);
    TestDatabase to = dev.turnstone.support.Databases.sqlite(folder);
    String table = "create table item(id integer primary key, name text)";
    from.execute(
        table,
        "insert into item with recursive n(i) as (select 1 union all select i + 1 from n"
            + " where i < 1000) select i, 'Name ' || i from n");
    to.execute(table, "insert into item values(-1, 'there before')");
    Journey journey = new Journey(from, to, folder);
    MigrationPlan plan = Plans.changed(journey.plan(), t -> Plans.with(t, WriteMode.INSERT));
    RunResult run = journey.run(plan);
    to.execute("insert into item values(5000, 'new')");
    assertEquals(
        "0 missing, 0 extra, 0 changed of 1002", words(verdicts(to, run, plan, partRows), "item"));

    to.execute("update item set name = 'x' where id % 250 = 1");
    assertEquals(
        "0 missing, 0 extra, 4 changed of 1002", words(verdicts(to, run, plan, partRows), "item"));
    to.execute("delete from item where id % 100 = 3");
    assertEquals(
        "10 missing, 0 extra, 4 changed of 992", words(verdicts(to, run, plan, partRows), "item"));
  }

  private List<TableVerdict> verdicts(
      TestDatabase to, RunResult run, MigrationPlan plan, long partRows) {
    Path file = folder.resolve("workspace/runs/" + run.run() + "/journal.db");
    try (Journal journal = Journal.open(file);
        TargetDatabase target =
            Databases.open(ConnectionText.parse(to.connString()), Secret.none(), true)) {
      return new Verification(target, journal, plan, 2, partRows).compare(table -> {});
    }
  }

  private static String words(List<TableVerdict> verdicts, String table) {
    TableVerdict v =
        verdicts.stream().filter(t -> t.target().name().equals(table)).findFirst().orElseThrow();
    return "%d missing, %d extra, %d changed of %d"
        .formatted(v.missing(), v.extra(), v.changed(), v.rows());
  }
}
