package dev.turnstone.jdbc.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TableRead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PostgresRangesTest {
  private static Postgres postgres;
  private static Catalog catalog;

  @BeforeAll
  static void start() {
    postgres = new Postgres();
    postgres.server.execute(
        "create table dense (id int primary key, v text)",
        "insert into dense select i, 'v' || i from generate_series(-7, 2500) i where i % 10 <> 0",
        "create table below (id int primary key)",
        "insert into below select i from generate_series(-40, 3) i",
        "create table sparse (id bigint primary key)",
        "insert into sparse values (-9223372036854775808), (9223372036854775807), (0), (-1), (7)",
        "create table top (id bigint primary key)",
        "insert into top select 9223372036854775807 - i from generate_series(0, 20) i",
        "create table ids (id uuid primary key)",
        "insert into ids select gen_random_uuid() from generate_series(1, 300)",
        "insert into ids values ('7fffffff-ffff-ffff-ffff-ffffffffffff'),"
            + " ('80000000-0000-0000-0000-000000000000')",
        "create table words (id text collate \"C\" primary key)",
        "create table icu_words (id text collate \"en-x-icu\" primary key)",
        "insert into words select distinct unnest(array[e'a\\\\', 'a''b', '', ' ', 'a ', 'A', 'b',"
            + " 'ä', 'Z', 'z', '😀', e'\\n', 'NULL', '-', 'co-op', 'coop', 'COOP', '\"', 'ß', 'ss'])",
        "insert into icu_words select id from words",
        "insert into icu_words select i::text from generate_series(1, 1500) i",
        "create collation anycase (provider = icu, locale = 'und-u-ks-level2',"
            + " deterministic = false)",
        "create table loose_words (id text collate anycase primary key)",
        "insert into loose_words select distinct on (upper(id) collate \"C\") id from words",
        "create table pairs (b text collate \"en-x-icu\", a numeric, v int, primary key (a, b))",
        "insert into pairs select w, n / 2, 1 from (values ('a'), ('B'), ('')) s (w),"
            + " generate_series(-30, 30, 1.0) n",
        "insert into pairs values ('x', 'NaN', 1), ('x', 'Infinity', 1)",
        "create table empty_keyed (id int primary key)",
        "create table empty_bare (id int)");
    createOthers();
    catalog = postgres.database.catalog(false);
  }

  private static void createOthers() {
    postgres.server.execute(
        "create table days (id timestamptz not null unique)",
        "insert into days values ('infinity'), ('-infinity'), ('4713-01-01 BC'), (now())",
        "create table fixed (id char(4) primary key)",
        "insert into fixed values ('a'), ('a b'), ('b'), ('ab')",
        "create domain code as varchar(9) check (value <> 'old')",
        "create table codes (id code primary key)",
        "insert into codes select 'k' || i from generate_series(1, 30) i",
        "create table bare (v int, w text)",
        "insert into bare select i % 3, repeat('x', 100) from generate_series(1, 3000) i",
        "update bare set w = 'y' where v = 1",
        "delete from bare where v = 2",
        "create table parent (id int primary key, v text)",
        "create table child () inherits (parent)",
        "insert into parent select i from generate_series(1, 10) i",
        "insert into child select i from generate_series(1, 10) i",
        "create table parts (id int, v int) partition by hash (id)",
        "create table parts_0 partition of parts for values with (modulus 2, remainder 0)",
        "create table parts_1 partition of parts for values with (modulus 2, remainder 1)",
        "insert into parts select i, 1 from generate_series(1, 50) i");
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  record Cut(String table, long rows, boolean counted) {
    @Override
    public String toString() {
      return table + " by " + rows + (counted ? " counted" : "");
    }
  }

  static List<Cut> cuts() {
    List<Cut> cuts = new ArrayList<>();
    List<String> tables =
        List.of(
            "dense",
            "sparse",
            "top",
            "ids",
            "words",
            "icu_words",
            "loose_words",
            "pairs",
            "days",
            "fixed",
            "codes",
            "bare",
            "parent",
            "child",
            "parts",
            "empty_keyed",
            "empty_bare");
    for (String table : tables) {
      for (long rows : new long[] {1, 2, 3, 1000}) {
        cuts.add(new Cut(table, rows, false));
        cuts.add(new Cut(table, rows, true));
      }
    }
    return cuts;
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void everyRowIsInExactlyOneRange(Cut cut) {
    Table table = table(cut.table());
    TableRead read = new TableRead(table, List.of(table.columns().get(0).name()));
    List<String> found = new ArrayList<>();
    try (Snapshot snapshot = postgres.database.snapshot(1)) {
      RowSource source = snapshot.readers().get(0);
      if (cut.counted()) source.count(read);
      List<ChunkRange> ranges = Postgres.ranges(source, read, cut.rows());
      for (ChunkRange range : ranges) {
        List<String> rows = Postgres.firsts(source, read, range);
        if (table.identity().isPresent()) {
          assertTrue(rows.size() <= cut.rows(), rows.size() + " rows in " + range);
        }
        found.addAll(rows);
      }
      assertEquals(
          IntStream.range(0, ranges.size()).boxed().toList(),
          ranges.stream().map(ChunkRange::number).toList());
      assertEquals(Postgres.firsts(source, read, ChunkRange.WHOLE), found);
      assertEquals(source.count(read), found.size());
    }
  }

  @ParameterizedTest
  @CsvSource({"dense, 300, 2300", "below, 7, 44", "sparse, 2, 5", "top, 4, 21", "words, 3, 20"})
  void whoeverGoesOnBehindARangeOfAnotherLeavesNoRowOut(String name, int most, long counted) {
    TableRead read = Postgres.read(table(name).counted(counted));
    List<String> found = new ArrayList<>();
    ChunkRange range = null;
    do {
      try (Snapshot snapshot = postgres.database.snapshot(1)) {
        RowSource fresh = snapshot.readers().get(0);
        range = fresh.next(read, range, most);
        List<String> rows = Postgres.firsts(fresh, read, range);
        assertTrue(rows.size() <= most, rows.size() + " rows in " + range);
        found.addAll(rows);
        if (range.last()) assertEquals(Postgres.firsts(fresh, read, ChunkRange.WHOLE), found);
      }
    } while (!range.last());
  }

  @Test
  void rangesOfAKeyAreAsLongAsAskedFor() {
    TableRead read = Postgres.read(table("icu_words"));
    try (Snapshot snapshot = postgres.database.snapshot(1)) {
      RowSource source = snapshot.readers().get(0);
      List<Integer> sizes =
          Postgres.ranges(source, read, 500).stream()
              .map(range -> Postgres.firsts(source, read, range).size())
              .toList();

      assertEquals(List.of(500, 500, 500, 20), sizes);
    }
  }

  @Test
  void aTableWithoutAKeyIsReadInSeveralRanges() {
    TableRead read = Postgres.read(table("bare"));
    try (Snapshot snapshot = postgres.database.snapshot(2)) {
      RowSource source = snapshot.readers().get(0);

      assertTrue(Postgres.ranges(source, read, 500).size() > 3);
      assertEquals(2000, source.count(read));
    }
  }

  @Test
  void rangesOfBlocksHoldTheSnapshotsRowsWhileOthersChangeThem() {
    postgres.server.execute(
        "create table moving (v int)", "insert into moving select generate_series(1, 2000)");
    TableRead read = Postgres.read(Postgres.table("moving", "v int32"));
    try (Snapshot snapshot = postgres.database.snapshot(1)) {
      RowSource source = snapshot.readers().get(0);
      List<ChunkRange> ranges = Postgres.ranges(source, read, 300);
      postgres.server.execute(
          "update moving set v = -v", "vacuum moving", "delete from moving where v % 2 = 0");
      List<String> found = new ArrayList<>();
      ranges.forEach(range -> found.addAll(Postgres.firsts(source, read, range)));

      assertEquals(IntStream.rangeClosed(1, 2000).mapToObj(String::valueOf).toList(), found);
    }
  }

  @Test
  void aConditionHoldsForReadingAndCounting() {
    Table table = table("dense");
    TableRead read =
        new TableRead(table, List.of("id"), Optional.of("\"dense\".\"id\" % 2 = 0 -- even"));
    try (Snapshot snapshot = postgres.database.snapshot(1)) {
      RowSource source = snapshot.readers().get(0);
      List<String> found = new ArrayList<>();
      for (ChunkRange range : Postgres.ranges(source, read, 100)) {
        found.addAll(Postgres.firsts(source, read, range));
      }

      assertEquals(source.count(read), found.size());
      assertTrue(found.stream().allMatch(id -> Integer.parseInt(id) % 2 == 0));
    }
  }

  @Test
  void readersSeeOneSnapshotWhileOthersWrite() {
    postgres.server.execute(
        "create table seen (id int primary key)", "insert into seen values (1)");
    TableRead read = Postgres.read(Postgres.keyed(Postgres.table("seen", "id int32"), "id"));
    try (Snapshot snapshot = postgres.database.snapshot(3)) {
      postgres.server.execute("insert into seen values (2)", "delete from seen where id = 1");

      assertEquals(3, snapshot.readers().size());
      for (RowSource source : snapshot.readers()) {
        assertEquals(List.of("1"), Postgres.firsts(source, read, ChunkRange.WHOLE));
        assertEquals(1, source.count(read));
      }
    }
    assertEquals(0, postgres.database.connectionsInUse());
  }

  private static Table table(String name) {
    return catalog.table(new TableName("public", name)).orElseThrow();
  }
}
