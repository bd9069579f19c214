package dev.turnstone.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.turnstone.journal.ChunkCounts;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.ConnectionLost;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.EngineException.TryAgain;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.Lease;
import dev.turnstone.row.RunLedger;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.row.Written;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import dev.turnstone.verify.Verification;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rows without a key whose parent is missing are taken out of the target exactly once, whenever the
 * run is interrupted, and count like all others that are set aside.
 */
class RemovalTest {
  private static final String[] ORPHANS = {
    "create table parent(id integer not null primary key)",
    "insert into parent values(1), (2)",
    "create table child(parent_id integer references parent(id), v varchar(9))",
    "insert into child values(1, 'a'), (77, 'b'), (77, 'b'), (77, 'b'), (2, 'c'), (88, 'd')"
  };

  @TempDir Path folder;

  /** Where a run is interrupted. */
  enum Moment {
    BEFORE,
    AFTER,
    LOST_AFTER,
    BUSY
  }

  @ParameterizedTest(name = "to {0}, {1}")
  @CsvSource({
    "postgresql, BEFORE",
    "postgresql, AFTER",
    "postgresql, LOST_AFTER",
    "postgresql, BUSY",
    "mariadb, BEFORE",
    "mariadb, AFTER",
    "sqlite, BEFORE",
    "sqlite, AFTER",
    "sqlite, LOST_AFTER",
    "sqlite, BUSY"
  })
  void rowsWithoutAKeyAreTakenOutOnce(String target, Moment moment) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(ORPHANS);
      MigrationPlan plan = plan(from, to, OptionalLong.empty());
      try (Rig rig = new Rig(plan, from, to, folder)) {
        if (moment == Moment.BUSY) {
          rig.run(s -> s, t -> new Interrupted(t, moment));
        } else {
          Class<? extends Throwable> end =
              moment == Moment.LOST_AFTER ? ConnectionLost.class : Killed.class;
          assertThrows(end, () -> rig.run(s -> s, t -> new Interrupted(t, moment)));
          rig.run();
        }

        assertEquals(List.of("1 | a", "2 | c"), Contents.of(to, "select * from child"));
        assertEquals(4, rig.setAside().size(), () -> rig.setAside().toString());
        assertEquals(
            new ChunkCounts(6, new Written(2, 0, 0), 0, 4),
            rig.journal().totals(child(rig)).counts());
        assertEquals(
            List.of(),
            new Verification(rig.target(), rig.journal(), plan, 1)
                .compare(table -> {}).stream().filter(v -> !v.equal()).toList());
      }
    }
  }

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void rowsTakenOutCountAgainstTheLimit(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(ORPHANS);
      try (Rig rig = new Rig(plan(from, to, OptionalLong.of(3)), from, to, folder)) {
        Stopped stopped = assertThrows(Stopped.class, rig::run);
        assertEquals(
            "4 rows were set aside, more than the 3 allowed.", stopped.problems().get(0).message());
        assertEquals(List.of(), rig.setAside(), "nothing is said to be done that was not");
        assertEquals(List.of(List.of("6")), to.query("select count(*) from child"));
        assertThrows(Stopped.class, rig::run, "and again when it is resumed");
      }
    }
  }

  @Test
  void asManyAsTheLimitAllowsAreTakenOut() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.sqlite(folder)) {
      from.execute(ORPHANS);
      try (Rig rig = new Rig(plan(from, to, OptionalLong.of(4)), from, to, folder)) {
        assertThrows(Killed.class, () -> rig.run(s -> s, t -> new Interrupted(t, Moment.AFTER)));
        rig.run();
        assertEquals(4, rig.setAside().size());
      }
    }
  }

  private String child(Rig rig) {
    return rig.setAside().get(0).table();
  }

  private MigrationPlan plan(TestDatabase from, TestDatabase to, OptionalLong limit) {
    OptionalLong none = OptionalLong.empty();
    return new Journey(from, to, folder)
        .plan()
        .with(new Safeguards(OptionalInt.of(1), OptionalInt.of(2), none, none, limit));
  }

  /** Interrupts the first removal. */
  private static final class Interrupted extends PassingOn.Database {
    private final Moment moment;
    private boolean done;

    Interrupted(TargetDatabase inner, Moment moment) {
      super(inner);
      this.moment = moment;
    }

    @Override
    public RunLedger ledger() {
      return new PassingOn.Ledger(super.ledger()) {
        @Override
        public long takeOut(Lease lease, ChunkMarker marker, String delete, long rows) {
          boolean first = !done;
          done = true;
          if (first && moment == Moment.BEFORE) throw new Killed();
          if (first && moment == Moment.BUSY) {
            throw new TryAgain(
                Problem.blocker(Code.SERVER_BUSY, Location.EVERYWHERE, "busy"),
                new SQLException("busy"));
          }
          long taken = super.takeOut(lease, marker, delete, rows);
          if (first && moment == Moment.AFTER) throw new Killed();
          if (first && moment == Moment.LOST_AFTER) {
            throw new ConnectionLost(
                Problem.blocker(Code.CONNECTION_BROKE, Location.EVERYWHERE, "here", "cut"),
                new SQLException("cut", "08006"));
          }
          return taken;
        }
      };
    }
  }
}
