package dev.turnstone.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.ConnectionLost;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.Lease;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RunLedger;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A COMMIT whose reply is lost, at a time when the target cannot be asked about it either. */
class UnknownOutcomeTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0} questions without an answer")
  @ValueSource(ints = {0, 1, 3})
  void aChunkOfUnknownOutcomeIsNotWrittenAgainBeforeTheTargetHasAnswered(int unanswered) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.sqlite(folder)) {
      MigrationPlan plan = items(from, to);
      try (Rig rig = new Rig(plan, from, to, folder)) {
        RunReport report = rig.run(s -> s, t -> new Outage(t, unanswered));
        assertEquals(List.of(), rig.setAside(), "rows set aside");
        assertEquals(300, report.tables().get(0).counts().written().inserted());
        assertEquals(List.of(List.of("300")), to.query("select count(*) from item"));
      }
    }
  }

  @Test
  void aCommitStillUnderWayIsWaitedForBeforeItIsAskedAbout() throws Exception {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.postgres()) {
      MigrationPlan plan = items(from, to);
      try (Rig rig = new Rig(plan, from, to, folder)) {
        rig.target().ledger().acquire("h", "r", "test", Duration.ofSeconds(30));
        to.execute(
            "create function dawdle() returns trigger language plpgsql as"
                + " $$begin perform pg_sleep(1.5); return new; end$$",
            "create trigger slow before insert on turnstone_chunk for each row"
                + " when (new.chunk = 1) execute function dawdle()");
        RunReport report = rig.run(s -> s, LateCommit::new);
        assertEquals(List.of(), rig.setAside(), "rows set aside");
        assertEquals(300, report.tables().get(0).counts().written().inserted());
        assertEquals(List.of(List.of("300")), to.query("select count(*) from item"));
      }
    }
  }

  private static MigrationPlan items(TestDatabase from, TestDatabase to) {
    from.execute(
        "create table item(id integer primary key, name text)",
        "insert into item with recursive n(i) as (select 1 union all select i + 1 from n"
            + " where i < 300) select i, 'Name ' || i from n");
    MigrationPlan plan = new Journey(from, to, Path.of(from.database()).getParent()).plan();
    OptionalLong none = OptionalLong.empty();
    return plan.with(new Safeguards(OptionalInt.of(1), OptionalInt.of(100), none, none, none));
  }

  private static ConnectionLost lost() {
    return new ConnectionLost(
        Problem.blocker(Code.CONNECTION_BROKE, Location.EVERYWHERE, "here", "cut"),
        new SQLException("cut", "08006"));
  }

  /** Commits once without telling, and cannot be reached for some questions after that. */
  private static final class Outage extends PassingOn.Database {
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger unanswered;

    Outage(TargetDatabase inner, int unanswered) {
      super(inner);
      this.unanswered = new AtomicInteger(unanswered);
    }

    @Override
    public RowSink openSink(Lease lease) {
      return new PassingOn.Sink(super.openSink(lease)) {
        @Override
        public void commit(ChunkMarker marker) {
          super.commit(marker);
          if (commits.incrementAndGet() == 2) throw lost();
        }
      };
    }

    @Override
    public RunLedger ledger() {
      return new PassingOn.Ledger(super.ledger()) {
        @Override
        public void heartbeat(Lease lease, Duration life) {
          answer();
          super.heartbeat(lease, life);
        }

        @Override
        public boolean marked(String run, String table, int chunk) {
          answer();
          return super.marked(run, table, chunk);
        }
      };
    }

    private void answer() {
      boolean after = commits.get() >= 2;
      if (after && unanswered.getAndDecrement() > 0) throw lost();
    }
  }

  /** Loses the connection while the server is still at the second COMMIT. */
  private static final class LateCommit extends PassingOn.Database {
    private final AtomicInteger commits = new AtomicInteger();

    LateCommit(TargetDatabase inner) {
      super(inner);
    }

    @Override
    public RowSink openSink(Lease lease) {
      return new PassingOn.Sink(super.openSink(lease)) {
        private boolean left;

        @Override
        public void commit(ChunkMarker marker) {
          if (commits.incrementAndGet() != 2) {
            super.commit(marker);
            return;
          }
          left = true;
          Thread late = new Thread(() -> lateCommit(marker));
          late.start();
          throw lost();
        }

        private void lateCommit(ChunkMarker marker) {
          super.commit(marker);
          super.close();
        }

        @Override
        public void close() {
          if (!left) super.close();
        }
      };
    }
  }
}
