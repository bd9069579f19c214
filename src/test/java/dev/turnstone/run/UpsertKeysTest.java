package dev.turnstone.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.Lease;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RunLedger;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Plans;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys an upsert has written are kept with its chunks, and only where one could come twice. */
class UpsertKeysTest {
  private static final String TARGET =
      "create table item(id integer not null primary key, seq integer, name varchar(20))";

  @TempDir Path folder;

  @ParameterizedTest(name = "to {0}, killed at commit {1}, done: {2}")
  @CsvSource({
    "postgresql, 1, true",
    "postgresql, 2, false",
    "mariadb, 1, true",
    "mariadb, 2, false",
    "sqlite, 1, true",
    "sqlite, 2, false",
    "sqlite, 3, true"
  })
  void theSameRowIsTheFirstAfterAKill(String target, int commit, boolean done) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          "create table item(seq integer not null primary key, id integer, name varchar(20))",
          "insert into item values(1, 10, 'a'), (2, 20, 'b'), (3, 10, 'c'), (4, 30, 'd'),"
              + " (5, 20, 'e'), (6, 10, 'f'), (7, 10, 'g')");
      to.execute(TARGET);
      try (Rig rig = new Rig(upserting(from, to), from, to, folder)) {
        Watched killed = new Watched(rig.target(), commit, done);
        assertThrows(Killed.class, () -> rig.run(s -> s, t -> killed));
        rig.run();

        assertEquals(
            List.of("10 | 1 | a", "20 | 2 | b", "30 | 4 | d"),
            Contents.of(to, "select id, seq, name from item"));
        assertEquals(
            List.of(
                "{seq=3} KEY_TWICE", "{seq=5} KEY_TWICE", "{seq=6} KEY_TWICE", "{seq=7} KEY_TWICE"),
            rig.setAside().stream().map(r -> r.key() + " " + r.code()).sorted().toList());
      }
    }
  }

  @Test
  void keysThatCannotComeTwiceAreNotKept() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.postgres()) {
      from.execute(
          "create table item(id integer not null primary key, seq integer, name varchar(20))",
          "insert into item values(1, 1, 'a'), (2, 2, 'b')");
      to.execute(TARGET, "insert into item values(1, 0, 'old')");
      try (Rig rig = new Rig(upserting(from, to), from, to, folder)) {
        Watched watched = new Watched(rig.target(), -1, false);
        rig.run(s -> s, t -> watched);
        assertEquals(0, watched.kept);
        assertEquals(
            List.of("1 | 1 | a", "2 | 2 | b"), Contents.of(to, "select id, seq, name from item"));
      }
    }
  }

  private MigrationPlan upserting(TestDatabase from, TestDatabase to) {
    OptionalLong none = OptionalLong.empty();
    return Plans.changed(new Journey(from, to, folder).plan(), t -> Plans.with(t, WriteMode.UPSERT))
        .with(new Safeguards(OptionalInt.of(2), OptionalInt.of(2), none, none, none));
  }

  /** Ends the process at one commit. */
  private static final class Watched extends PassingOn.Database {
    private final AtomicInteger commits = new AtomicInteger();
    private final int last;
    private final boolean done;
    private int kept;

    Watched(TargetDatabase inner, int last, boolean done) {
      super(inner);
      this.last = last;
      this.done = done;
    }

    @Override
    public RowSink openSink(Lease lease) {
      return new PassingOn.Sink(super.openSink(lease)) {
        @Override
        public void commit(ChunkMarker marker) {
          boolean now = commits.incrementAndGet() == last;
          if (now && !done) throw new Killed();
          super.commit(marker);
          if (now) throw new Killed();
        }
      };
    }

    @Override
    public RunLedger ledger() {
      return new PassingOn.Ledger(super.ledger()) {
        @Override
        public void rememberKeys(String run, TableName table, List<String> key) {
          kept++;
          super.rememberKeys(run, table, key);
        }
      };
    }
  }
}
