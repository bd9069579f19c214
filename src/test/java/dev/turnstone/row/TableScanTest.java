package dev.turnstone.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.ConnectionLost;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.support.CellListCursor;
import dev.turnstone.support.Plans;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableScanTest {
  private static final Table TABLE =
      new Table(
          new TableName("main", "t"),
          TableKind.PLAIN,
          List.of(Column.of("n", new LogicalType.Int(64, true), "INTEGER", true)),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          TableTraits.NONE);

  @Test
  void nobodyReadsAnyMoreOnceAReaderHasFailed() {
    TablePlan plan = Plans.into(TABLE, TABLE, Plans.copies("n"));
    Side side = new Side(TABLE, Vendor.SQLITE);
    AtomicInteger reading = new AtomicInteger();
    AtomicInteger ranges = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    List<RowSource> readers =
        List.of(
            new Source(ranges, () -> fail(begun)), new Source(ranges, () -> slow(reading, begun)));

    TableScan scan = new TableScan(() -> RowProgram.readBack(plan, side), readers);

    assertThrows(ConnectionLost.class, scan::sum);
    assertEquals(0, reading.get(), "readers still at work");
    assertEquals(2, ranges.get(), "ranges that were begun");
  }

  private static RowCursor fail(CountDownLatch begun) {
    await(begun);
    throw new ConnectionLost(
        Problem.blocker(Code.CONNECTION_BROKE, Location.EVERYWHERE, "here", "cut"),
        new SQLException("cut", "08006"));
  }

  private static RowCursor slow(AtomicInteger reading, CountDownLatch begun) {
    reading.incrementAndGet();
    begun.countDown();
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    reading.decrementAndGet();
    return new CellListCursor(List.of());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private interface Opening {
    RowCursor open();
  }

  /** A table of a hundred ranges. */
  private record Source(AtomicInteger ranges, Opening opening) implements RowSource {
    @Override
    public long count(TableRead read) {
      return 0;
    }

    @Override
    public ChunkRange next(TableRead read, @Nullable ChunkRange previous, long rows) {
      int number = ranges.getAndIncrement();
      return new ChunkRange(number, List.of(), number < 100 ? List.of("1") : List.of());
    }

    @Override
    public RowCursor open(TableRead read, ChunkRange range) {
      return opening.open();
    }
  }
}
