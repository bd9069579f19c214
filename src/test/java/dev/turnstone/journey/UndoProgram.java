package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.app.UndoChoice;
import dev.turnstone.app.UndoResult;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Plans;
import dev.turnstone.support.TestDatabase;
import dev.turnstone.undo.rollback.Conflict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One random program of rows before, a run and edits by others, and what undo has to leave of it.
 */
final class UndoProgram {
  private static final int KEYS = 20;
  private static final String NAMES = "abcd";

  private final Random random;
  private final String note;

  UndoProgram(long seed) {
    this.random = new Random(seed);
    this.note = "seed " + seed;
  }

  /** Rows by their key, each with all its values; of a child the first is its parent. */
  private record Rows(Map<Integer, List<String>> parents, Map<Integer, List<String>> children) {
    static Rows of(TestDatabase database) {
      return new Rows(
          rows(database, "select id, name, memo from parent"),
          rows(database, "select id, parent_id, qty from child"));
    }

    private static Map<Integer, List<String>> rows(TestDatabase database, String query) {
      Map<Integer, List<String>> rows = new TreeMap<>();
      for (List<String> row : database.query(query)) {
        rows.put(Integer.valueOf(row.get(0)), row.subList(1, row.size()));
      }
      return rows;
    }
  }

  /**
   * Plays it from one database to another, in which the tables of an earlier program may be.
   *
   * @param folder empty; for the workspace
   */
  void play(TestDatabase from, TestDatabase to, Path folder) {
    schema(from, "");
    schema(to, ", memo varchar(20)");
    fill(from);
    fill(to);
    Journey journey = new Journey(from, to, folder);
    final Rows before = Rows.of(to);
    WriteMode mode = random.nextInt(3) == 0 ? WriteMode.INSERT : WriteMode.UPSERT;
    MigrationPlan plan = Plans.changed(journey.plan(), t -> Plans.with(t, mode));
    RunResult run = journey.run(Journey.withChunks(plan, 4 + random.nextInt(20)));
    assertTrue(
        run.state() == RunState.DONE || run.state() == RunState.DONE_WITH_SET_ASIDE,
        () -> note + run.problems());
    final Rows written = Rows.of(to);
    edit(to, before);
    final Rows now = Rows.of(to);
    UndoResult foreseen = UndoTest.preview(journey, run, UndoChoice.ALL);
    assertEquals(now, Rows.of(to), note);
    UndoResult undone = UndoTest.undo(journey, run, UndoChoice.ALL);
    assertEquals(numbers(undone), numbers(foreseen), note);
    Set<String> conflicts = new TreeSet<>();
    Rows expected = expected(before, written, now, conflicts);
    assertEquals(expected, Rows.of(to), note);
    Set<String> told = new TreeSet<>();
    undone
        .report()
        .conflicts()
        .forEach(c -> told.add(c.table().name() + " " + c.key().get("id") + " " + c.kind()));
    assertEquals(conflicts, told, note);
    assertEquals(RunState.UNDONE, undone.state(), note);
  }

  /** What there is to be said beforehand of an undo. */
  private static List<String> numbers(UndoResult of) {
    List<String> numbers = new ArrayList<>();
    of.report().tables().stream()
        .map(
            t ->
                "%s: %d removed, %d restored, %d kept, %d conflicts"
                    .formatted(
                        t.table().name(), t.removed(), t.restored(), t.kept(), t.conflicts()))
        .forEach(numbers::add);
    of.report().conflicts().stream().map(Conflict::toString).sorted().forEach(numbers::add);
    return numbers;
  }

  private static void schema(TestDatabase database, String more) {
    database.execute(
        "drop table if exists child",
        "drop table if exists parent",
        "create table parent(id integer not null primary key, name varchar(20)" + more + ")",
        "create table child(id integer not null primary key, parent_id integer, qty integer,"
            + " constraint child_parent foreign key(parent_id) references parent(id))");
  }

  private void fill(TestDatabase database) {
    List<Integer> parents = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    for (int id = 1; id <= KEYS; id++) {
      if (random.nextBoolean()) {
        parents.add(id);
        rows.add("(" + id + ", '" + name() + "')");
      }
    }
    add(database, "parent(id, name)", rows);
    rows.clear();
    for (int id = 1; id <= KEYS; id++) {
      if (random.nextBoolean()) {
        rows.add(child(id, parents));
      }
    }
    add(database, "child(id, parent_id, qty)", rows);
  }

  private static void add(TestDatabase database, String into, List<String> rows) {
    if (!rows.isEmpty()) {
      database.execute("insert into " + into + " values " + String.join(", ", rows));
    }
  }

  private String child(int id, List<Integer> parents) {
    boolean none = parents.isEmpty() || random.nextInt(4) == 0;
    String parent = none ? "null" : String.valueOf(parents.get(random.nextInt(parents.size())));
    return "(" + id + ", " + parent + ", " + random.nextInt(3) + ")";
  }

  private char name() {
    return NAMES.charAt(random.nextInt(NAMES.length()));
  }

  private void edit(TestDatabase to, Rows before) {
    for (int i = random.nextInt(8); i > 0; i--) {
      int id = 1 + random.nextInt(KEYS);
      Rows now = Rows.of(to);
      List<Integer> parents = List.copyOf(now.parents().keySet());
      switch (random.nextInt(7)) {
        case 0 -> to.execute("update parent set name = '" + name() + "' where id = " + id);
        case 1 -> to.execute("update parent set memo = '" + name() + "' where id = " + id);
        case 2 -> to.execute("update child set qty = qty + 1 where id = " + id);
        case 3 -> to.execute("delete from child where id = " + id);
        case 4 -> to.execute("insert into parent(id, name) values (" + (100 + i) + ", 'x')");
        case 5 -> add(to, "child(id, parent_id, qty)", List.of(child(200 + i, parents)));
        default -> {
          if (unreferred(now, id) && unreferred(before, id)) {
            to.execute("delete from parent where id = " + id);
          }
        }
      }
    }
  }

  private static boolean unreferred(Rows rows, int id) {
    return rows.children().values().stream()
        .noneMatch(child -> String.valueOf(id).equals(child.get(0)));
  }

  private static Rows expected(Rows before, Rows written, Rows now, Set<String> conflicts) {
    Map<Integer, List<String>> children = new TreeMap<>();
    Set<Integer> all = new TreeSet<>(now.children().keySet());
    all.addAll(written.children().keySet());
    for (int id : all) {
      List<String> one = before.children().get(id);
      List<String> two = written.children().get(id);
      List<String> three = now.children().get(id);
      put(
          children,
          id,
          after(new Row(one, two, three), same(two, three), "child " + id, conflicts));
    }
    Map<Integer, List<String>> parents = new TreeMap<>();
    all = new TreeSet<>(now.parents().keySet());
    all.addAll(written.parents().keySet());
    for (int id : all) {
      List<String> one = before.parents().get(id);
      List<String> two = written.parents().get(id);
      List<String> three = now.parents().get(id);
      // of a row that was added the run knows only what it wrote itself
      boolean asWritten =
          one == null && two != null && three != null
              ? two.get(0).equals(three.get(0))
              : same(two, three);
      boolean added = one == null && two != null && three != null && asWritten;
      boolean referred = !unreferred(new Rows(Map.of(), children), id);
      if (added && referred) {
        conflicts.add("parent " + id + " REFERRED");
        parents.put(id, three);
      } else {
        put(parents, id, after(new Row(one, two, three), asWritten, "parent " + id, conflicts));
      }
    }
    return new Rows(parents, children);
  }

  private static void put(Map<Integer, List<String>> rows, int id, List<String> row) {
    if (row != null) {
      rows.put(id, row);
    }
  }

  private static boolean same(List<String> one, List<String> other) {
    return one == null ? other == null : one.equals(other);
  }

  /** A row at three moments; null: it was not there. */
  private record Row(List<String> before, List<String> written, List<String> now) {}

  /** What is to be left of a row; null: nothing. */
  private static List<String> after(
      Row row, boolean asWritten, String name, Set<String> conflicts) {
    List<String> before = row.before();
    List<String> written = row.written();
    List<String> now = row.now();
    boolean backAlready = before != null && same(before, now);
    if (same(before, written) || backAlready) {
      return now;
    }
    if (asWritten) {
      return before;
    }
    conflicts.add(name + (now == null ? " DELETED" : " CHANGED"));
    return now;
  }
}
