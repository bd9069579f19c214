package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.catalog.Column;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.rehearse.Cause;
import dev.turnstone.rehearse.Fix;
import dev.turnstone.rehearse.Report;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What does not fit a column fits the wider one that a rehearsal proposes, and nothing is lost. */
class WideningTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "postgresql, 'name=character varying(13) price=numeric(8,3) qty=numeric(20,1)'",
    "mariadb, 'name=varchar(13) price=decimal(8,3) qty=decimal(20,1)'",
    "sqlite, 'price=DECIMAL(8,3)'"
  })
  void everyRowArrivesOnceTheColumnsAreAsWideAsTheLargestValue(String vendor, String types) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(vendor, folder)) {
      boolean loose = vendor.equals("sqlite");
      from.execute(
          "create table item(id integer primary key, name varchar(5), price decimal(4,2),"
              + " qty integer)",
          "insert into item values(1, 'short', 1.25, 1), (2, 'exactly 13 éé', 12.125, 2),"
              + " (3, 'x', 12345.5, "
              + (loose ? "3" : "-2.5")
              + "), (4, 'longer', 99.99, 4)");
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = journey.plan();
      Report report = Foretold.rehearse(journey, plan);
      assertTrue(report.refused() > 0, report::toString);

      MigrationPlan wide = widened(journey, plan, report);

      assertEquals(types, types(plan, wide));
      Report after = Foretold.rehearse(journey, wide);
      assertEquals(List.of(), after.causes());
      RunResult run = journey.run(wide);
      assertEquals(RunState.DONE, run.state(), () -> run.problems().toString());
      assertEquals(4, run.tables().get(0).report().counts().written().inserted());
      assertEquals(List.of("exactly 13 éé"), Contents.of(to, "select name from item where id = 2"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"postgresql", "mariadb"})
  void whatRefersToAWidenedKeyIsWidenedWithIt(String vendor) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(vendor, folder)) {
      from.execute(
          "create table town(code varchar(3) primary key not null)",
          "create table house(id integer primary key, town varchar(3) references town(code))",
          "insert into town values('ULM'), ('BONN')",
          "insert into house values(1, 'BONN'), (2, 'ULM')");
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = journey.plan();
      Report report = Foretold.rehearse(journey, plan);
      Cause town =
          report.causes().stream()
              .filter(c -> c.problem().where().column().equals(Optional.of("code")))
              .findFirst()
              .orElseThrow();

      MigrationPlan wide = town.fixes().get(0).apply(plan);

      assertEquals(List.of(), Foretold.rehearse(journey, wide).causes());
      RunResult run = journey.run(wide);
      assertEquals(RunState.DONE, run.state(), () -> run.problems().toString());
      assertEquals(List.of("1 | BONN", "2 | ULM"), Contents.of(to, "select id, town from house"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "postgresql, ALTER COLUMN \"name\" TYPE character varying(6)",
    "mariadb, MODIFY COLUMN `name` varchar(6)"
  })
  void anExistingColumnIsWidenedByPeopleAlone(String vendor, String statement) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(vendor, folder)) {
      from.execute(
          "create table item(id integer primary key, name text)",
          "insert into item values(1, 'short'), (2, 'longer')");
      to.execute("create table item(id integer not null primary key, name varchar(5) not null)");
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = adding(journey.plan());
      Cause cause = only(Foretold.rehearse(journey, plan));
      assertFalse(cause.fixes().stream().anyMatch(WideningTest::widens));
      String sql = cause.byHand().orElseThrow();
      assertTrue(sql.contains(statement), sql);
      to.execute(sql);
      assertEquals(List.of(), Foretold.rehearse(journey, adding(journey.plan())).causes());
      assertEquals(RunState.DONE, journey.run(adding(journey.plan())).state());
    }
  }

  @Test
  void noColumnIsProposedThatWouldNotHoldTheValue() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.mariadb()) {
      from.execute(
          "create table item(id integer primary key, code varchar(5) not null unique,"
              + " price decimal(10,2))",
          "insert into item values(1, '" + "x".repeat(800) + "', 1)",
          "insert into item values(2, 'y', 0.1 + 0.2)");
      Journey journey = new Journey(from, to, folder);
      Report report = Foretold.rehearse(journey, journey.plan());
      assertEquals(
          List.of(Code.TOO_PRECISE, Code.TOO_LONG),
          report.causes().stream().map(c -> c.problem().code()).sorted().toList());
      assertFalse(
          report.causes().stream().flatMap(c -> c.fixes().stream()).anyMatch(WideningTest::widens),
          "a key of MariaDB has no room for it, and no decimal is 0.30000000000000004");
    }
  }

  /** The plan with the widening of each cause; a row tells its next one when the first is gone. */
  private static MigrationPlan widened(Journey journey, MigrationPlan plan, Report first) {
    MigrationPlan wide = plan;
    Report report = first;
    for (int round = 0; round < 4 && !report.causes().isEmpty(); round++) {
      for (Cause cause : report.causes()) {
        List<Fix> fixes = cause.fixes().stream().filter(WideningTest::widens).toList();
        assertEquals(1, fixes.size(), () -> cause.problem().message());
        wide = fixes.get(0).apply(wide);
      }
      report = Foretold.rehearse(journey, wide);
    }
    return wide;
  }

  private static boolean widens(Fix fix) {
    return fix.options().contains("--widen-to");
  }

  private static Cause only(Report report) {
    assertEquals(1, report.causes().size());
    return report.causes().get(0);
  }

  private static MigrationPlan adding(MigrationPlan plan) {
    List<TablePlan> tables = plan.tables().stream().map(t -> t.withMode(WriteMode.INSERT)).toList();
    return plan.withTables(tables);
  }

  /** The types that differ, by column. */
  private static String types(MigrationPlan before, MigrationPlan after) {
    Map<String, String> types = new TreeMap<>();
    for (Column column : after.tables().get(0).create().orElseThrow().columns()) {
      String old =
          before
              .tables()
              .get(0)
              .create()
              .orElseThrow()
              .column(column.name())
              .orElseThrow()
              .nativeType();
      if (!old.equals(column.nativeType())) {
        types.put(column.name(), column.nativeType());
      }
    }
    StringBuilder text = new StringBuilder();
    types.forEach((name, type) -> text.append(name).append("=").append(type).append(" "));
    return text.toString().strip();
  }
}
