package dev.turnstone.jdbc.mariadb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TableRead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RangesTest {
  private MariaWorld world;
  private int tables;

  @BeforeAll
  void open() {
    world = new MariaWorld();
  }

  @AfterAll
  void close() {
    world.close();
  }

  static Stream<Arguments> keys() {
    return Stream.concat(numberKeys(), otherKeys());
  }

  private static Stream<Arguments> numberKeys() {
    return Stream.of(
        key("id int", "a|int32|int", "select seq from seq_1_to_40"),
        key(
            "id bigint",
            "a|int64|bigint",
            "values (-9223372036854775808), (-5), (0), (7), (9223372036854775807)"),
        key(
            "id bigint unsigned",
            "a|uint64|bigint unsigned",
            "values (0), (1), (9223372036854775807), (9223372036854775808), (18446744073709551614),"
                + " (18446744073709551615)"),
        key(
            "id decimal(20,3)",
            "a|decimal(20,3)|decimal(20,3)",
            "values (-1.5), (-1.499), (0), (1e10), (12345678901234567.891)"),
        key("id float", "a|float32|float", "values (-0.1), (0.1), (0.3), (1e20), (16777216)"));
  }

  private static Stream<Arguments> otherKeys() {
    return Stream.of(
        key(
            "id varbinary(20)",
            "a|bytes(20)|varbinary(20)",
            "values (''), (x'00'), (x'0000'), (x'27'), (x'5c27'), (x'ff'), ('a'), ('A')"),
        key(
            "id varchar(20) collate utf8mb4_general_ci",
            "a|text(20)|varchar(20)",
            "values (''), ('a'), ('B'), ('c'), ('ä1'), ('Z'), ('ß'), ('''q'), ('\\\\'), ('🪨')"),
        key(
            "id varchar(20) character set latin1 collate latin1_german2_ci",
            "a|text(20)|varchar(20)",
            "values ('a'), ('ä'), ('az'), ('ö'), ('o'), ('€'), ('ß')"),
        key("id date", "a|date|date", "values ('0000-00-00'), ('2024-00-10'), ('2024-01-01')"),
        key(
            "id datetime(6)",
            "a|timestamp(6)|datetime(6)",
            "values ('2024-01-01 00:00:00.000001'), ('2024-01-01'), ('1000-01-01')"),
        key("id time(3)", "a|time(3)|time(3)", "values ('-838:59:59'), ('-0:0:0.5'), ('12:0:0')"),
        key(
            "id enum('z','y','x')",
            "a|enum('z','y','x')|enum('z','y','x')",
            "values ('z'), ('x'), ('y')"),
        key(
            "id set('z','y','x')",
            "a|set('z','y','x')|set('z','y','x')",
            "values ('z'), ('x'), ('y'), ('z,x'), ('')"),
        key("id bit(9)", "a|bits(9)|bit(9)", "values (0), (1), (255), (256), (511)"),
        key(
            "id uuid",
            "a|uuid|uuid",
            "values ('00112233-4455-6677-8899-aabbccddeeff'), ('ff112233-4455-1677-8899-aabbccddeeff'),"
                + " ('10112233-4455-4677-8899-000000000000')"));
  }

  private static Arguments key(String column, String form, String rows) {
    return Arguments.of(column, form, rows);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("keys")
  void rangesCoverEveryRowExactlyOnceInOrder(String column, String form, String rows) {
    String name = "k" + ++tables;
    world.database.execute(
        List.of(
            "set sql_mode = ''",
            "create table " + name + " (" + column + " primary key, v int default 1)",
            "insert into " + name + " (id) " + rows));
    Table table = world.table(name, List.of("id"), form.replaceFirst("a", "id"), "v|int32|int");

    coversEveryRow(table);
  }

  @Test
  void rangesOfAKeyOfSeveralColumnsCoverEveryRow() {
    world.server.execute(
        "create table several (a int, b varchar(5), c date, v int default 1, primary key (b, a, c))",
        "insert into several (a, b, c) select cast(x.seq as signed) - 3, elt(y.seq, 'a', 'B', 'c', ''), "
            + "date '2024-01-01' + interval z.seq day from seq_1_to_5 x, seq_1_to_4 y, seq_1_to_3 z");

    coversEveryRow(
        world.table(
            "several",
            List.of("b", "a", "c"),
            "a|int32|int",
            "b|text(5)|varchar(5)",
            "c|date|date",
            "v|int32|int"));
  }

  @Test
  void aTableWithoutAKeyIsOneRange() {
    world.server.execute(
        "create table keyless (v int)", "insert into keyless select seq % 3 from seq_1_to_50");
    Table table = world.table("keyless", List.of(), "v|int32|int|null");

    assertEquals(1, coversEveryRow(table, 3));
  }

  @Test
  void anEmptyTableIsOneEmptyRange() {
    world.server.execute("create table nothing (id int primary key)");

    assertEquals(1, coversEveryRow(world.table("nothing", List.of("id"), "id|int32|int"), 3));
  }

  @Test
  void rangesOfDenseNumbersAreComputedAndStillCoverEveryRow() {
    world.server.execute(
        "create table dense (id bigint unsigned primary key)",
        "insert into dense select 18446744073709551615 - seq from seq_0_to_999 where seq % 3 > 0");
    Table counted = counted(world.table("dense", List.of("id"), "id|uint64|bigint unsigned"), 666);

    for (long rows : new long[] {1, 7, 100, 665, 666, 5000}) {
      assertTrue(coversEveryRow(counted, rows) <= 2 + 1001 / Math.max(1, rows));
    }
  }

  @Test
  void aConditionChoosesRowsForReadingAndCountingButNotForBounds() {
    world.server.execute(
        "create table chosen (id int primary key)",
        "insert into chosen select seq from seq_1_to_20");
    Table table = world.table("chosen", List.of("id"), "id|int32|int");
    TableRead even =
        new TableRead(table, List.of("id"), Optional.of("`chosen`.`id` % 2 = 0 or false"));
    try (Snapshot snapshot = world.database.snapshot(1)) {
      RowSource source = snapshot.readers().get(0);

      assertEquals(10, source.count(even));
      ChunkRange first = source.next(even, null, 4);
      assertEquals(List.of("4"), first.upTo());
      assertEquals(
          List.of(List.of("LONG 2"), List.of("LONG 4")), MariaWorld.rows(source, even, first));
    }
  }

  private void coversEveryRow(Table table) {
    for (long rows : new long[] {1, 2, 3, 1000}) {
      coversEveryRow(table, rows);
      coversEveryRow(counted(table, 40), rows);
    }
  }

  /** Returns the number of ranges. */
  private int coversEveryRow(Table table, long rows) {
    TableRead read = MariaWorld.read(table);
    List<List<String>> all = new ArrayList<>();
    int ranges = 0;
    try (Snapshot snapshot = world.database.snapshot(1)) {
      RowSource source = snapshot.readers().get(0);
      ChunkRange range = null;
      while (range == null || !range.last()) {
        range = source.next(read, range, rows);
        assertEquals(ranges++, range.number());
        List<List<String>> part = MariaWorld.rows(source, read, range);
        assertEquals(part, MariaWorld.rows(source, read, range));
        all.addAll(part);
      }
      assertEquals(MariaWorld.rows(source, read, ChunkRange.WHOLE), all);
      assertEquals(source.count(read), all.size());
    }
    return ranges;
  }

  private static Table counted(Table table, long rows) {
    TableTraits traits = table.traits();
    return new Table(
        table.name(),
        table.kind(),
        table.columns(),
        table.keys(),
        table.foreignKeys(),
        table.indexes(),
        table.checks(),
        new TableTraits(
            OptionalLong.of(rows),
            traits.estimatedRows(),
            traits.storage(),
            traits.rowSecurity(),
            traits.parent(),
            traits.triggers(),
            traits.comment(),
            Map.of()));
  }
}
