package dev.turnstone.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.EngineException.LeaseLost;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.Lease;
import dev.turnstone.row.RunLedger;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.row.Written;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Plans;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes the target outside of chunks happens only while the run holds its lease. */
class FencedPhasesTest {
  private static final String[] SHOP = {
    "create table parent(id integer not null primary key)",
    "insert into parent values(1), (2)",
    "create table child(id integer not null primary key, parent_id integer references parent(id))",
    "create index child_parent on child(parent_id)",
    "insert into child values(1, 1), (2, 77)"
  };

  @TempDir Path folder;

  @ParameterizedTest(name = "once {0} is to be done")
  @ValueSource(strings = {"CREATE TABLE", "CREATE INDEX", "FOREIGN KEY"})
  void nothingIsDefinedOnceTheLeaseWasTakenOver(String statement) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.postgres()) {
      from.execute(SHOP);
      MigrationPlan plan = new Journey(from, to, folder).plan();
      try (Rig rig = new Rig(plan, from, to, folder)) {
        Watched watched = new Watched(rig.target(), sql -> sql.contains(statement));
        assertThrows(LeaseLost.class, () -> rig.run(s -> s, t -> watched));
        assertEquals(List.of(), watched.after);
      }
    }
  }

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void noSessionIsOpenedForNothing(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(SHOP);
      try (Rig rig = new Rig(new Journey(from, to, folder).plan(), from, to, folder)) {
        Watched watched = new Watched(rig.target(), sql -> false);
        rig.run(s -> s, t -> watched);
        assertEquals(1, rig.setAside().size());
        assertEquals(0, watched.idle, "sessions without a statement");
      }
    }
  }

  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void aRemovalTakesOutExactlyWhatWasFoundAndOnlyUnderItsLease(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(SHOP);
      to.execute(SHOP[0], SHOP[1]);
      MigrationPlan plan =
          Plans.changed(new Journey(from, to, folder).plan(), t -> Plans.with(t, WriteMode.INSERT));
      try (Rig rig = new Rig(plan, from, to, folder)) {
        RunLedger ledger = rig.target().ledger();
        Lease old = ledger.acquire("h", "r", "test", Duration.ofSeconds(30));
        Lease lease = ledger.acquire("h", "r", "test", Duration.ofSeconds(30));
        ChunkMarker marker = new ChunkMarker("r", lease.token(), "t", -1, Written.NOTHING);
        String delete = "delete from parent where id = 2";

        assertThrows(LeaseLost.class, () -> ledger.takeOut(old, marker, delete, 1));
        assertEquals(1, ledger.takeOut(lease, marker, delete, 2));
        assertEquals(List.of(List.of("2")), to.query("select count(*) from parent"));
        assertEquals(List.of(), ledger.markers("r"));

        assertEquals(1, ledger.takeOut(lease, marker, delete, 1));
        assertEquals(List.of(List.of("1")), to.query("select count(*) from parent"));
        assertEquals(List.of(marker), ledger.markers("r"));
        assertTrue(ledger.marked("r", "t", -1));
      }
    }
  }

  /** Another run takes the lease just before a statement is executed. */
  private static final class Watched extends PassingOn.Database {
    private final Predicate<String> until;
    private final List<String> after = new ArrayList<>();
    private volatile boolean taken;
    private int idle;

    Watched(TargetDatabase inner, Predicate<String> until) {
      super(inner);
      this.until = until;
    }

    @Override
    public RunLedger ledger() {
      return new PassingOn.Ledger(super.ledger()) {
        @Override
        public void heartbeat(Lease lease, Duration life) {
          if (taken) {
            super.heartbeat(new Lease(lease.plan(), lease.run(), lease.token() - 1), life);
          }
          super.heartbeat(lease, life);
        }
      };
    }

    @Override
    public synchronized void execute(List<String> statements) {
      idle += statements.isEmpty() ? 1 : 0;
      if (taken) {
        after.addAll(statements);
      }
      super.execute(statements);
      if (statements.stream().anyMatch(until)) {
        taken = true;
      }
    }
  }
}
