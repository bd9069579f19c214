package dev.turnstone.jdbc.mariadb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.turnstone.catalog.Table;
import dev.turnstone.jdbc.mariadb.MariaWorld.Chunk;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.EngineException;
import dev.turnstone.row.Cell;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.Written;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RefusedRowsTest {
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
    Table table = picky();
    Map<Long, String> expected = new TreeMap<>();
    Map<Long, Object[]> bad = new TreeMap<>();
    for (Bad row : BAD) {
      bad.put(row.ordinal(), row.values());
      row.reason().ifPresent(r -> expected.put(row.ordinal(), r.replace("@", table.name() + "")));
    }

    Chunk chunk =
        world.chunk(
            MariaWorld.write(table, WriteMode.INSERT),
            0,
            (sink, writer, refused) -> {
              for (int i = 0; i < 2000; i++) {
                Object[] good = {i, "row", digits("12.50"), day(19_000), "b", 9, "€", null};
                Cells.row(writer, i, bad.getOrDefault((long) i, good));
                if (writer.full()) sink.flush(refused);
              }
            });

    assertEquals(expected, chunk.refused());
    long kept = 2000 - expected.size();
    assertEquals(new Written(kept, 0, 0), chunk.written());
    assertEquals(
        List.of(List.of(String.valueOf(kept))), world.server.query("select count(*) from picky"));
  }

  /** A row among two thousand, and why it is refused. */
  private record Bad(long ordinal, Optional<String> reason, Object... values) {}

  private static final List<Bad> BAD =
      List.of(
          bad(100, "DUPLICATE_KEY @", 99, "ok", digits("1"), day(0), "a", 1, "x", null),
          bad(300, "NOT_NULLABLE @.name", 300, null, digits("1"), day(0), "a", 1, "x", null),
          bad(500, "TOO_LONG @.name", 500, "too long", digits("1"), day(0), "a", 1, "x", null),
          bad(501, "TOO_LONG @.name", 501, "x     ", digits("1"), day(0), "a", 1, "x", null),
          bad(700, "TOO_PRECISE @.amount", 700, "ok", digits("1.005"), day(0), "a", 1, "x", null),
          bad(701, "OUT_OF_RANGE @.amount", 701, "ok", digits("1000"), day(0), "a", 1, "x", null),
          bad(900, "OUT_OF_RANGE @.day", 900, "ok", null, day(9_999_999), "a", 1, "x", null),
          bad(1100, "NOT_A_LABEL @.kind", 1100, "ok", null, day(0), "2", 1, "x", null),
          bad(1101, "NOT_A_LABEL @.kind", 1101, "ok", null, day(0), "A", 1, "x", null),
          bad(1300, "OUT_OF_RANGE @.small", 1300, "ok", null, day(0), "a", 256, "x", null),
          bad(1301, "CHECK_FAILED @", 1301, "ok", null, day(0), "a", 200, "x", null),
          bad(1500, "NOT_IN_CHARSET @.latin", 1500, "ok", null, day(0), "a", 1, "🪨", null),
          bad(1700, "", 1700, "ok", null, day(0), "a", 1, "x", 7),
          bad(1701, "DUPLICATE_KEY @", 1701, "ok", null, day(0), "a", 1, "x", 7));

  private static Bad bad(long ordinal, String reason, Object... values) {
    return new Bad(ordinal, reason.isEmpty() ? Optional.empty() : Optional.of(reason), values);
  }

  private static Cells.Digits digits(String digits) {
    return new Cells.Digits(digits);
  }

  private static Cells.Number day(long days) {
    return new Cells.Number(Kind.DATE, days);
  }

  private Table picky() {
    world.server.execute(
        "create table picky (id int primary key, name varchar(5) not null, amount decimal(5,2), "
            + "day date, kind enum('a','b'), small tinyint unsigned, latin varchar(5) character set"
            + " latin1, uni int, unique key one_uni (uni), constraint few check (small < 200))");
    return world.table(
        "picky",
        List.of("id"),
        "id|int32|int",
        "name|text(5)|varchar(5)",
        "amount|decimal(5,2)|decimal(5,2)|null",
        "day|date|date|null",
        "kind|enum('a','b')|enum('a','b')|null",
        "small|uint8|tinyint unsigned|null",
        "latin|text(5)|varchar(5)|null",
        "uni|int32|int|null");
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
                Cells.row(writer, i, i, "new");
                if (writer.full()) sink.flush(refused);
              }
            });

    assertEquals(10_000, chunk.refused().size());
    assertEquals(new Written(10_000, 0, 0), chunk.written());
  }

  @Test
  void valuesTheServerWouldReplaceWithoutAWordAreRefused() {
    Table table = sly();
    Cells.Number second = new Cells.Number(Kind.INSTANT, 1_000_000);
    Cells.Number tenth = new Cells.Number(Kind.TIME, 100_000);

    Chunk chunk =
        world.chunk(
            MariaWorld.write(table, WriteMode.INSERT),
            0,
            (sink, writer, refused) -> {
              Cells.row(writer, 0, 0, second, tenth, 0.5, 0);
              Cells.row(writer, 1, null, second, tenth, 0.5, 0);
              Cells.row(writer, 2, 2, null, tenth, 0.5, 0);
              Cells.row(writer, 3, 3, second, new Cells.Number(Kind.TIME, 120_000), 0.5, 0);
              Cells.row(writer, 4, 4, new Cells.Number(Kind.INSTANT, 1_500_000), tenth, 0.5, 0);
              Cells.row(writer, 5, 5, second, tenth, 0.1, 0);
              Cells.row(writer, 6, 6, second, tenth, Double.POSITIVE_INFINITY, 0);
              Cells.row(writer, 7, 7, second, tenth, 0.5, 69);
            });

    String at = table.name().toString();
    assertEquals(
        Map.of(
            1L, "NOT_NULLABLE " + at + ".id",
            2L, "NOT_NULLABLE " + at + ".seen",
            3L, "TOO_PRECISE " + at + ".pause",
            4L, "TOO_PRECISE " + at + ".seen",
            5L, "TOO_PRECISE " + at + ".f",
            6L, "INFINITE " + at + ".f",
            7L, "OUT_OF_RANGE " + at + ".y"),
        chunk.refused());
    assertEquals(
        List.of(List.of("0", "1970-01-01 00:00:01", "0")),
        world.server.query("select id, convert_tz(seen, @@time_zone, '+00:00'), y + 0 from sly"));
  }

  private Table sly() {
    world.server.execute(
        "create table sly (id int primary key auto_increment, seen timestamp not null default"
            + " current_timestamp, pause time(1), f float, y year)");
    return world.table(
        "sly",
        List.of("id"),
        "id|int32|int",
        "seen|instant(0)|timestamp",
        "pause|time(1)|time(1)|null",
        "f|float32|float|null",
        "y|int16|year(4)|null");
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
              writer.write(0, Cells.cell(1));
              writer.write(1, cell);
              writer.endRow();
              Cells.row(writer, 1, 2, null);
            });

    assertEquals("VALUE_TOO_LARGE " + table.name() + ".v", chunk.refused().get(0L));
    assertEquals(1, chunk.written().inserted());
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
                (sink, writer, refused) -> Cells.row(writer, 0, 1)));
  }
}
