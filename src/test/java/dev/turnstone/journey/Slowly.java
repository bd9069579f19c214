package dev.turnstone.journey;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.support.Contents;
import dev.turnstone.support.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
    return endAllBut(to, "-1");
  }

  /** As {@link #endSessions(TestDatabase)}, but for one that is left alone. */
  static int endSessions(TestDatabase to, Connection kept) throws SQLException {
    String own =
        to.vendor().equals(TestDatabase.POSTGRESQL) ? "pg_backend_pid()" : "connection_id()";
    try (Statement statement = kept.createStatement();
        ResultSet row = statement.executeQuery("select " + own)) {
      row.next();
      return endAllBut(to, row.getString(1));
    }
  }

  private static int endAllBut(TestDatabase to, String kept) {
    if (to.vendor().equals(TestDatabase.POSTGRESQL)) {
      return to.query(
              "select pg_terminate_backend(pid) from pg_stat_activity where datname ="
                  + " current_database() and pid not in (pg_backend_pid(), "
                  + kept
                  + ")")
          .size();
    }
    List<List<String>> others =
        to.query(
            "select id from information_schema.processlist where db = database()"
                + " and id not in (connection_id(), "
                + kept
                + ")");
    others.forEach(other -> to.execute("kill connection " + other.get(0)));
    return others.size();
  }
}
