package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Script;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.Report;
import dev.turnstone.row.Lease;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Plans;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rehearsal with scratch copies proves the undo and leaves nothing behind, whatever happens. */
class ScratchCopiesTest {
  private static final String LOADING = "Loading a slice into scratch copies";
  private static final String TAKING_BACK = "Taking the slice back";
  private static final String COMPARING = "Comparing the scratch copies with what they were";

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void theUndoIsProvenAndTheTargetIsWhatItWas(String vendor) {
    try (TestDatabase from = ScratchShop.filled(Databases.sqlite(folder));
        TestDatabase to = ScratchShop.shop(Databases.of(vendor, folder))) {
      Journey journey = new Journey(from, to, folder);
      List<String> before = ScratchShop.everything(folder, journey, to);
      MigrationPlan plan = ScratchShop.upserting(journey).withScripts(List.of(step()));

      Report report = new Rehearsed().with(journey, plan, 1_600);

      assertEquals(before, ScratchShop.everything(folder, journey, to));
      assertTrue(report.prospect().certificate().proven(), () -> Rehearsed.undo(report));
      String undo = Rehearsed.undo(report);
      assertTrue(
          undo.matches(
              "later: 0 before, 1600 loaded, 0 changed, 1600 undone, equal\n"
                  + "person: \\d+ before, \\d+ loaded, [1-9]\\d* changed, 1600 undone, equal\n"
                  + "visit: \\d+ before, \\d+ loaded, [1-9]\\d* changed, 1600 undone, equal"),
          undo);
      assertTrue(report.prospect().run().orElseThrow().low() > 0);
      assertTrue(without(report).contains("1 trigger"), () -> without(report));
      assertTrue(report.problems().stream().anyMatch(p -> p.code() == Code.SCRATCH_STEPS));
    }
  }

  /** It means the tables themselves, not their copies. */
  private static Script step() {
    Optional<String> undo = Optional.of("delete from audit");
    String sql = "insert into audit values ('step')";
    return new Script("mark", Script.When.AFTER, sql, undo, false, true, List.of());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void wholeTablesKeepTheirReferencesAndTheirUndoIsProvenWithThem(String vendor) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(vendor, folder)) {
      from.execute(
          "create table town(id integer not null primary key, name varchar(20))",
          "insert into town values (1, 'Ulm'), (2, 'Bonn')",
          "create table house(id integer not null primary key, town integer references town(id))",
          "insert into house values (1, 1), (2, 2), (3, 2), (4, 9)");
      to.execute("create table other(n integer)");
      Journey journey = new Journey(from, to, folder);
      List<String> before = ScratchShop.everything(folder, journey, to);

      Report report = new Rehearsed().with(journey, journey.plan(), 1_000);

      assertEquals(before, ScratchShop.everything(folder, journey, to));
      assertEquals(
          "house: 0 before, 3 loaded, 0 changed, 3 undone, equal\n"
              + "town: 0 before, 2 loaded, 0 changed, 2 undone, equal",
          Rehearsed.undo(report));
      assertEquals("", without(report));
    }
  }

  @Test
  void aRowThatAppearsInACopyFailsTheCertificate() {
    try (TestDatabase from = ScratchShop.filled(Databases.sqlite(folder));
        TestDatabase to = ScratchShop.shop(Databases.sqlite(folder))) {
      Journey journey = new Journey(from, to, folder);
      Rehearsed rehearsal =
          new Rehearsed()
              .when(
                  COMPARING,
                  () -> ScratchShop.interfere(folder, to, "insert into %s values (-1, 'x')"));

      Report report = rehearsal.with(journey, ScratchShop.upserting(journey), 100);

      assertTrue(Rehearsed.undo(report).contains("undone, DIFFERENT"), Rehearsed.undo(report));
      Location person = Location.table(person(to));
      assertEquals(List.of(Problem.blocker(Code.UNDO_UNEQUAL, person)), report.blockers());
    }
  }

  /** Some auditing tools attach themselves to whatever is defined. */
  @Test
  void aTriggerThatChangesWhatWasLoadedFailsTheCertificate() {
    try (TestDatabase from = ScratchShop.small(Databases.sqlite(folder));
        TestDatabase to = ScratchShop.shop(Databases.postgres())) {
      to.execute(
          """
          create function meddle() returns event_trigger language plpgsql as $$
          declare t text;
          begin
            for t in select c.oid::regclass::text from pg_class c join pg_attribute a
                on a.attrelid = c.oid and a.attname = 'name'
              where c.relkind = 'r' and c.relname like 'turnstone\\_scratch%' loop
              execute 'update ' || t || ' set name = concat(name, ''!'') where id = 7';
            end loop;
          end $$""",
          "create event trigger meddle on ddl_command_end when tag in ('CREATE INDEX')"
              + " execute function meddle()");
      Journey journey = new Journey(from, to, folder);

      Report report = new Rehearsed().with(journey, ScratchShop.upserting(journey), 100);

      assertTrue(Rehearsed.undo(report).contains("undone, DIFFERENT"), Rehearsed.undo(report));
      assertTrue(
          report.problems().stream().anyMatch(p -> p.code() == Code.SCRATCH_DIFFERS),
          () -> report.problems().toString());
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void nothingIsLeftWhenItFailsOnItsWay(String vendor) {
    try (TestDatabase from = ScratchShop.filled(Databases.sqlite(folder));
        TestDatabase to = ScratchShop.shop(Databases.of(vendor, folder))) {
      Journey journey = new Journey(from, to, folder);
      List<String> before = ScratchShop.everything(folder, journey, to);
      Rehearsed rehearsal =
          new Rehearsed().when(LOADING, () -> ScratchShop.interfere(folder, to, "drop table %s"));

      Report report = rehearsal.with(journey, ScratchShop.upserting(journey), 100);

      assertEquals(before, ScratchShop.everything(folder, journey, to));
      assertEquals(Optional.empty(), report.prospect().run());
      assertTrue(
          Rehearsed.undo(report).startsWith("the undo was not rehearsed: "),
          Rehearsed.undo(report));
    }
  }

  @Test
  void nothingIsLeftWhenItIsStoppedOnItsWay() {
    try (TestDatabase from = ScratchShop.filled(Databases.sqlite(folder));
        TestDatabase to = ScratchShop.shop(Databases.mariadb())) {
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = ScratchShop.upserting(journey);
      List<String> before = ScratchShop.everything(folder, journey, to);
      Rehearsed rehearsal = new Rehearsed();
      rehearsal.when(TAKING_BACK, rehearsal::stop);

      assertThrows(Stopped.class, () -> rehearsal.with(journey, plan, 100));

      assertEquals(before, ScratchShop.everything(folder, journey, to));
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void whatAKilledRehearsalLeftIsNamedAndDroppedOnceItsLeaseHasRunOut(String vendor) {
    try (TestDatabase from = ScratchShop.small(Databases.sqlite(folder));
        TestDatabase to = ScratchShop.shop(Databases.of(vendor, folder))) {
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = ScratchShop.upserting(journey);
      List<String> before = ScratchShop.everything(folder, journey, to);
      TestDatabase place = ScratchShop.killed(to);
      Rehearsed rehearsal = new Rehearsed();

      try (TargetDatabase open = Opened.target(place)) {
        Lease lease = alive(open);
        boolean drops = vendor.equals("sqlite"); // all look the same way before they drop
        String busy =
            Rehearsed.leftovers(
                drops ? rehearsal.with(journey, plan, 100) : Foretold.rehearse(journey, plan));
        assertTrue(busy.startsWith("NOTE another rehearsal is at work"), busy);
        open.ledger().release(lease, true);
      }
      String named = Rehearsed.leftovers(Foretold.rehearse(journey, plan));
      assertTrue(named.startsWith("WARNING "), named);
      assertTrue(named.contains("turnstone_scratch_0a1b2c3d"), named);
      assertTrue(named.contains("DROP TABLE") || named.contains("delete the file"), named);
      assertEquals(List.of("1"), Contents.of(place, "select n from turnstone_scratch_0a1b2c3d_1"));

      String dropped = Rehearsed.leftovers(rehearsal.with(journey, plan, 100));
      assertTrue(dropped.startsWith("NOTE ") && dropped.contains("were dropped"), dropped);
      assertEquals(before, ScratchShop.everything(folder, journey, to));
    }
  }

  /** The lease of the rehearsal that seems to have been killed. */
  private static Lease alive(TargetDatabase place) {
    Duration life = Duration.ofSeconds(60);
    String plan = "turnstone_scratch_0a1b2c3d";
    return place.ledger().acquire(plan, "scratch-0a1b2c3d", "a test", life);
  }

  @Test
  void aTargetFileThatIsStillToBeMadeIsNotMade() {
    try (TestDatabase from = ScratchShop.filled(Databases.sqlite(folder))) {
      Path missing = folder.resolve("missing.db");
      TestDatabase to = new TestDatabase(TestDatabase.SQLITE, "", 0, missing.toString(), "", "");
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = journey.plan();
      List<String> before = ScratchShop.files(folder);

      Report report = new Rehearsed().with(journey, plan, 100);

      assertTrue(report.prospect().certificate().proven(), () -> Rehearsed.undo(report));
      assertEquals(before, ScratchShop.files(folder));
    }
  }

  @Test
  void aTableThatIsReplacedIsTriedAsOneThatIsMadeAndThatIsSaid() {
    try (TestDatabase from = ScratchShop.small(Databases.sqlite(folder));
        TestDatabase to = Databases.sqlite(folder)) {
      to.execute(
          "create table later(id integer not null primary key, n integer)",
          "insert into later values (1, 1), (77, 7)");
      Journey journey = new Journey(from, to, folder);
      List<String> before = ScratchShop.everything(folder, journey, to);
      MigrationPlan plan =
          Plans.changed(
              journey.plan(), t -> t.create().isPresent() ? t : Plans.with(t, WriteMode.REPLACE));

      Report report = new Rehearsed().with(journey, plan, 100);

      assertTrue(
          Rehearsed.undo(report)
              .contains("later: 0 before, 50 loaded, 0 changed, 50 undone, equal"),
          Rehearsed.undo(report));
      assertTrue(without(report).contains("the swap"), without(report));
      assertEquals(before, ScratchShop.everything(folder, journey, to));
    }
  }

  @Test
  void withoutPermissionTheReportSaysThatTheUndoWasNotRehearsed() {
    try (TestDatabase from = ScratchShop.filled(Databases.sqlite(folder));
        TestDatabase to = ScratchShop.shop(Databases.sqlite(folder))) {
      Journey journey = new Journey(from, to, folder);

      Report report = Foretold.rehearse(journey, ScratchShop.upserting(journey));

      assertEquals(
          "the undo was not rehearsed: no scratch copies were allowed.", Rehearsed.undo(report));
      assertEquals(Optional.empty(), report.prospect().run());
    }
  }

  private static String without(Report report) {
    return String.join(
        "; ",
        report.problems().stream()
            .filter(p -> p.code() == Code.SCRATCH_WITHOUT)
            .map(Problem::message)
            .toList());
  }

  private static String person(TestDatabase to) {
    return switch (to.vendor()) {
      case TestDatabase.POSTGRESQL -> "public.person";
      case TestDatabase.MARIADB -> to.database() + ".person";
      default -> "main.person";
    };
  }
}
