package dev.turnstone.journey;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.support.Contents;
import dev.turnstone.support.TestDatabase;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Runs slow enough for a test to step in, and the ways to step in. */
final class Slowly {
  private static final int LOOKS = 600;

  private Slowly() {}

  /** The plan with two workers, small chunks and a rate. */
  static MigrationPlan plan(MigrationPlan plan, int chunkRows, long rowsPerSecond) {
    return with(plan, chunkRows, OptionalLong.of(rowsPerSecond), OptionalLong.empty());
  }

  /** The plan with small chunks and a limit of rows set aside. */
  static MigrationPlan withLimit(MigrationPlan plan, int chunkRows, long setAside) {
    return with(plan, chunkRows, OptionalLong.empty(), OptionalLong.of(setAside));
  }

  private static MigrationPlan with(
      MigrationPlan plan, int chunkRows, OptionalLong rate, OptionalLong setAside) {
    Safeguards safeguards =
        new Safeguards(
            OptionalInt.of(2), OptionalInt.of(chunkRows), rate, OptionalLong.empty(), setAside);
    return new MigrationPlan(
        plan.format(),
        plan.name(),
        plan.source(),
        plan.target(),
        plan.tables(),
        safeguards,
        plan.open(),
        plan.leftBehind());
  }

  /** Waits for the first committed rows of a table. */
  static void awaitRows(TestDatabase to, String table) throws InterruptedException {
    for (int look = 0; look < LOOKS; look++) {
      if (filled(to, table)) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("no rows came to " + table);
  }

  private static boolean filled(TestDatabase to, String table) {
    try {
      return !Contents.of(to, "select 1 from " + table + " limit 1").isEmpty();
    } catch (IllegalStateException e) {
      return false; // not made yet, or in use
    }
  }

  /** Ends every other session of the database, as an administrator would; gives how many. */
  static int endSessions(TestDatabase to) {
    if (to.vendor().equals(TestDatabase.POSTGRESQL)) {
      return to.query(
              "select pg_terminate_backend(pid) from pg_stat_activity"
                  + " where datname = current_database() and pid <> pg_backend_pid()")
          .size();
    }
    List<List<String>> others =
        to.query(
            "select id from information_schema.processlist where db = database()"
                + " and id <> connection_id()");
    others.forEach(other -> to.execute("kill connection " + other.get(0)));
    return others.size();
  }
}
