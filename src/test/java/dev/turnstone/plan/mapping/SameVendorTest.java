package dev.turnstone.plan.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a schema of one's own brings along is kept between two databases of a vendor, or told. */
class SameVendorTest {
  @TempDir Path folder;

  @Test
  void typesOfTheSchemaItselfDoNotStopTheirTablesFromBeingMade() {
    try (TestDatabase from = Databases.postgres();
        TestDatabase to = Databases.postgres()) {
      from.execute(
          "create type mood as enum ('open', 'closed')",
          "create domain amount as integer check (value > 0)",
          """
          create table item (id bigint generated always as identity (increment by 10) primary key,
            state mood not null default 'open', past mood[] default '{}', price amount default 5,
            note text, code text unique deferrable initially deferred,
            check (state <> 'closed' or note is not null),
            check (price < 100))
          """,
          "create index open_ones on item (price) where state = 'open'",
          "insert into item (state, price, code) values ('open', 7, 'a'), ('open', 8, 'b')");

      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = journey.plan();
      RunResult result = journey.run(plan);

      assertEquals(RunState.DONE, result.state(), result.problems().toString());
      assertEquals(
          List.of(List.of("1", "open", "7"), List.of("11", "open", "8")),
          to.query("select id, state, price from item order by id"));
      assertEquals("'open'", made(plan).column("state").flatMap(Column::defaultSql).get());
      assertLeftBehind(
          plan,
          "default of column public.item.past",
          "domain public.amount",
          "index options public.item.item_code_key",
          "step of sequence public.item_id_seq: it counts by 10",
          "check item_check of public.item",
          "index open_ones of public.item");
      assertTrue(
          made(plan).checks().stream().anyMatch(c -> c.expression().contains("100")),
          "a check of other columns stays as it is");
    }
  }

  private static void assertLeftBehind(MigrationPlan plan, String... told) {
    for (String what : told) {
      assertTrue(
          plan.leftBehind().stream().anyMatch(line -> line.startsWith(what)),
          () -> what + " is not among " + plan.leftBehind());
    }
  }

  @Test
  void aKeyThatLooksPastCaseIsToldWhenTheTargetDoesNot() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.postgres()) {
      from.execute(
          "create table item (id integer primary key, name text)",
          "create unique index by_name on item (name collate nocase)");

      MigrationPlan plan = new Journey(from, to, folder).plan();

      assertTrue(
          plan.leftBehind().stream()
              .anyMatch(l -> l.startsWith("collation nocase in unique key by_name of main.item")),
          plan.leftBehind().toString());
    }
  }

  @Test
  void theEndOfACommentThatMariaDbCannotHoldIsTold() {
    try (TestDatabase from = Databases.postgres();
        TestDatabase to = Databases.mariadb()) {
      from.execute(
          "create table item (id integer primary key, note text)",
          "comment on column item.note is '" + "n".repeat(1025) + "'",
          "comment on table item is '" + "t".repeat(2048) + "'");

      MigrationPlan plan = new Journey(from, to, folder).plan();

      assertEquals(
          List.of("end of the comment of column public.item.note: MariaDB holds 1,024 characters"),
          plan.leftBehind());
    }
  }

  private static Table made(MigrationPlan plan) {
    return plan.tables().get(0).create().orElseThrow();
  }
}
