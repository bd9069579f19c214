package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.app.RunResult;
import dev.turnstone.app.UndoChoice;
import dev.turnstone.app.UndoResult;
import dev.turnstone.journal.RunState;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import dev.turnstone.undo.rollback.Conflict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Undo of rows that refer to themselves, to each other in a circle, or that are all alike. */
class UndoKnotsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void whatARowOfOthersDependsOnStaysUpToTheRoot(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          "create table node(id integer not null primary key, up integer,"
              + " constraint node_up foreign key(up) references node(id))",
          "insert into node values (1, null), (2, 1), (3, 2), (4, 1), (5, 4), (6, 6)");
      Journey journey = new Journey(from, to, folder);
      RunResult run = journey.migrate();
      to.execute("insert into node(id, up) values (100, 3)");
      UndoResult preview = UndoTest.preview(journey, run, UndoChoice.ALL);
      UndoResult undone = UndoTest.undo(journey, run, UndoChoice.ALL);
      assertEquals(Set.of("1 REFERRED", "2 REFERRED", "3 REFERRED"), conflicts(undone));
      assertEquals(conflicts(undone), conflicts(preview));
      assertEquals(List.of("1", "100", "2", "3"), Contents.of(to, "select id from node"));
      assertEquals(RunState.UNDONE, undone.state());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void tablesThatReferToEachOtherGoTogether(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          "create table hen(id integer not null primary key, egg_id integer,"
              + " constraint hen_egg foreign key(egg_id) references egg(id))",
          "create table egg(id integer not null primary key, hen_id integer,"
              + " constraint egg_hen foreign key(hen_id) references hen(id))",
          "insert into hen values (1, 11), (2, 12), (3, null)",
          "insert into egg values (11, 2), (12, 1), (13, 3)");
      Journey journey = new Journey(from, to, folder);
      RunResult first = journey.migrate();
      assertEquals(RunState.UNDONE, UndoTest.undo(journey, first, UndoChoice.ALL).state());
      assertEquals(List.of(), UndoTest.tables(journey, to));

      RunResult run = journey.migrate();
      to.execute("insert into egg(id, hen_id) values (99, 3)");
      UndoResult undone = UndoTest.undo(journey, run, UndoChoice.ALL);
      assertEquals(Set.of("3 REFERRED"), conflicts(undone));
      assertEquals(List.of("3 | NULL"), Contents.of(to, "select id, egg_id from hen"));
      assertEquals(List.of("99 | 3"), Contents.of(to, "select id, hen_id from egg"));
      to.execute("delete from egg");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void rowsWithoutAKeyGoAsOftenAsTheyWereWritten(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute("create table note(what varchar(20), weight real)");
      List<String> values = new ArrayList<>();
      for (int i = 0; i < 2000; i++) {
        values.add(i % 3 == 0 ? "('same', 1.5)" : "('n" + i + "', " + i + ".25)");
      }
      from.execute("insert into note values " + String.join(", ", values));
      Journey journey = new Journey(from, to, folder);
      RunResult run = journey.migrate();
      to.execute(
          "insert into note(what, weight) values ('same', 1.5)",
          "insert into note(what, weight) values ('SAME', 1.5)",
          "update note set weight = 7 where what = 'n10'",
          "delete from note where what = 'n11'");
      UndoResult undone = UndoTest.undo(journey, run, UndoChoice.ALL);
      assertEquals(
          List.of("SAME | 1.5", "n10 | 7", "same | 1.5"),
          Contents.of(to, "select what, weight from note"));
      assertEquals(1998, undone.report().tables().get(0).removed());
      assertEquals(2, undone.report().conflictCount());
    }
  }

  private static Set<String> conflicts(UndoResult result) {
    return result.report().conflicts().stream()
        .map((Conflict c) -> c.key().get("id") + " " + c.kind())
        .collect(Collectors.toSet());
  }
}
