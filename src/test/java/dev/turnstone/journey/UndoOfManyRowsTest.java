package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.turnstone.app.RunResult;
import dev.turnstone.app.UndoChoice;
import dev.turnstone.app.UndoResult;
import dev.turnstone.journal.RunState;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Nearly all of many rows go, and the few that stay, and what holds for them, are as they were. */
@Execution(ExecutionMode.CONCURRENT) // each has databases of its own
class UndoOfManyRowsTest {
  private static final int CHUNK_ROWS = 100;
  private static final String KEY =
      "select conname, pg_get_constraintdef(oid), convalidated, obj_description(oid)"
          + " from pg_constraint where contype = 'f'";
  private static final String NUMBER = "select oid from pg_constraint where contype = 'f'";

  @TempDir Path folder;

  @Test
  void theForeignKeyOfAnEmptiedTableIsMadeAnewAsItWas() {
    try (TestDatabase from = source();
        TestDatabase to = Databases.postgres()) {
      Journey journey = new Journey(from, to, folder);
      RunResult run = journey.migrate(CHUNK_ROWS);
      to.execute("update orders set customer_id = 6 where id = 7", commented(to));
      List<String> key = Contents.of(to, KEY);
      List<String> number = Contents.of(to, NUMBER);
      undone(journey, run, to);
      assertEquals(key, Contents.of(to, KEY));
      assertNotEquals(number, Contents.of(to, NUMBER), "each row was looked up by the key");
    }
  }

  @Test
  void aTableThatSomebodyUsesKeepsItsForeignKey() throws SQLException {
    try (TestDatabase from = source();
        TestDatabase to = Databases.postgres()) {
      Journey journey = new Journey(from, to, folder);
      RunResult run = journey.migrate(CHUNK_ROWS);
      to.execute("update orders set customer_id = 6 where id = 7");
      List<String> number = Contents.of(to, NUMBER);
      try (Connection reader = to.connect();
          Statement statement = reader.createStatement()) {
        reader.setAutoCommit(false);
        statement.execute("select count(*) from orders");
        undone(journey, run, to);
      }
      assertEquals(number, Contents.of(to, NUMBER));
    }
  }

  @Test
  void whoDoesNotOwnATableLeavesItsForeignKeyInPlace() {
    try (TestDatabase from = source();
        TestDatabase to = Databases.postgres()) {
      String role = to.database() + "_loader";
      to.execute(
          "create role " + role + " login password 'secret'",
          "grant create, usage on schema public to " + role);
      try {
        Journey journey = new Journey(from, as(role, to), folder);
        RunResult run = journey.migrate(CHUNK_ROWS);
        to.execute(
            "update orders set customer_id = 6 where id = 7",
            "alter table orders owner to current_user",
            "grant all on orders to " + role);
        List<String> number = Contents.of(to, NUMBER);
        undone(journey, run, to);
        assertEquals(number, Contents.of(to, NUMBER));
      } finally {
        to.execute("drop owned by " + role + " cascade", "drop role " + role);
      }
    }
  }

  @Test
  void rowsThatStayInAnEmptiedFileKeepTheirValuesAndPlaces() {
    try (TestDatabase from = source();
        TestDatabase to = Databases.sqlite(folder.resolve("target.db").getParent())) {
      to.execute(
          "create table customer(id integer not null primary key, name varchar(20))",
          "create table orders(id varchar(20) not null primary key, customer_id bigint"
              + " references customer(id), twice integer generated always as (customer_id * 2)"
              + " stored unique check (customer_id > 0))",
          "create index by_customer on orders(customer_id desc) where customer_id > 1");
      Journey journey = new Journey(from, to, folder);
      RunResult run = journey.migrate(CHUNK_ROWS);
      to.execute(
          "update orders set customer_id = 3001 where id = '7'",
          "insert into customer values (3001, x'00ff')",
          "insert into orders(rowid, id, customer_id) values (77777, 'new', 900)");
      String every = "select rowid, id, customer_id, twice from orders order by rowid";
      List<String> before =
          Contents.of(to, every.replace(" order by", " where id in ('7', 'new') order by"));
      UndoResult undone = UndoTest.undo(journey, run, UndoChoice.ALL);
      assertEquals(RunState.UNDONE, undone.state(), undone.toString());
      assertEquals(before, Contents.of(to, every));
      assertEquals(2, Contents.of(to, "select * from customer").size());
      assertEquals(List.of("ok"), Contents.of(to, "pragma integrity_check"));
      assertEquals(List.of(), Contents.of(to, "pragma foreign_key_check"));
    }
  }

  private static TestDatabase as(String role, TestDatabase to) {
    return new TestDatabase(to.vendor(), to.host(), to.port(), to.database(), role, "secret");
  }

  private TestDatabase source() {
    TestDatabase from = Databases.sqlite(folder);
    from.execute(
        "create table customer(id integer not null primary key, name varchar(20))",
        "insert into customer with recursive n(i) as (select 1 union all select i + 1 from n"
            + " where i < 1000) select i, 'customer ' || i from n",
        "create table orders(id integer not null primary key, customer_id bigint"
            + " references customer(id))",
        "insert into orders select id, id from customer where id <= 500");
    return from;
  }

  private static String commented(TestDatabase to) {
    String name = Contents.of(to, "select conname from pg_constraint where contype = 'f'").get(0);
    return "comment on constraint \"" + name + "\" on orders is 'who ordered it'";
  }

  private static void undone(Journey journey, RunResult run, TestDatabase to) {
    UndoResult undone = UndoTest.undo(journey, run, UndoChoice.ALL);
    assertEquals(RunState.UNDONE, undone.state(), undone.toString());
    assertEquals(List.of("7 | 6"), Contents.of(to, "select id, customer_id from orders"));
    assertEquals(List.of("6 | customer 6"), Contents.of(to, "select id, name from customer"));
    assertEquals(1, undone.report().conflictCount() - 1, "the order and its customer are told");
  }
}
