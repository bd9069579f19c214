package dev.turnstone.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.Lease;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A canary that is killed goes on with the slice it had chosen, each row of it once. */
class SliceKillTest {
  private static final String VISITS = "select id, person_id from visit";

  @TempDir Path folder;

  /** Where the process ends. */
  enum Moment {
    BEFORE_THE_FIRST_TABLE,
    BEFORE_A_COMMIT,
    AFTER_A_COMMIT
  }

  @ParameterizedTest(name = "to {0}, {1}")
  @CsvSource({
    "sqlite, BEFORE_THE_FIRST_TABLE", "sqlite, AFTER_A_COMMIT",
    "postgresql, BEFORE_THE_FIRST_TABLE", "postgresql, BEFORE_A_COMMIT",
    "mariadb, BEFORE_A_COMMIT", "mariadb, AFTER_A_COMMIT"
  })
  void theSameSliceIsThereOnce(String target, Moment moment) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          "create table person(id integer not null primary key)",
          "create table visit(id integer not null primary key, person_id integer not null,"
              + " constraint visit_person foreign key(person_id) references person(id))",
          "insert into person with recursive n(i) as (select 1 union all select i + 1 from n"
              + " where i < 400) select i from n",
          "insert into visit select id, 401 - id from person");
      OptionalLong none = OptionalLong.empty();
      MigrationPlan plan =
          new Journey(from, to, folder)
              .plan()
              .with(
                  new Safeguards(OptionalInt.of(2), OptionalInt.of(5), none, none, none)
                      .withCanary(OptionalInt.of(30)));
      try (Rig rig = new Rig(plan, from, to, folder)) {
        assertThrows(Killed.class, () -> rig.run(s -> s, t -> new Killing(rig.target(), moment)));
        List<ChunkRecord> chosen = rig.journal().chunks("slice of main.visit");
        from.execute(
            "insert into person select id + 1000 from person",
            "insert into visit select id + 1000, person_id from visit where id < 300");
        RunReport report = rig.run();

        assertEquals(
            chosen.stream().map(ChunkRecord::range).toList(),
            rig.journal().chunks("slice of main.visit").stream().map(ChunkRecord::range).toList());
        assertEquals(false, report.sourceChanged());
        assertEquals(List.of(), rig.setAside());
        List<String> visits = Contents.of(to, VISITS);
        assertEquals(30, visits.size());
        assertTrue(Contents.of(from, VISITS).containsAll(visits));
        assertEquals(
            Contents.of(to, "select distinct person_id from visit"),
            Contents.of(to, "select id from person where id in (select person_id from visit)"));
      }
    }
  }

  /** Ends the process once. */
  private static final class Killing extends PassingOn.Database {
    private final Moment moment;
    private final AtomicInteger commits = new AtomicInteger();

    Killing(TargetDatabase inner, Moment moment) {
      super(inner);
      this.moment = moment;
    }

    @Override
    public void execute(List<String> statements) {
      if (moment == Moment.BEFORE_THE_FIRST_TABLE) {
        throw new Killed();
      }
      super.execute(statements);
    }

    @Override
    public RowSink openSink(Lease lease) {
      return new PassingOn.Sink(super.openSink(lease)) {
        @Override
        public void commit(ChunkMarker marker) {
          boolean now = commits.incrementAndGet() >= 3;
          if (now && moment == Moment.BEFORE_A_COMMIT) {
            throw new Killed();
          }
          super.commit(marker);
          if (now && moment == Moment.AFTER_A_COMMIT) {
            throw new Killed();
          }
        }
      };
    }
  }
}
