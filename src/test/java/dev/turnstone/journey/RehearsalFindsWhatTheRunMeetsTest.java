package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.app.sample.SamplePlan;
import dev.turnstone.app.sample.SampleStore;
import dev.turnstone.catalog.Catalog;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.plan.mapping.MappingOptions;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Plans;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A rehearsal foretells every row that the run then sets aside, and why, and all counts. The tables
 * of values, {@code KeysTest} and others say so, too, by {@link Foretold}.
 */
class RehearsalFindsWhatTheRunMeetsTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void ofKeysThatAnUpsertMeetsTwice(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          "create table item(seq integer not null primary key, id integer, name varchar(20))",
          "insert into item values(1, 10, 'taken'), (2, 10, 'b'), (3, 10, 'c'), (4, 20, 'd'),"
              + " (5, 30, 'same'), (6, 40, 'b'), (7, 40, 'e'), (8, 50, 'own')");
      to.execute(
          "create table item(id integer not null primary key, seq integer,"
              + " name varchar(20) unique)",
          "insert into item values(90, 0, 'taken'), (30, 5, 'same'), (50, 0, 'own')");
      Journey journey = new Journey(from, to, folder);

      RunResult result = Foretold.run(journey, with(journey.plan(), WriteMode.UPSERT));

      assertEquals(3, journey.setAside(result).size(), journey.setAside(result)::toString);
    }
  }

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void ofKeysThatOnlyTheTargetTakesForTheSame(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          "create table who(name varchar(20) not null primary key, n integer)",
          "insert into who values('Ann', 1), ('Bob', 2), ('aNN', 3), ('Zoe', 4), ('ann', 5)");
      switch (target) {
        case "postgresql" ->
            to.execute(
                "create collation caseless (provider = icu, locale = 'und-u-ks-level2',"
                    + " deterministic = false)",
                "create table who(name varchar(20) collate caseless primary key, n integer)",
                "insert into who values('zOE', 0)");
        case "mariadb" ->
            to.execute(
                "create table who(name varchar(20) character set utf8mb4 collate"
                    + " utf8mb4_general_ci primary key, n integer)",
                "insert into who values('zOE', 0)");
        default ->
            to.execute(
                "create table who(name varchar(20) not null collate nocase primary key, n integer)",
                "insert into who values('zOE', 0)");
      }
      Journey journey = new Journey(from, to, folder);

      RunResult result = Foretold.run(journey, with(journey.plan(), WriteMode.INSERT));

      assertEquals(3, journey.setAside(result).size(), journey.setAside(result)::toString);
    }
  }

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void ofReferencesThatLeadNowhereAndOfRowsThatFollowThem(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          "create table town(id integer primary key, name varchar(9))",
          "insert into town values(1, 'a'), (2, 'b'), (3, x'ff')",
          "create table house(id integer primary key, town integer references town(id),"
              + " next integer references house(id), n integer, check (n > 0))",
          "pragma ignore_check_constraints = 1",
          "insert into house values(10, 1, null, 1), (11, 3, null, 1), (12, 77, 10, 1),"
              + " (13, null, 12, 1), (14, 2, 13, 1), (15, 2, null, 0), (16, 1, 15, 1)",
          "create table room(id integer primary key, house integer not null references house(id))",
          "insert into room values(100, 10), (101, 11), (102, 14), (103, 15), (104, 99)");
      Journey journey = new Journey(from, to, folder);

      RunResult result = Foretold.run(journey, journey.plan());

      assertEquals(11, journey.setAside(result).size(), journey.setAside(result)::toString);
    }
  }

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void ofRowsAddedToRowsThatAreThere(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          "create table town(id integer primary key, name varchar(9))",
          "insert into town values(1, 'a'), (2, 'b'), (3, 'c'), (4, 'B '), (5, 'd')",
          "create table house(id integer primary key, town integer, n integer)",
          "insert into house values(10, 1, 1), (11, 4, 1), (12, 77, 1), (13, 88, 1), (14, 5, -1),"
              + " (15, null, 1)");
      to.execute(
          "create table town(id integer primary key, name varchar(9) not null unique)",
          "create table house(id integer primary key, town integer references town(id),"
              + " n integer check (n > 0))",
          "insert into town values(1, 'x'), (77, 'd')",
          "insert into house values(10, 77, 5)");
      Journey journey = new Journey(from, to, folder);

      RunResult result = Foretold.run(journey, with(journey.plan(), WriteMode.INSERT));

      assertEquals(
          target.equals("mariadb") ? 7 : 5,
          journey.setAside(result).size(),
          journey.setAside(result)::toString);
    }
  }

  /** Keys that only count under a condition, or are made by an expression. */
  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "sqlite"})
  void ofKeysWithConditionsAndExpressions(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          "create table who(id integer primary key, name varchar(20), mail varchar(20), live integer)",
          "insert into who values(1, 'Ann', 'a', 1), (2, 'ann', 'b', 1), (3, 'Bob', 'a', 0),"
              + " (4, 'Zoe', 'a', 1), (5, 'zoE', 'a', 0), (6, null, 'c', 1), (7, null, 'c', 1)");
      to.execute(
          "create table who(id integer primary key, name varchar(20), mail varchar(20), live integer)",
          "create unique index who_name on who(lower(name))",
          "create unique index who_mail on who(mail) where live = 1");
      Journey journey = new Journey(from, to, folder);

      RunResult result = Foretold.run(journey, journey.plan());

      assertEquals(3, journey.setAside(result).size(), journey.setAside(result)::toString);
    }
  }

  @Test
  void ofTheSample() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.sqlite(folder)) {
      SampleStore.full(Path.of(from.database()), 1);
      SampleStore.empty(Path.of(to.database()));
      Journey journey = new Journey(from, to, folder);
      MigrationPlan proposed =
          journey
              .engine()
              .plan(from.connString(), to.connString(), MappingOptions.DEFAULT, journey.secrets());
      Catalog source = journey.engine().inspect(from.connString(), journey.secrets(), false);
      Catalog target = journey.engine().inspect(to.connString(), journey.secrets(), false);

      RunResult result = Foretold.run(journey, SamplePlan.finished(proposed, source, target));

      assertTrue(journey.setAside(result).size() > 10, journey.setAside(result)::toString);
    }
  }

  private static MigrationPlan with(MigrationPlan plan, WriteMode mode) {
    return Plans.changed(plan, t -> Plans.with(t, mode));
  }
}
