package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Defaults and conditions that ask for functions: said in the target, or left out by name. */
class DefaultsTest {
  private static final String VERSION_4 =
      "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

  private static final String[] OUTSIDE = {
    "create schema ext",
    "create function ext.new_code() returns text language sql as 'select ''c'''",
    "create function ext.good(text) returns boolean immutable language sql as 'select true'",
    "create type ext.colour as enum('red')",
    "create type size as enum('small')",
    "create sequence free",
    "create sequence ext.away",
    "create table t(id integer primary key, code text default ext.new_code(),"
        + " label text default ('x' || nextval('free')),"
        + " far text default ('y' || nextval('ext.away')),"
        + " shade text default 'red'::ext.colour::text, fit text default 'small'::size::text,"
        + " home text default 't'::regclass::text, token uuid default gen_random_uuid(),"
        + " dotted text default 'a.b(c)', made timestamp default (now() at time zone 'utc'),"
        + " constraint good_ck check(ext.good(code)),"
        + " upper_code text generated always as (upper(code)) stored)",
    "create index good_ix on t((ext.good(code)))",
    "insert into t(id) values(1)"
  };

  @TempDir Path folder;

  @Test
  void whatPostgresHasOutsideTheSchemaIsLeftOutByName() {
    try (TestDatabase from = Databases.postgres();
        TestDatabase to = Databases.postgres()) {
      from.execute(OUTSIDE);
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = journey.plan();
      RunResult result = journey.run(plan);

      assertEquals(RunState.DONE, result.state(), () -> result.problems().toString());
      for (String left :
          List.of(
              "default of column public.t.code: ",
              "default of column public.t.label: ",
              "default of column public.t.far: ",
              "default of column public.t.shade: ",
              "default of column public.t.fit: ",
              "default of column public.t.home: ",
              "check good_ck of public.t: ",
              "index good_ix of public.t: ")) {
        assertTrue(
            plan.leftBehind().stream().anyMatch(l -> l.startsWith(left)),
            () -> left + " is not in " + String.join("\n", plan.leftBehind()));
      }
      to.execute("insert into t(id) values(2)");
      assertEquals(
          List.of(List.of("a.b(c)", "t", "t")),
          to.query("select dotted, token is not null, made is not null from t where id = 2"));
    }
  }

  @Test
  void functionsOfAnExtensionAreSaidOtherwiseOrLeftOutByName() {
    try (TestDatabase from = Databases.postgres();
        TestDatabase to = Databases.postgres()) {
      from.execute(
          "create extension \"uuid-ossp\"",
          "create table t(id integer primary key, token uuid default uuid_generate_v4(),"
              + " place uuid default uuid_generate_v1())",
          "insert into t(id) values(1)");
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = journey.plan();
      RunResult result = journey.run(plan);

      assertEquals(RunState.DONE, result.state(), () -> result.problems().toString());
      String listed = String.join("\n", plan.leftBehind());
      assertTrue(listed.contains("default of column public.t.place: it cannot be said"), listed);
      to.execute("insert into t(id) values(2)");
      List<String> made = to.query("select token, place from t where id = 2").get(0);
      assertTrue(made.get(0).matches(VERSION_4), made::toString);
      assertEquals(null, made.get(1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aRandomUuidIsMadeByTheTargetAsWell(String target) {
    try (TestDatabase from = Databases.postgres();
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          "create table t(id integer primary key, token uuid default gen_random_uuid())",
          "insert into t(id) values(1)");
      RunResult result = new Journey(from, to, folder).migrate(1);

      assertEquals(RunState.DONE, result.state(), () -> result.problems().toString());
      TreeSet<String> made = new TreeSet<>();
      for (int id = 2; id < 40; id++) to.execute("insert into t(id) values(" + id + ")");
      to.query("select token from t").forEach(row -> made.add(row.get(0)));
      assertEquals(39, made.size());
      assertTrue(made.stream().allMatch(t -> t.matches(VERSION_4)), made::toString);
    }
  }

  @Test
  void aServerWithoutRandomUuidsIsTold() {
    try (TestDatabase from = Databases.postgres();
        TestDatabase to = Databases.mariadb()) {
      from.execute("create table t(id integer primary key, token uuid default gen_random_uuid())");
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = journey.plan();
      assertTrue(
          plan.leftBehind()
              .contains("default of column public.t.token: it cannot be said in MariaDB"),
          () -> plan.leftBehind().toString());
      assertEquals(RunState.DONE, journey.run(plan).state());
    }
  }

  @Test
  void aDefaultOfMariaDbThatAsksASequenceWithinAnExpressionIsLeftOutByName() {
    try (TestDatabase from = Databases.mariadb();
        TestDatabase to = Databases.mariadb()) {
      from.execute(
          "create sequence numbers",
          "create table t(id integer primary key,"
              + " label varchar(20) default (concat('A', next value for numbers)),"
              + " word varchar(40) default (concat('nextval(', lower('X'))))",
          "insert into t(id) values(1)");
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = journey.plan();
      RunResult result = journey.run(plan);

      assertEquals(RunState.DONE, result.state(), () -> result.problems().toString());
      String listed = String.join("\n", plan.leftBehind());
      assertTrue(listed.contains("t.label: it cannot be said"), listed);
      to.execute("insert into t(id) values(2)");
      assertEquals(List.of(List.of("nextval(x")), to.query("select word from t where id = 2"));
    }
  }

  @Test
  void aConditionOfSqliteThatAsksAFunctionOfSomeProgramIsLeftOutByName() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.sqlite(folder)) {
      from.execute(
          "create table t(id integer primary key, a text default (lower('X')), b text,"
              + " constraint odd check(length(a) > 0 and b <> 'later'),"
              + " constraint plain check(b in ('q', 'regexp(x)') or (b glob 'm*')))",
          "insert into t values(1, 'x', 'q')",
          "pragma writable_schema = 1",
          "update sqlite_master set sql = replace(replace(sql,"
              + " 'b <> ''later''', 'b regexp ''.'''), 'lower(''X'')', 'of_a_program()')",
          "pragma writable_schema = 0");
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = journey.plan();
      RunResult result = journey.run(plan);

      assertEquals(RunState.DONE, result.state(), () -> result.problems().toString());
      assertEquals(List.of("check odd of main.t: it cannot be said in SQLite"), plan.leftBehind());
      String made = to.query("select sql from sqlite_master where name = 't'").get(0).get(0);
      assertTrue(made.contains("DEFAULT (of_a_program())"), made);
      assertTrue(made.contains("CONSTRAINT `plain`"), made);
    }
  }
}
