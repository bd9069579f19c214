package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What PostgreSQL's domains demand of values, the target demands of its columns. */
class DomainsTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "to {0}")
  @CsvSource({"postgresql, true", "mariadb, false", "sqlite, false"})
  void conditionsOfDomainsHoldInTheTargetOrAreListed(String target, boolean patterns) {
    try (TestDatabase from = Databases.postgres();
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          "create schema other",
          "create domain positive as integer check(value > 0)",
          "create domain \"Small One\" as positive default 7 constraint small_ck check(value < 100)",
          "create domain other.even as integer constraint even_ck check(value in (2, 4, 6))",
          "create domain code as text constraint code_ck check(value ~ '^[a-z]+$' and value <> 'VALUE')",
          "create domain many as integer[] ",
          "create table t(id integer primary key, \"value\" positive, n \"Small One\","
              + " m \"Small One\", e other.even, c code, list positive[])",
          "insert into t values(1, 5, 50, 60, 2, 'abc', '{1,2}')");
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = journey.plan();
      RunResult result = journey.run(plan);

      assertEquals(RunState.DONE, result.state(), () -> result.problems().toString());
      String value = target.equals(TestDatabase.MARIADB) ? "`value`" : "\"value\"";
      for (String wrong : List.of(value + "|0", "n|0", "n|100", "m|100", "e|3")) {
        String[] both = wrong.split("\\|");
        String sql = "insert into t(id, " + both[0] + ") values(9, " + both[1] + ")";
        assertThrows(
            IllegalStateException.class,
            () -> to.execute(sql),
            () -> sql + " was let in; listed were " + plan.leftBehind());
      }
      to.execute("insert into t(id, " + value + ", n, e) values(2, 1, 99, 6)");
      assertEquals(List.of(List.of("7")), to.query("select m from t where id = 2"));
      String listed = String.join("\n", plan.leftBehind());
      assertEquals(
          !patterns, listed.contains("check code_ck of the domain of public.t.c: "), listed);
      assertTrue(listed.contains("check positive_check of the domain of public.t.list: "), listed);
    }
  }
}
