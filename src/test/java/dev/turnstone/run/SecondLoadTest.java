package dev.turnstone.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.FieldRule.ValueMap.Unlisted;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.TryAgain;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
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
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rows of a created table break a key: wherever the second load is interrupted, the first stay.
 * SQLite has none, because there a table is made with its keys.
 */
class SecondLoadTest {
  @TempDir Path folder;

  /** Where the second load is interrupted. */
  enum Moment {
    BEFORE_EMPTYING,
    AFTER_EMPTYING,
    BEFORE_KEYS,
    BUSY_KEYS,
    AFTER_KEYS,
    AMID_ROWS
  }

  @ParameterizedTest(name = "to {0}, {1}")
  @CsvSource({
    "postgresql, BEFORE_EMPTYING", "postgresql, AFTER_EMPTYING", "postgresql, BEFORE_KEYS",
    "postgresql, BUSY_KEYS", "postgresql, AFTER_KEYS", "postgresql, AMID_ROWS",
    "mariadb, AFTER_EMPTYING", "mariadb, BUSY_KEYS", "mariadb, AMID_ROWS"
  })
  void theFirstOfEachStaysWhereverItIsInterrupted(String target, Moment moment) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      MigrationPlan plan = merged(from, to);
      try (Rig rig = new Rig(plan, from, to, folder)) {
        Interrupted once = new Interrupted(rig.target(), moment);
        if (moment == Moment.BUSY_KEYS) {
          rig.run(s -> s, t -> once);
        } else {
          assertThrows(Killed.class, () -> rig.run(s -> s, t -> once));
          rig.run();
        }

        assertEquals(true, once.interrupted);
        assertEquals(
            List.of("1 | a", "2 | b", "3 | c"), Contents.of(to, "select id, name from item"));
        assertEquals(
            List.of("{id=4} DUPLICATE_KEY", "{id=5} DUPLICATE_KEY", "{id=6} DUPLICATE_KEY"),
            rig.setAside().stream().map(r -> r.key() + " " + r.code()).sorted().toList());
        assertThrows(
            IllegalStateException.class, () -> to.execute("insert into item values(9, 'b')"));
      }
    }
  }

  /** A plan in which d and e become b, and f becomes c, under a unique key. */
  private MigrationPlan merged(TestDatabase from, TestDatabase to) {
    from.execute(
        "create table item(id integer not null primary key, name varchar(20) unique)",
        "insert into item values(1, 'a'), (2, 'b'), (3, 'c'), (4, 'd'), (5, 'e'), (6, 'f')");
    FieldRule merging =
        new FieldRule.ValueMap(
            "name",
            Map.of("d", Optional.of("b"), "e", Optional.of("b"), "f", Optional.of("c")),
            Optional.empty(),
            Unlisted.KEEP);
    OptionalLong none = OptionalLong.empty();
    return Plans.changed(
            new Journey(from, to, folder).plan(),
            t -> Plans.withField(t, Plans.field("name", merging)))
        .with(new Safeguards(OptionalInt.of(2), OptionalInt.of(1), none, none, none));
  }

  /** Interrupts the second load once. */
  private static final class Interrupted extends PassingOn.Database {
    private final Moment moment;
    private final AtomicInteger commits = new AtomicInteger();
    private volatile boolean again;
    private volatile boolean interrupted;

    Interrupted(TargetDatabase inner, Moment moment) {
      super(inner);
      this.moment = moment;
    }

    private void at(Moment now) {
      if (again && now == moment && !interrupted) {
        interrupted = true;
        throw new Killed();
      }
    }

    @Override
    public void execute(List<String> statements) {
      at(Moment.BEFORE_KEYS);
      if (again && moment == Moment.BUSY_KEYS && !interrupted) {
        interrupted = true;
        throw new TryAgain(
            Problem.blocker(Code.SERVER_BUSY, Location.EVERYWHERE, "busy"),
            new SQLException("busy"));
      }
      super.execute(statements);
      at(Moment.AFTER_KEYS);
    }

    @Override
    public RunLedger ledger() {
      return new PassingOn.Ledger(super.ledger()) {
        @Override
        public void startOver(Lease lease, TableName table, String delete) {
          again = true;
          at(Moment.BEFORE_EMPTYING);
          super.startOver(lease, table, delete);
          at(Moment.AFTER_EMPTYING);
        }
      };
    }

    @Override
    public RowSink openSink(Lease lease) {
      return new PassingOn.Sink(super.openSink(lease)) {
        @Override
        public void commit(ChunkMarker marker) {
          super.commit(marker);
          if (again && commits.incrementAndGet() == 4) at(Moment.AMID_ROWS);
        }
      };
    }
  }
}
