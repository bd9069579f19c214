package dev.turnstone.jdbc.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Table;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.LeaseLost;
import dev.turnstone.problem.EngineException.ServerRefused;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.Lease;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RowWriter;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.Written;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteSinkTest {
  private static final Table STONE = SqliteRows.table("stone", "id INTEGER", "name TEXT");
  private static final TableWrite INSERT = SqliteRows.write(STONE, WriteMode.INSERT);

  @TempDir Path folder;

  @Test
  void statementsAreDurableAlsoWhileRowsAreLoaded() {
    try (SqliteDatabase database =
            SqliteRows.open(folder, "create table stone (id integer primary key, name text)");
        RowSink sink = database.openSink(SqliteRows.lease(database))) {
      SqliteRows.chunk(sink, INSERT, new ArrayList<>(), List.of(List.of("i1", "tn1")));

      database.execute(List.of("create table seen as select synchronous from pragma_synchronous"));

      assertEquals(List.of(List.of("2")), database.query("select * from seen"), "2 is FULL");
      database.execute(List.of("create table relaxed (v check (v = 1))"));
      database.tryOut("insert into relaxed select synchronous from pragma_synchronous");
    }
  }

  @Test
  void badRowsAreNamedAndTheOthersArrive() {
    try (SqliteDatabase database =
            SqliteRows.open(
                folder,
                "create table stone (id integer primary key, name text not null"
                    + " constraint short check (length(name) < 9), unique (name))");
        RowSink sink = database.openSink(SqliteRows.lease(database))) {
      List<List<String>> rows = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        rows.add(List.of("i" + i, "tn" + i));
      }
      rows.set(3, List.of("i2", "tx"));
      rows.set(40, List.of("i40", "null"));
      rows.set(41, List.of("i41", "ttoo long a name"));
      rows.set(60, List.of("i60", "tn59"));
      rows.set(99, List.of("tabc", "ty"));
      List<String> refused = new ArrayList<>();

      Written written = SqliteRows.chunk(sink, INSERT, refused, rows);

      assertEquals(
          List.of(
              "3 DUPLICATE_KEY",
              "40 NOT_NULLABLE",
              "41 CHECK_FAILED",
              "60 DUPLICATE_KEY",
              "99 WRONG_CLASS"),
          refused);
      assertEquals(new Written(95, 0, 0), written);
      assertEquals(List.of(List.of("95")), database.query("select count(*) from stone"));
    }
  }

  @Test
  void aTriggerThatSwallowsRowsIsNoticed() {
    try (SqliteDatabase database =
            SqliteRows.open(
                folder,
                "create table stone (id integer, name text)",
                "create trigger gone before insert on stone when new.id = 2"
                    + " begin select raise(ignore); end");
        RowSink sink = database.openSink(SqliteRows.lease(database))) {
      SqliteRows.put(sink.begin(INSERT), List.of(List.of("i1", "ta"), List.of("i2", "tb")));

      assertThrows(ServerRefused.class, () -> sink.finish((ordinal, why) -> {}));
      assertEquals(List.of(List.of("0")), database.query("select count(*) from stone"));
    }
  }

  @Test
  void aTableThatVanishedIsNotTheRowsFault() {
    try (SqliteDatabase database =
            SqliteRows.open(folder, "create table stone (id integer, name text)");
        RowSink sink = database.openSink(SqliteRows.lease(database))) {
      List<String> refused = new ArrayList<>();
      SqliteRows.chunk(sink, INSERT, refused, List.of(List.of("i1", "ta")));
      database.execute(List.of("drop table stone"));
      SqliteRows.put(sink.begin(INSERT), List.of(List.of("i2", "ta")));

      assertThrows(
          ServerRefused.class, () -> sink.finish((ordinal, why) -> refused.add("" + ordinal)));
      assertEquals(List.of(), refused);
    }
  }

  @Test
  void anAbandonedRowLeavesNothing() {
    try (SqliteDatabase database =
            SqliteRows.open(folder, "create table stone (id integer, name text)");
        RowSink sink = database.openSink(SqliteRows.lease(database))) {
      RowWriter writer = sink.begin(INSERT);
      SqliteRows.put(writer, List.of(List.of("i1", "ta")));
      int bytes = ((RowBuffer) writer).bytes();
      writer.beginRow(1);
      writer.write(0, SqliteRows.cell("i2"));
      writer.abandonRow();
      assertEquals(bytes, ((RowBuffer) writer).bytes());
      writer.beginRow(2);
      writer.write(0, SqliteRows.cell("i3"));
      writer.write(1, SqliteRows.cell("tc"));
      writer.endRow();
      Written written = sink.finish((ordinal, why) -> {});
      sink.commit(new ChunkMarker("run", 1, "main.stone", 0, written));

      assertEquals(
          List.of(List.of("i1", "ta"), List.of("i3", "tc")), SqliteRows.all(database, STONE));
    }
  }

  @Test
  void anOldTokenWritesNothing() {
    try (SqliteDatabase database =
        SqliteRows.open(folder, "create table stone (id integer, name text)")) {
      Lease old = SqliteRows.lease(database);
      Lease successor = SqliteRows.lease(database);
      assertTrue(successor.token() > old.token());
      try (RowSink sink = database.openSink(old)) {
        SqliteRows.put(sink.begin(INSERT), List.of(List.of("i1", "ta")));
        Written written = sink.finish((ordinal, why) -> {});

        assertThrows(
            LeaseLost.class,
            () -> sink.commit(new ChunkMarker("run", old.token(), "main.stone", 0, written)));
      }
      assertEquals(List.of(List.of("0")), database.query("select count(*) from stone"));
      assertFalse(database.ledger().marked("run", "main.stone", 0));
    }
  }

  @Test
  void rollbackUndoesWhatWasSentAndKeptBack() {
    try (SqliteDatabase database =
            SqliteRows.open(folder, "create table stone (id integer, name text)");
        RowSink sink = database.openSink(SqliteRows.lease(database))) {
      SqliteRows.put(sink.begin(INSERT), List.of(List.of("i1", "ta")));
      sink.finish((ordinal, why) -> {});
      sink.rollback();
      sink.rollback();
      SqliteRows.chunk(sink, INSERT, new ArrayList<>(), List.of(List.of("i2", "tb")));

      assertEquals(List.of(List.of("i2", "tb")), SqliteRows.all(database, STONE));
    }
  }

  @Test
  void aChunkLargerThanTheBufferIsOneTransaction() {
    String long100k = "t" + "x".repeat(100_000);
    try (SqliteDatabase database =
            SqliteRows.open(folder, "create table stone (id integer, name text)");
        RowSink sink = database.openSink(SqliteRows.lease(database))) {
      RowWriter writer = sink.begin(INSERT);
      for (int i = 0; i < 300; i++) {
        writer.beginRow(i);
        writer.write(0, SqliteRows.cell("i" + i));
        writer.write(1, SqliteRows.cell(long100k));
        writer.endRow();
        if (writer.full()) {
          sink.flush((ordinal, why) -> {});
        }
      }
      assertEquals(new Written(300, 0, 0), sink.finish((ordinal, why) -> {}));
      assertEquals(List.of(List.of("0")), database.query("select count(*) from stone"));
      sink.commit(new ChunkMarker("run", 1, "main.stone", 0, new Written(300, 0, 0)));
      assertEquals(List.of(List.of("300")), database.query("select count(*) from stone"));
    }
  }

  @Test
  void workersTakeTurnsAndNothingIsLost() throws Exception {
    try (SqliteDatabase database =
        SqliteRows.open(folder, "create table stone (id integer primary key, name text)")) {
      Lease lease = SqliteRows.lease(database);
      ExecutorService workers = Executors.newFixedThreadPool(4);
      List<Future<?>> done = new ArrayList<>();
      for (int worker = 0; worker < 4; worker++) {
        int own = worker;
        done.add(
            workers.submit(
                () -> {
                  try (RowSink sink = database.openSink(lease)) {
                    for (int chunk = 0; chunk < 20; chunk++) {
                      writeChunk(sink, own * 20 + chunk);
                      database.ledger().heartbeat(lease, SqliteRows.MINUTE);
                    }
                  }
                }));
      }
      for (Future<?> future : done) {
        future.get(60, TimeUnit.SECONDS);
      }
      workers.shutdown();
      assertEquals(
          List.of(List.of("8000", "8000")),
          database.query("select count(*), max(id) + 1 from stone"));
      assertEquals(80, database.ledger().markers("run").size());
    }
  }

  private static void writeChunk(RowSink sink, int chunk) {
    List<List<String>> rows =
        IntStream.range(chunk * 100, chunk * 100 + 100)
            .mapToObj(i -> List.of("i" + i, "tn" + i))
            .toList();
    SqliteRows.put(sink.begin(INSERT), rows);
    Written written = sink.finish((ordinal, why) -> {});
    sink.commit(new ChunkMarker("run", 1, "main.stone", chunk, written));
  }

  @Test
  void aFullDiskIsSaidAndLeavesNothingHalfWritten() {
    try (SqliteDatabase database =
            SqliteRows.open(
                folder,
                "create table stone (id integer, name text)",
                "pragma max_page_count = 50");
        RowSink sink = database.openSink(SqliteRows.lease(database))) {
      List<List<String>> rows =
          IntStream.range(0, 2000).mapToObj(i -> List.of("i" + i, "t" + "x".repeat(500))).toList();
      SqliteRows.put(sink.begin(INSERT), rows);
      List<String> refused = new ArrayList<>();

      ServerRefused full =
          assertThrows(
              ServerRefused.class, () -> sink.finish((ordinal, why) -> refused.add(why.message())));

      assertEquals(List.of(Code.DISK_FULL), full.problems().stream().map(Problem::code).toList());
      assertEquals(List.of(), refused);
      assertEquals(List.of(List.of("0")), database.query("select count(*) from stone"));
      SqliteRows.chunk(sink, INSERT, refused, rows.subList(0, 70));
      assertEquals(List.of(List.of("70")), database.query("select count(*) from stone"));
    }
  }

  @Test
  void thousandsOfBadRowsStayFast() {
    try (SqliteDatabase database =
            SqliteRows.open(
                folder,
                "create table stone (id integer primary key, name text)",
                "insert into stone values (1, 'there')");
        RowSink sink = database.openSink(SqliteRows.lease(database))) {
      List<List<String>> rows =
          IntStream.range(0, 50_000).mapToObj(i -> List.of("i1", "tx")).toList();
      List<String> refused = new ArrayList<>();
      long start = System.nanoTime();
      SqliteRows.chunk(sink, INSERT, refused, rows);
      long millis = (System.nanoTime() - start) / 1_000_000;

      assertEquals(50_000, refused.size());
      assertTrue(millis < 10_000, millis + " ms");
    }
  }
}
