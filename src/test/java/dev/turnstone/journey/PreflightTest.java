package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.rehearse.Check;
import dev.turnstone.rehearse.Report;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Plans;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would stop a run is told before it, with the statement that mends it. */
class PreflightTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"postgresql", "mariadb"})
  void aRightThatIsMissingIsToldWithTheGrantThatGivesIt(String vendor) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(vendor, folder)) {
      from.execute("create table who(id integer primary key)", "insert into who values(1)");
      to.execute("create table who(id integer primary key)");
      boolean maria = vendor.equals("mariadb");
      String user = "reader" + Long.toHexString(System.nanoTime());
      String at = maria ? "'" + user + "'@'127.0.0.1'" : user;
      try {
        to.execute(
            maria
                ? "create user " + at + " identified by 'pw'"
                : "create role " + at + " login password 'pw'",
            "grant select, insert on who to " + at);
        TestDatabase less =
            new TestDatabase(to.vendor(), to.host(), to.port(), to.database(), user, "pw");
        Journey journey = new Journey(from, less, folder);

        grantsWhatIsTold(journey, to);
      } finally {
        to.execute(
            maria ? "drop user " + at : "drop owned by " + at,
            maria ? "select 1" : "drop role " + at);
      }
    }
  }

  private static void grantsWhatIsTold(Journey journey, TestDatabase to) {
    Report report = Foretold.rehearse(journey, journey.plan());

    String rights = found(report, "target.rights");
    assertTrue(rights.contains("BLOCKER"), rights);
    assertTrue(rights.contains("GRANT UPDATE, DELETE"), rights);
    assertTrue(rights.contains("CREATE"), rights);
    assertEquals(List.of(), report.tables(), "rows were read");

    List<String> grants =
        report.preflight().stream()
            .filter(c -> c.name().equals("target.rights"))
            .map(c -> c.problem().orElseThrow().arguments().get(1))
            .toList();
    to.execute(grants.toArray(String[]::new));

    Report granted = Foretold.rehearse(journey, journey.plan());

    assertEquals("PASS nothing is missing", found(granted, "target.rights"));
  }

  @Test
  void rowsOfTheTargetThatBreakAReferenceForbidAddingToThem() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.sqlite(folder)) {
      String[] tables = {
        "create table town(id integer primary key)",
        "create table house(id integer primary key, town integer references town(id))"
      };
      from.execute(tables);
      to.execute(tables);
      to.execute("insert into house values(1, 7)");
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = Plans.changed(journey.plan(), t -> Plans.with(t, WriteMode.INSERT));

      Report report = Foretold.rehearse(journey, plan);

      String found = found(report, "target.references");
      assertTrue(found.startsWith("BLOCKER") && found.contains("house"), found);
    }
  }

  private static String found(Report report, String name) {
    return report.preflight().stream()
        .filter(check -> check.name().equals(name))
        .map(PreflightTest::words)
        .collect(Collectors.joining("; "));
  }

  private static String words(Check check) {
    String fix = check.problem().map(problem -> " " + problem.fix()).orElse("");
    return check.status() + " " + check.finding() + fix;
  }
}
