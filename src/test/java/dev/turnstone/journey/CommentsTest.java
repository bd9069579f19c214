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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comments on what a run takes away and brings back, or does not carry. */
class CommentsTest {
  private static final String[] TABLES = {
    "create table mother(id integer primary key)",
    "create table child(id integer primary key, up integer, old integer, n integer,"
        + " constraint child_up foreign key(up) references mother(id) on delete cascade,"
        + " constraint child_ck check(n > 0))",
    "alter table child add constraint child_old foreign key(old) references mother(id) not valid",
    "create index child_n on child(n)",
    "comment on constraint child_up on child is 'whose it''s; \"is\" $1'",
    "comment on constraint child_old on child is 'not proven'",
    "comment on constraint child_ck on child is 'more than none'",
    "comment on index child_n is 'by n'"
  };

  @TempDir Path folder;

  @Test
  void foreignKeysOfATableThatIsThereKeepTheirComments() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.postgres()) {
      from.execute(
          "create table mother(id integer primary key)",
          "create table child(id integer primary key, up integer, old integer, n integer)",
          "insert into mother values(1)",
          "insert into child values(1, 1, 1, 1)");
      to.execute(TABLES);
      List<List<String>> before = comments(to);
      assertEquals(4, before.size());
      RunResult result = new Journey(from, to, folder).migrate(1);

      assertEquals(RunState.DONE, result.state(), () -> result.problems().toString());
      assertEquals(before, comments(to));
    }
  }

  private static List<List<String>> comments(TestDatabase database) {
    return database.query(
        "select coalesce(k.conname, c.relname), description, k.convalidated, k.confdeltype"
            + " from pg_description d"
            + " left join pg_constraint k on k.oid = d.objoid"
            + " and d.classoid = 'pg_constraint'::regclass"
            + " left join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass"
            + " where k.conrelid = 'child'::regclass or c.relname = 'child_n' order by 1");
  }

  @Test
  void commentsThatNewTablesWillNotHaveAreListed() {
    try (TestDatabase from = Databases.postgres();
        TestDatabase to = Databases.postgres()) {
      from.execute(TABLES);
      MigrationPlan plan = new Journey(from, to, folder).plan();
      String listed = String.join("\n", plan.leftBehind());
      for (String constraint : List.of("child_up", "child_old", "child_ck")) {
        assertTrue(
            listed.contains("comment of constraint " + constraint + " of public.child: "), listed);
      }
    }
  }
}
