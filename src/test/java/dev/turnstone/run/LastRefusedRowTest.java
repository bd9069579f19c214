package dev.turnstone.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.row.Cell;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TableRead;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A chunk is read a second time for what the target refused of it, and no further. */
class LastRefusedRowTest {
  private static final String TABLE =
      "create table item(id integer not null primary key, n integer)";

  private static final Map<String, String> NUMBERS =
      Map.of(
          "postgresql", "generate_series(1, 30000) i",
          "mariadb", "(select seq as i from seq_1_to_30000) n",
          "sqlite",
              "(with recursive n(i) as (select 1 union all select i + 1 from n where i < 30000)"
                  + " select i from n)");

  @TempDir Path folder;

  @ParameterizedTest(name = "from {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void theSecondReadEndsWithTheLastRefusedRow(String source) {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.sqlite(folder)) {
      from.execute(TABLE, "insert into item select i, i from " + NUMBERS.get(source));
      to.execute("create table item(id integer not null primary key, n integer check (n <> 7))");
      OptionalLong none = OptionalLong.empty();
      MigrationPlan plan =
          new Journey(from, to, folder)
              .plan()
              .with(new Safeguards(OptionalInt.of(1), OptionalInt.of(20_000), none, none, none));
      try (Rig rig = new Rig(plan, from, to, folder)) {
        AtomicLong steps = new AtomicLong();
        RunReport report = rig.run(s -> new Counted((TargetDatabase) s, steps), t -> t);

        assertEquals(29_999, report.tables().get(0).counts().written().inserted());
        assertEquals("{id=7}", rig.setAside().get(0).key().toString());
        assertTrue(steps.get() < 30_100, () -> steps + " steps for 30,000 rows");
      }
    }
  }

  /** Counts the steps of all cursors. */
  private static final class Counted extends PassingOn.Database {
    private final AtomicLong steps;

    Counted(TargetDatabase inner, AtomicLong steps) {
      super(inner);
      this.steps = steps;
    }

    @Override
    public Snapshot snapshot(int readers) {
      Snapshot all = super.snapshot(readers);
      return new Snapshot() {
        @Override
        public List<RowSource> readers() {
          return all.readers().stream().<RowSource>map(r -> new CountedSource(r, steps)).toList();
        }

        @Override
        public void close() {
          all.close();
        }
      };
    }
  }

  private record CountedSource(RowSource inner, AtomicLong steps) implements RowSource {
    @Override
    public long count(TableRead read) {
      return inner.count(read);
    }

    @Override
    public ChunkRange next(TableRead read, @Nullable ChunkRange previous, long rows) {
      return inner.next(read, previous, rows);
    }

    @Override
    public RowCursor open(TableRead read, ChunkRange range) {
      return new CountedCursor(inner.open(read, range), steps);
    }
  }

  private record CountedCursor(RowCursor inner, AtomicLong steps) implements RowCursor {
    @Override
    public boolean next() {
      steps.incrementAndGet();
      return inner.next();
    }

    @Override
    public void read(int column, Cell into) {
      inner.read(column, into);
    }

    @Override
    public boolean complete() {
      return inner.complete();
    }

    @Override
    public long withheld(int column) {
      return inner.withheld(column);
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
