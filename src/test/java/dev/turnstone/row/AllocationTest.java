package dev.turnstone.row;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.row.RowProgram.Outcome;
import dev.turnstone.support.CellListCursor;
import dev.turnstone.support.Cells;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocationTest {
  private static final String[] COLUMNS = {
    "id int64 not null",
    "qty int32",
    "name text(80)",
    "price decimal(12,2)",
    "weight float64",
    "born date",
    "at timestamp(6)",
    "flag bool"
  };
  private static final int ROWS = 20_000;

  /** The 128-bit value that the hash library hands back; nothing else is made for a row. */
  private static final double HASH = 32;

  /** Bytes allocated by this thread per row, once everything is warm. */
  private static double bytesPerRow(RowProgram program, CellListCursor cursor) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    RowFingerprint fingerprint = new RowFingerprint();
    NoWriter writer = new NoWriter();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 12; round++) {
      long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      for (int i = 0; i < ROWS; i++) {
        if (program.run(cursor, writer, i, fingerprint) != Outcome.WRITTEN) {
          throw new AssertionError(program.rejection().toString());
        }
      }
      long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      least = Math.min(least, after - before);
    }
    return (double) least / ROWS;
  }

  private static RowProgram program(Vendor from, Vendor to) {
    Side source = Tables.side(Tables.SOURCE, from, COLUMNS);
    Side target = Tables.side(Tables.TARGET, to, COLUMNS);
    return RowProgram.compile(Tables.copies(target), source, target, LookupTables.NONE);
  }

  @Test
  void makesOnlyTheHashForARowOfAServer() {
    CellListCursor cursor =
        CellListCursor.on(
            Cells.whole(123_456_789_012L),
            Cells.whole(42),
            Cells.text("Zażółć gęślą jaźń, once more"),
            Cells.decimal("12345.67"),
            Cells.real(0.30000000000000004),
            Cells.date("2024-02-29"),
            Cells.timestamp("2024-02-29T12:34:56.789"),
            Cells.whole(1));
    assertEquals(
        HASH,
        bytesPerRow(program(Vendor.POSTGRESQL, Vendor.MARIADB), cursor),
        0.5,
        "bytes per row");
  }

  @Test
  void makesOnlyTheHashForARowOfSqlite() {
    CellListCursor cursor =
        CellListCursor.on(
            Cells.whole(123_456_789_012L),
            Cells.whole(42),
            Cells.text("Zażółć gęślą jaźń, once more"),
            Cells.real(12345.67),
            Cells.real(0.30000000000000004),
            Cells.text("2024-02-29"),
            Cells.text("2024-02-29 12:34:56.789"),
            Cells.whole(1));
    assertEquals(
        HASH, bytesPerRow(program(Vendor.SQLITE, Vendor.POSTGRESQL), cursor), 0.5, "bytes per row");
  }

  @Test
  void makesOnlyTheHashForARowThatIsReadBack() {
    Side target = Tables.side(Tables.TARGET, Vendor.POSTGRESQL, COLUMNS);
    RowProgram program = RowProgram.readBack(Tables.copies(target), target);
    CellListCursor cursor =
        CellListCursor.on(
            Cells.whole(1),
            Cells.whole(42),
            Cells.text("x"),
            Cells.decimal("-5.00"),
            Cells.real(1),
            Cells.date("2024-02-29"),
            Cells.timestamp("2024-02-29T12:34:56.789"),
            Cells.whole(0));
    assertEquals(HASH, bytesPerRow(program, cursor), 0.5, "bytes per row");
    assertEquals(List.of("id"), program.writes().key());
  }
}
