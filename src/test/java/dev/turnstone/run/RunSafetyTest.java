package dev.turnstone.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.JournalDamaged;
import dev.turnstone.problem.EngineException.ServerRefused;
import dev.turnstone.problem.EngineException.TryAgain;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.Lease;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TableRead;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run must notice by itself, because no comparison with its own journal could show it. */
class RunSafetyTest {
  private static final String ITEMS =
      "insert into item with recursive n(i) as (select 1 union all select i + 1 from n"
          + " where i < 300) select i, i * 7 from n";
  @TempDir Path folder;

  @Test
  void rowsThatNoRangeHeldAreMissed() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.sqlite(folder)) {
      from.execute("create table item(id integer primary key, amount integer)", ITEMS);
      try (Rig rig = new Rig(plan(from, to, OptionalLong.empty()), from, to, folder)) {
        ServerRefused refused =
            assertThrows(
                ServerRefused.class, () -> rig.run(s -> new Skipping((TargetDatabase) s), t -> t));
        assertEquals(
            "main.item: 300 rows were counted in the source but 200 were read.",
            refused.problems().get(0).message());
      }
    }
  }

  @Test
  void aSourceWithoutTransactionsThatChangedMeanwhileIsTold() {
    try (TestDatabase from = Databases.mariadb();
        TestDatabase to = Databases.sqlite(folder)) {
      from.execute(
          "create table item(id int primary key, amount int) engine=myisam",
          "insert into item select seq, seq * 7 from seq_1_to_300");
      MigrationPlan plan = plan(from, to, OptionalLong.empty());
      try (Rig rig = new Rig(plan, from, to, folder)) {
        Runnable change = () -> from.execute("update item set amount = 0 where id = 1");
        RunReport report = rig.run(s -> s, t -> new AfterFirstCommit(t, change));
        assertEquals(true, report.sourceChanged());
      }
    }
  }

  @Test
  void aSourceWithoutTransactionsThatRestedIsTakenForWhatItIs() {
    try (TestDatabase from = Databases.mariadb();
        TestDatabase to = Databases.sqlite(folder)) {
      from.execute(
          "create table item(id int primary key, amount int) engine=myisam",
          "insert into item select seq, seq * 7 from seq_1_to_300");
      try (Rig rig = new Rig(plan(from, to, OptionalLong.empty()), from, to, folder)) {
        assertEquals(false, rig.run().sourceChanged());
      }
    }
  }

  @Test
  void nothingIsResumedFromAJournalOlderThanTheTarget() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.sqlite(folder)) {
      from.execute("create table item(id integer primary key, amount integer)", ITEMS);
      try (Rig rig = new Rig(plan(from, to, OptionalLong.empty()), from, to, folder)) {
        rig.run();
        TestDatabase journal =
            new TestDatabase("sqlite", "", 0, folder.resolve("rig.db").toString(), "", "");
        journal.execute(
            "delete from chunk where number = 2", "delete from step where name not like 'create%'");
        JournalDamaged damaged = assertThrows(JournalDamaged.class, rig::run);
        assertEquals(
            "the journal r is damaged: it is older than what the target holds of the run.",
            damaged.problems().get(0).message());
        assertEquals(List.of(List.of("300")), to.query("select count(*) from item"));
      }
    }
  }

  @Test
  void aChunkThatIsTriedAgainSpendsItsSetAsideRowsOnce() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.sqlite(folder)) {
      from.execute(
          "create table item(id integer primary key, amount integer)",
          ITEMS,
          "update item set amount = 'many' where id = 150");
      try (Rig rig = new Rig(plan(from, to, OptionalLong.of(1)), from, to, folder)) {
        RunReport report = rig.run(s -> s, Refusing::new);
        assertEquals(1, report.tables().get(0).counts().setAside());
        assertEquals(299, report.tables().get(0).counts().written().inserted());
      }
    }
  }

  private MigrationPlan plan(TestDatabase from, TestDatabase to, OptionalLong limit) {
    OptionalLong none = OptionalLong.empty();
    return new Journey(from, to, folder)
        .plan()
        .with(new Safeguards(OptionalInt.of(1), OptionalInt.of(100), none, none, limit));
  }

  /** Leaves the second range of every table out. */
  private static final class Skipping extends PassingOn.Database {
    Skipping(TargetDatabase inner) {
      super(inner);
    }

    @Override
    public Snapshot snapshot(int readers) {
      Snapshot all = super.snapshot(readers);
      return new Snapshot() {
        @Override
        public List<RowSource> readers() {
          return all.readers().stream().<RowSource>map(SkippingSource::new).toList();
        }

        @Override
        public void close() {
          all.close();
        }
      };
    }
  }

  private record SkippingSource(RowSource inner) implements RowSource {
    @Override
    public long count(TableRead read) {
      return inner.count(read);
    }

    @Override
    public ChunkRange next(TableRead read, @Nullable ChunkRange previous, long rows) {
      ChunkRange next = inner.next(read, previous, rows);
      if (next.number() != 1) return next;
      ChunkRange third = inner.next(read, next, rows);
      return new ChunkRange(1, third.after(), third.upTo());
    }

    @Override
    public RowCursor open(TableRead read, ChunkRange range) {
      return inner.open(read, range);
    }
  }

  private static final class AfterFirstCommit extends PassingOn.Database {
    private final AtomicInteger commits = new AtomicInteger();
    private final Runnable work;

    AfterFirstCommit(TargetDatabase inner, Runnable work) {
      super(inner);
      this.work = work;
    }

    @Override
    public RowSink openSink(Lease lease) {
      return new PassingOn.Sink(super.openSink(lease)) {
        @Override
        public void commit(ChunkMarker marker) {
          super.commit(marker);
          if (commits.incrementAndGet() == 1) work.run();
        }
      };
    }
  }

  /** Refuses every second COMMIT for a passing reason. */
  private static final class Refusing extends PassingOn.Database {
    private final AtomicInteger commits = new AtomicInteger();

    Refusing(TargetDatabase inner) {
      super(inner);
    }

    @Override
    public RowSink openSink(Lease lease) {
      return new PassingOn.Sink(super.openSink(lease)) {
        @Override
        public void commit(ChunkMarker marker) {
          if (commits.incrementAndGet() % 2 == 1) {
            throw new TryAgain(
                Problem.blocker(Code.SERVER_BUSY, Location.EVERYWHERE, "busy"),
                new SQLException("busy"));
          }
          super.commit(marker);
        }
      };
    }
  }
}
