package dev.turnstone.jdbc.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Table;
import dev.turnstone.jdbc.Address;
import dev.turnstone.problem.EngineException.ServerRefused;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TableRead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteRangesTest {
  private static final long[] SIZES = {1, 2, 3, 1000};

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table stone (v)",
        "create table stone (id integer primary key, v)",
        "create table stone (rowid text, v)",
        "create table stone (ROWID text, _rowid_ text, v)",
        "create table stone (rowid, oid, _rowid_, v)",
        "create table stone (rowid, oid, _rowid_, v integer primary key)",
        "create table stone (rowid, oid, _rowid_, v text primary key)",
        "create table stone (v text primary key) without rowid",
        "create table stone (v text collate nocase primary key) without rowid",
        "create table stone (v text collate nocase, primary key (v collate binary)) without rowid",
        "create table stone (v text, primary key (v collate rtrim)) without rowid",
        "create table stone (v blob primary key) without rowid",
        "create table stone (v integer primary key) without rowid",
        "create table stone (v real primary key desc) without rowid",
        "create table stone (a default 1, v, primary key (a, v)) without rowid",
        "create table stone (a default 1, v, primary key (a desc, v desc)) without rowid",
        "create table stone (a default 1, v, primary key (v desc, a)) without rowid",
      })
  void rangesCoverEveryRowOnceInOneOrder(String ddl) {
    try (SqliteDatabase database =
        SqliteRows.open(
            folder,
            ddl,
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < 37)"
                + " insert into stone (v) select i * 7 - 100 from n")) {
      coversOnce(database, SqliteRows.table("stone", "v"));
    }
  }

  @Test
  void keysOfEveryClassBoundRanges() {
    try (SqliteDatabase database =
        SqliteRows.open(
            folder,
            "create table stone (v, primary key (v)) without rowid",
            "insert into stone values (9223372036854775807), (-9223372036854775808), (0), (0.5),"
                + " (1e308), (-1e308), (9e999), (-9e999), (4.9e-324), (''), ('a'), ('A'), ('🪨'),"
                + " (cast(x'ff00' as text)), (cast(x'6100' as text)), (x''), (x'00'), (x'ff')")) {
      coversOnce(database, SqliteRows.table("stone", "v"));
    }
  }

  @Test
  void keysThatOnlyTheirIndexTellsApartAreAllRead() {
    try (SqliteDatabase database =
        SqliteRows.open(
            folder,
            "create table stone (v text collate nocase, primary key (v collate binary))"
                + " without rowid",
            "insert into stone values ('a'), ('A'), ('b'), ('B'), ('c')")) {
      coversOnce(database, SqliteRows.table("stone", "v"));
    }
  }

  @Test
  void rowidsReachFromTheSmallestToTheLargestNumber() {
    try (SqliteDatabase database =
        SqliteRows.open(
            folder,
            "create table stone (v integer primary key)",
            "insert into stone values (-9223372036854775808), (-9223372036854775807), (-1), (0),"
                + " (1), (9223372036854775806), (9223372036854775807)")) {
      coversOnce(database, SqliteRows.table("stone", "v"));
    }
  }

  @Test
  void denseRowidsAtTheEndsOfTheNumbersAreCutByCounting() {
    for (String row : List.of("-9223372036854775808 + i", "9223372036854775807 - i", "i")) {
      try (SqliteDatabase database =
          SqliteRows.open(
              folder,
              "drop table if exists stone",
              "create table stone (v integer primary key)",
              "with recursive n(i) as (select 0 union all select i + 1 from n where i < 9)"
                  + " insert into stone select "
                  + row
                  + " from n")) {
        coversOnce(database, SqliteRows.counted(SqliteRows.table("stone", "v"), 10));
      }
    }
  }

  @Test
  void aCountThatIsFarOffLosesNothing() {
    try (SqliteDatabase database =
        SqliteRows.open(
            folder,
            "create table stone (v integer primary key)",
            "insert into stone values (1), (5), (1000), (1001), (-5)")) {
      coversOnce(database, SqliteRows.counted(SqliteRows.table("stone", "v"), 5000));
      coversOnce(database, SqliteRows.counted(SqliteRows.table("stone", "v"), 0));
    }
  }

  @Test
  void anEmptyTableIsOneEmptyRange() {
    for (String rest : List.of("", " without rowid")) {
      try (SqliteDatabase database =
          SqliteRows.open(
              folder,
              "drop table if exists stone",
              "create table stone (v text primary key)" + rest)) {
        coversOnce(database, SqliteRows.table("stone", "v"));
      }
    }
  }

  @Test
  void aConditionChoosesRowsButDoesNotMoveBounds() {
    Table table = SqliteRows.table("stone", "v");
    TableRead even =
        new TableRead(table, List.of("v"), Optional.of("\"stone\".\"v\" % 2 = 0 or 0"));
    try (SqliteDatabase database =
            SqliteRows.open(
                folder,
                "create table stone (v)",
                "insert into stone values (1), (2), (3), (4), (5)");
        Snapshot snapshot = database.snapshot(1)) {
      RowSource source = snapshot.readers().get(0);
      assertEquals(2, source.count(even));
      assertEquals(
          List.of(List.of("i2"), List.of("i4")), SqliteRows.rows(source, even, ChunkRange.WHOLE));
      assertEquals(
          SqliteRows.ranges(source, SqliteRows.read(table), 2), SqliteRows.ranges(source, even, 2));
    }
  }

  @Test
  void aMissingColumnIsAnErrorNotItsNameAsText() {
    try (SqliteDatabase database =
            SqliteRows.open(folder, "create table stone (v)", "insert into stone values (1)");
        Snapshot snapshot = database.snapshot(1)) {
      TableRead wrong = new TableRead(SqliteRows.table("stone", "v"), List.of("w"));
      assertThrows(
          ServerRefused.class, () -> snapshot.readers().get(0).open(wrong, ChunkRange.WHOLE));
    }
  }

  @Test
  void boundsOfCompositeKeysUseTheKey() {
    try (SqliteDatabase database =
        SqliteRows.open(
            folder,
            "create table stone (a text collate nocase, b, v, primary key (a, b)) without rowid")) {
      ScanOrder order;
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file())) {
        order = ScanOrder.of(connection, "stone", true);
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
      String sql = "select v from stone where " + order.after(1) + order.orderBy();
      var plan = database.query("explain query plan " + sql);

      assertEquals(1, plan.size(), plan.toString());
      assertTrue(plan.get(0).get(3).startsWith("SEARCH stone USING PRIMARY KEY"), plan.toString());
    }
  }

  private Path file() {
    return folder.resolve("stones.db");
  }

  @Property(tries = 60)
  void anySetOfTextKeysIsCoveredOnce(
      @ForAll @Size(max = 25) Set<String> keys, @ForAll @IntRange(min = 1, max = 7) int size)
      throws IOException {
    Path own = Files.createTempFile("turnstone-ranges", ".db");
    String ddl = "create table stone (v text collate nocase primary key) without rowid";
    try (SqliteDatabase database = SqliteDatabase.open(Address.sqlite(own.toString()), false)) {
      database.execute(List.of(ddl));
      for (String key : keys) {
        String literal = "cast(x'" + hex(key) + "' as text)";
        database.execute(List.of("insert or ignore into stone values (" + literal + ")"));
      }
      coversOnce(database, SqliteRows.table("stone", "v"), size);
    } finally {
      Files.delete(own);
    }
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void coversOnce(SqliteDatabase database, Table table) {
    for (long size : SIZES) {
      coversOnce(database, table, size);
    }
  }

  private static void coversOnce(SqliteDatabase database, Table table, long size) {
    TableRead read = SqliteRows.read(table);
    try (Snapshot snapshot = database.snapshot(1)) {
      RowSource source = snapshot.readers().get(0);
      List<List<String>> whole = SqliteRows.rows(source, read, ChunkRange.WHOLE);
      List<List<String>> pieces = new ArrayList<>();
      List<ChunkRange> ranges = SqliteRows.ranges(source, read, size);
      for (ChunkRange range : ranges) {
        assertEquals(ranges.indexOf(range), range.number());
        List<List<String>> piece = SqliteRows.rows(source, read, range);
        assertTrue(piece.size() <= size || ranges.size() == 1, "a range is no longer than asked");
        pieces.addAll(piece);
      }
      assertEquals(whole, pieces);
      assertEquals(source.count(read), pieces.size());
    }
  }
}
