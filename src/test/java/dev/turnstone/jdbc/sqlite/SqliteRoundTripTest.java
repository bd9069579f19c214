package dev.turnstone.jdbc.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.turnstone.catalog.Table;
import dev.turnstone.jdbc.Address;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.row.Cell;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RowWriter;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TableRead;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteRoundTripTest {
  private static final Table STONE = SqliteRows.table("stone", "v");

  @TempDir Path folder;

  @Test
  void everyStorageClassComesBackAsItWent() {
    List<List<String>> values =
        List.of(
            List.of("null"),
            List.of("i0"),
            List.of("i-1"),
            List.of("i9223372036854775807"),
            List.of("i-9223372036854775808"),
            List.of("r4.9E-324"),
            List.of("r1.0E308"),
            List.of("r1.7976931348623157E308"),
            List.of("rInfinity"),
            List.of("r-Infinity"),
            List.of("r5.0"),
            List.of("r0.1"),
            List.of("t"),
            List.of("tGrüße 🪨"),
            List.of("ta\0b\0"),
            List.of("t007"),
            List.of("t1.10"),
            List.of("b"),
            List.of("b00ff"),
            List.of("b74657874"));
    try (SqliteDatabase database = SqliteRows.open(folder, "create table stone (v)")) {
      SqliteRows.store(database, SqliteRows.write(STONE, WriteMode.INTO_EMPTY), values);

      assertEquals(values, SqliteRows.all(database, STONE));
    }
  }

  @Test
  void negativeZeroIsStoredAsSqliteStoresIt() {
    try (SqliteDatabase database =
        SqliteRows.open(folder, "create table stone (v)", "insert into stone values (-0.0)")) {
      SqliteRows.store(
          database, SqliteRows.write(STONE, WriteMode.INSERT), List.of(List.of("r-0.0")));

      List<List<String>> rows = SqliteRows.all(database, STONE);
      assertEquals(rows.get(0), rows.get(1));
    }
  }

  @Test
  void textThatIsNotUtf8KeepsItsBytes() {
    byte[] wrong = {'a', (byte) 0xff, (byte) 0xc3, 0, 'z', (byte) 0xed, (byte) 0xa0, (byte) 0x80};
    try (SqliteDatabase database = SqliteRows.open(folder, "create table stone (v)")) {
      Cell cell = new Cell();
      cell.setSlice(Cell.Kind.TEXT, wrong, 0, wrong.length);
      storeOne(database, cell);

      Cell back = readOne(database);
      assertEquals(Cell.Kind.TEXT, back.kind());
      assertArrayEquals(wrong, sliceOf(back));
    }
  }

  @Test
  void aBlobOfTwentyMegabytesSurvives() {
    byte[] large = new byte[20 << 20];
    new Random(7).nextBytes(large);
    try (SqliteDatabase database = SqliteRows.open(folder, "create table stone (v)")) {
      Cell cell = new Cell();
      cell.setSlice(Cell.Kind.BYTES, large, 0, large.length);
      storeOne(database, cell);

      assertArrayEquals(large, sliceOf(readOne(database)));
    }
  }

  @Test
  void textOfAnUtf16FileArrivesAsUtf8() {
    for (String encoding : List.of("UTF-16le", "UTF-16be")) {
      List<List<String>> values =
          List.of(
              List.of("t"),
              List.of("tGrüße 🪨"),
              List.of("ta\0b"),
              List.of("b00ff41"),
              List.of("i5"),
              List.of("null"));
      try (SqliteDatabase database =
          SqliteDatabase.open(Address.sqlite(folder.resolve(encoding).toString()), false)) {
        database.execute(List.of("pragma encoding = '" + encoding + "'", "create table stone (v)"));
        SqliteRows.store(database, SqliteRows.write(STONE, WriteMode.INTO_EMPTY), values);

        assertEquals(List.of(List.of(encoding)), database.query("pragma encoding"));
        assertEquals(values, SqliteRows.all(database, STONE));
        assertEquals(
            List.of(List.of("7")),
            database.query("select length(v) from stone where v like 'Gr%'"));
      }
    }
  }

  @Test
  void halfASurrogatePairOfAnUtf16FileIsMalformedUtf8() {
    try (SqliteDatabase database =
        SqliteRows.open(
            folder,
            "pragma encoding = 'UTF-16le'",
            "create table stone (v)",
            "insert into stone values (cast(x'410000d84200' as text))")) {
      byte[] expected = {'A', (byte) 0xed, (byte) 0xa0, (byte) 0x80, 'B'};
      assertArrayEquals(expected, sliceOf(readOne(database)));
    }
  }

  @Test
  void aValueIsItsStorageClassWhateverTheColumnDeclares() {
    Table table = SqliteRows.table("stone", "n INTEGER", "t TEXT", "d DATE");
    try (SqliteDatabase database =
        SqliteRows.open(
            folder,
            "create table stone (n INTEGER, t TEXT, d DATE)",
            "insert into stone values ('ten', x'00', 20240229), (1.5, 'x', '2024-02-29')")) {
      assertEquals(
          List.of(List.of("tten", "b00", "i20240229"), List.of("r1.5", "tx", "t2024-02-29")),
          SqliteRows.all(database, table));
    }
  }

  @Test
  void columnsAreReadInAnyOrderAnyNumberOfTimes() {
    try (SqliteDatabase database =
            SqliteRows.open(
                folder, "create table stone (a, b)", "insert into stone values ('x', 'y')");
        Snapshot snapshot = database.snapshot(1);
        RowCursor cursor =
            snapshot
                .readers()
                .get(0)
                .open(
                    new TableRead(SqliteRows.table("stone", "a", "b"), List.of("b", "a")),
                    ChunkRange.WHOLE)) {
      cursor.next();
      List<String> seen = new ArrayList<>();
      Cell cell = new Cell();
      for (int column : new int[] {1, 0, 1, 1}) {
        cursor.read(column, cell);
        seen.add(SqliteRows.text(cell));
      }
      assertEquals(List.of("tx", "ty", "tx", "tx"), seen);
    }
  }

  @Test
  void namesThatNeedQuotesAreJustNames() {
    Table table = SqliteRows.table("sel\"ect; --", "from", "a\"b", "x.y");
    List<List<String>> rows = List.of(List.of("i1", "t2", "null"));
    try (SqliteDatabase database =
        SqliteRows.open(
            folder, "create table \"sel\"\"ect; --\" (\"from\", \"a\"\"b\", \"x.y\")")) {
      SqliteRows.store(database, SqliteRows.write(table, WriteMode.INTO_EMPTY), rows);

      assertEquals(rows, SqliteRows.all(database, table));
    }
  }

  private void storeOne(SqliteDatabase database, Cell cell) {
    var lease = SqliteRows.lease(database);
    try (RowSink sink = database.openSink(lease)) {
      RowWriter writer = sink.begin(SqliteRows.write(STONE, WriteMode.INTO_EMPTY));
      writer.beginRow(0);
      writer.write(0, cell);
      writer.endRow();
      var written = sink.finish((ordinal, why) -> fail(why.message()));
      assertEquals(1, written.inserted());
      sink.commit(new ChunkMarker("run", 1, "main.stone", 0, written));
    }
  }

  private static Cell readOne(SqliteDatabase database) {
    try (Snapshot snapshot = database.snapshot(1);
        RowCursor cursor =
            snapshot.readers().get(0).open(SqliteRows.read(STONE), ChunkRange.WHOLE)) {
      cursor.next();
      Cell cell = new Cell();
      cursor.read(0, cell);
      return cell;
    }
  }

  private static byte[] sliceOf(Cell cell) {
    return Arrays.copyOfRange(cell.bytes(), cell.offset(), cell.offset() + cell.length());
  }
}
