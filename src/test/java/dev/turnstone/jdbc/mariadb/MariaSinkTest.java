package dev.turnstone.jdbc.mariadb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Table;
import dev.turnstone.jdbc.mariadb.MariaWorld.Chunk;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.row.Cell;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.Lease;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RowWriter;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.Written;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MariaSinkTest {
  private MariaWorld world;

  @BeforeEach
  void open() {
    world = new MariaWorld();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void badRowsAreFoundAmongGoodOnesWithTheirReasons() {
    world.server.execute(
        "create table parents (id int primary key)",
        "create table bad (id int primary key, name varchar(5) not null, amount decimal(5,2), "
            + "day date, kind enum('a','b'), small tinyint unsigned, latin varchar(5) character set"
            + " latin1, uni int, unique key one_uni (uni), constraint few check (small < 200))");
    Table table =
        world.table(
            "bad",
            List.of("id"),
            "id|int32|int",
            "name|text(5)|varchar(5)",
            "amount|decimal(5,2)|decimal(5,2)|null",
            "day|date|date|null",
            "kind|enum('a','b')|enum('a','b')|null",
            "small|uint8|tinyint unsigned|null",
            "latin|text(5)|varchar(5)|null",
            "uni|int32|int|null");
    Map<Long, Object[]> bad = new TreeMap<>();
    bad.put(100L, new Object[] {99, "ok", "1", 0L, "a", 1, "x", null});
    bad.put(300L, new Object[] {300, null, "1", 0L, "a", 1, "x", null});
    bad.put(500L, new Object[] {500, "too long", "1", 0L, "a", 1, "x", null});
    bad.put(501L, new Object[] {501, "x     ", "1", 0L, "a", 1, "x", null});
    bad.put(700L, new Object[] {700, "ok", "1.005", 0L, "a", 1, "x", null});
    bad.put(701L, new Object[] {701, "ok", "1000", 0L, "a", 1, "x", null});
    bad.put(900L, new Object[] {900, "ok", "1", 9_999_999L, "a", 1, "x", null});
    bad.put(1100L, new Object[] {1100, "ok", "1", 0L, "2", 1, "x", null});
    bad.put(1101L, new Object[] {1101, "ok", "1", 0L, "A", 1, "x", null});
    bad.put(1300L, new Object[] {1300, "ok", "1", 0L, "a", 256, "x", null});
    bad.put(1301L, new Object[] {1301, "ok", "1", 0L, "a", 200, "x", null});
    bad.put(1500L, new Object[] {1500, "ok", "1", 0L, "a", 1, "🪨", null});
    bad.put(1700L, new Object[] {1700, "ok", "1", 0L, "a", 1, "x", 7});
    bad.put(1701L, new Object[] {1701, "ok", "1", 0L, "a", 1, "x", 7});

    Chunk chunk =
        world.chunk(
            MariaWorld.write(table, WriteMode.INSERT),
            0,
            (sink, writer, refused) -> {
              for (long i = 0; i < 2000; i++) {
                Object[] good = {(int) i, "row", "12.50", 19000L, "b", 9, "€", null};
                row(writer, i, bad.getOrDefault(i, good));
                if (writer.full()) sink.flush(refused);
              }
            });

    String at = table.name().toString();
    Map<Long, String> expected = new TreeMap<>();
    expected.put(100L, "DUPLICATE_KEY " + at);
    expected.put(300L, "NOT_NULLABLE " + at + ".name");
    expected.put(500L, "TOO_LONG " + at + ".name");
    expected.put(501L, "TOO_LONG " + at + ".name");
    expected.put(700L, "TOO_PRECISE " + at + ".amount");
    expected.put(701L, "OUT_OF_RANGE " + at + ".amount");
    expected.put(900L, "OUT_OF_RANGE " + at + ".day");
    expected.put(1100L, "NOT_A_LABEL " + at + ".kind");
    expected.put(1101L, "NOT_A_LABEL " + at + ".kind");
    expected.put(1300L, "OUT_OF_RANGE " + at + ".small");
    expected.put(1301L, "CHECK_FAILED " + at);
    expected.put(1500L, "NOT_IN_CHARSET " + at + ".latin");
    expected.put(1701L, "DUPLICATE_KEY " + at);
    assertEquals(expected, chunk.refused());
    assertEquals(new Written(2000 - expected.size(), 0, 0), chunk.written());
    assertEquals(
        List.of(List.of(String.valueOf(2000 - expected.size()))),
        world.server.query("select count(*) from bad"));
  }

  @Test
  @Timeout(20)
  void tenThousandDuplicatesAreToldOfWithinSeconds() {
    world.server.execute(
        "create table twice (id int primary key, name varchar(50))",
        "insert into twice select seq, 'there' from seq_0_to_9999");
    Table table =
        world.table("twice", List.of("id"), "id|int32|int", "name|text(50)|varchar(50)|null");

    Chunk chunk =
        world.chunk(
            MariaWorld.write(table, WriteMode.INSERT),
            0,
            (sink, writer, refused) -> {
              for (int i = 0; i < 20_000; i++) {
                row(writer, i, new Object[] {i, "new"});
                if (writer.full()) sink.flush(refused);
              }
            });

    assertEquals(10_000, chunk.refused().size());
    assertEquals(new Written(10_000, 0, 0), chunk.written());
  }

  @Test
  void valuesTheServerWouldReplaceWithoutAWordAreRefused() {
    world.server.execute(
        "create table sly (id int primary key auto_increment, seen timestamp not null default"
            + " current_timestamp, pause time(1), f float)");
    Table table =
        world.table(
            "sly",
            List.of("id"),
            "id|int32|int",
            "seen|instant(0)|timestamp",
            "pause|time(1)|time(1)|null",
            "f|float32|float|null");

    Chunk chunk =
        world.chunk(
            MariaWorld.write(table, WriteMode.INSERT),
            0,
            (sink, writer, refused) -> {
              sly(writer, 0, 0L, 1_000_000L, 100_000L, 0.5);
              sly(writer, 1, null, 1_000_000L, 100_000L, 0.5);
              sly(writer, 2, 2L, null, 100_000L, 0.5);
              sly(writer, 3, 3L, 1_000_000L, 120_000L, 0.5);
              sly(writer, 4, 4L, 1_500_000L, 100_000L, 0.5);
              sly(writer, 5, 5L, 1_000_000L, 100_000L, 0.1);
              sly(writer, 6, 6L, 1_000_000L, 100_000L, Double.POSITIVE_INFINITY);
            });

    String at = table.name().toString();
    assertEquals(
        Map.of(
            1L, "NOT_NULLABLE " + at + ".id",
            2L, "NOT_NULLABLE " + at + ".seen",
            3L, "TOO_PRECISE " + at + ".pause",
            4L, "TOO_PRECISE " + at + ".seen",
            5L, "TOO_PRECISE " + at + ".f",
            6L, "INFINITE " + at + ".f"),
        chunk.refused());
    assertEquals(
        List.of(List.of("0", "1970-01-01 00:00:01")),
        world.server.query("select id, convert_tz(seen, @@time_zone, '+00:00') from sly"));
  }

  @Test
  void anAbandonedRowLeavesNothingInTheBuffer() {
    Table table = things();

    Chunk chunk =
        world.chunk(
            MariaWorld.write(table, WriteMode.INTO_EMPTY),
            0,
            (sink, writer, refused) -> {
              row(writer, 0, new Object[] {1, "one"});
              writer.beginRow(1);
              writer.write(0, cell(2));
              writer.write(1, cell("half"));
              writer.abandonRow();
              row(writer, 2, new Object[] {3, "three"});
            });

    assertEquals(2, chunk.written().rows());
    assertEquals(
        List.of(List.of("1", "one"), List.of("3", "three")),
        world.server.query("select * from things order by id"));
  }

  @Test
  void aRolledBackChunkLeavesNothingAndTheSinkGoesOn() {
    Table table = things();
    Lease lease = world.lease();
    try (RowSink sink = world.database.openSink(lease)) {
      TableWrite write = MariaWorld.write(table, WriteMode.INTO_EMPTY);
      row(sink.begin(write), 0, new Object[] {1, "one"});
      sink.flush((ordinal, reason) -> {});
      sink.rollback();
      row(sink.begin(write), 0, new Object[] {2, "two"});
      Written written = sink.finish((ordinal, reason) -> {});
      sink.commit(new ChunkMarker("run-1", lease.token(), "things", 0, written));

      assertEquals(new Written(1, 0, 0), written);
    }

    assertEquals(List.of(List.of("2", "two")), world.server.query("select * from things"));
    assertTrue(world.database.ledger().marked("run-1", "things", 0));
  }

  @Test
  void aValueLargerThanThePacketLimitIsRefusedAndNotHeld() {
    world.server.execute("create table large (id int primary key, v longblob)");
    Table table = world.table("large", List.of("id"), "id|int32|int", "v|bytes|longblob|null");
    byte[] large = new byte[64 << 20];

    Chunk chunk =
        world.chunk(
            MariaWorld.write(table, WriteMode.INTO_EMPTY),
            0,
            (sink, writer, refused) -> {
              Cell cell = new Cell();
              cell.setSlice(Kind.BYTES, large, 0, large.length);
              writer.beginRow(0);
              writer.write(0, cell(1));
              writer.write(1, cell);
              writer.endRow();
              row(writer, 1, new Object[] {2, null});
            });

    assertEquals("VALUE_TOO_LARGE " + table.name() + ".v", chunk.refused().get(0L));
    assertEquals(1, chunk.written().inserted());
  }

  @Test
  void anOldTokenWritesNothing() {
    Table table = things();
    Lease old = world.lease();
    Lease newer = world.database.ledger().acquire("plan", "run-1", "other", Duration.ofMinutes(5));
    assertTrue(newer.token() > old.token());

    EngineException.LeaseLost lost =
        assertThrows(
            EngineException.LeaseLost.class,
            () ->
                world.chunk(
                    old,
                    MariaWorld.write(table, WriteMode.INTO_EMPTY),
                    0,
                    (sink, writer, refused) -> row(writer, 0, new Object[] {1, "one"})));

    assertEquals(Code.LEASE_TAKEN, lost.problems().get(0).code());
    assertEquals(List.of(), world.server.query("select * from things"));
    assertEquals(List.of(), world.database.ledger().markers("run-1"));
  }

  @Test
  void aMissingTableStopsTheChunkInsteadOfRefusingRows() {
    Table table = world.table("nowhere", List.of("id"), "id|int32|int");

    assertThrows(
        EngineException.ServerRefused.class,
        () ->
            world.chunk(
                MariaWorld.write(table, WriteMode.INTO_EMPTY),
                0,
                (sink, writer, refused) -> row(writer, 0, new Object[] {1})));
  }

  @Test
  void upsertsChangeOnlyWhatDiffersAndCountIt() {
    world.server.execute(
        "create table people (id int primary key, name varchar(20), age int, raw varbinary(5),"
            + " touched timestamp default '2001-01-01' on update current_timestamp, mail"
            + " varchar(20), unique key one_mail (mail))",
        "insert into people (id, name, age, raw, mail) values (1, 'same', null, x'00', 'a'),"
            + " (2, 'case', 5, null, 'b'), (3, 'Null', 6, x'ff', 'c'), (9, 'apart', 1, null, 'z')");
    Table table =
        world.table(
            "people",
            List.of("id"),
            "id|int32|int",
            "name|text(20)|varchar(20)|null",
            "age|int32|int|null",
            "raw|bytes(5)|varbinary(5)|null",
            "mail|text(20)|varchar(20)|null");

    Chunk chunk =
        world.chunk(
            MariaWorld.write(table, WriteMode.UPSERT),
            0,
            (sink, writer, refused) -> {
              row(writer, 0, new Object[] {1, "same", null, new byte[] {0}, "a"});
              row(writer, 1, new Object[] {2, "CASE", 5, null, "b"});
              row(writer, 2, new Object[] {3, "Null", 6, null, "c"});
              row(writer, 3, new Object[] {4, "new", 1, new byte[] {9, 10}, "d"});
              row(writer, 4, new Object[] {5, "clash", 1, null, "z"});
              row(writer, 5, new Object[] {4, "newer", 1, new byte[] {9, 10}, "d"});
              row(writer, 6, new Object[] {6, "far too long for this column", 1, null, "f"});
            });

    assertEquals(new Written(1, 3, 1), chunk.written());
    assertEquals(
        Map.of(4L, "DUPLICATE_KEY " + table.name(), 6L, "TOO_LONG " + table.name() + ".name"),
        chunk.refused());
    assertEquals(
        "[[1, same, null, 00, a, 1], [2, CASE, 5, null, b, 0], [3, Null, 6, null, c, 0],"
            + " [4, newer, 1, 090a, d, 0], [9, apart, 1, null, z, 1]]",
        world
            .server
            .query("select id, name, age, raw, mail, year(touched) = 2001 from people order by id")
            .toString());
  }

  @Test
  void upsertsOfEveryRowAgainLeaveAllUnchanged() {
    Table table = things();
    TableWrite write = MariaWorld.write(table, WriteMode.UPSERT);
    MariaWorld.Rows rows =
        (sink, writer, refused) -> {
          for (int i = 0; i < 5_000; i++) {
            row(writer, i, new Object[] {i, "row " + i});
          }
        };

    assertEquals(new Written(5_000, 0, 0), world.chunk(write, 0, rows).written());
    assertEquals(new Written(0, 0, 5_000), world.chunk(write, 1, rows).written());
  }

  @Test
  void withoutLocalInfileRowsComeAsInsertsWithTheSameResult() {
    world.server.execute("set global local_infile = 0");
    try (MariaDatabase other = world.open(false)) {
      Table table = things();
      TreeMap<Long, Code> refused = new TreeMap<>();
      Lease lease = world.lease();
      try (RowSink sink = other.openSink(lease)) {
        RowWriter writer = sink.begin(MariaWorld.write(table, WriteMode.INSERT));
        for (int i = 0; i < 1_000; i++) {
          row(writer, i, new Object[] {i == 500 ? 0 : i, i == 700 ? "x".repeat(60) : "a\tb\\N\n"});
        }
        Written written = sink.finish((ordinal, why) -> refused.put(ordinal, why.code()));
        sink.commit(new ChunkMarker("run-1", lease.token(), "things", 0, written));

        assertEquals(new Written(998, 0, 0), written);
      }
      assertEquals(Map.of(500L, Code.DUPLICATE_KEY, 700L, Code.TOO_LONG), refused);
      assertEquals(
          List.of(List.of("998", "a\tb\\N\n")),
          world.server.query("select count(*), name from things group by name"));
    } finally {
      world.server.execute("set global local_infile = 1");
    }
  }

  private Table things() {
    world.server.execute("create table things (id int primary key, name varchar(50))");
    return world.table("things", List.of("id"), "id|int32|int", "name|text(50)|varchar(50)|null");
  }

  private static void sly(
      RowWriter writer, long ordinal, Long id, Long seen, Long pause, double f) {
    writer.beginRow(ordinal);
    writer.write(0, number(Kind.LONG, id));
    writer.write(1, number(Kind.INSTANT, seen));
    writer.write(2, number(Kind.TIME, pause));
    Cell cell = new Cell();
    cell.setDouble(f);
    writer.write(3, cell);
    writer.endRow();
  }

  private static Cell number(Kind kind, Long value) {
    Cell cell = new Cell();
    if (value != null) cell.setNumber(kind, value);
    return cell;
  }

  private static void row(RowWriter writer, long ordinal, Object[] values) {
    writer.beginRow(ordinal);
    for (int i = 0; i < values.length; i++) {
      writer.write(i, cell(values[i]));
    }
    writer.endRow();
  }

  /** Int: LONG, Long: DATE, String of digits and a point: DECIMAL, else TEXT. */
  private static Cell cell(Object value) {
    Cell cell = new Cell();
    if (value instanceof Integer i) {
      cell.setNumber(Kind.LONG, i);
    } else if (value instanceof Long days) {
      cell.setNumber(Kind.DATE, days);
    } else if (value instanceof String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      cell.setSlice(
          text.matches("[0-9.]+") && text.contains(".") || text.matches("1000?|1")
              ? Kind.DECIMAL
              : Kind.TEXT,
          bytes,
          0,
          bytes.length);
    } else if (value instanceof byte[] bytes) {
      cell.setSlice(Kind.BYTES, bytes, 0, bytes.length);
    }
    return cell;
  }
}
