package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.rehearse.Report;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Plans;
import dev.turnstone.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By the servers' own counters, a rehearsal writes nothing in the source or in the target. */
@Isolated("MariaDB's counters are the whole server's")
class RehearsalWritesNothingTest {
  private static final String MARIADB_WRITES =
      "show global status where variable_name in ('com_insert', 'com_update', 'com_delete',"
          + " 'com_load', 'com_create_table', 'com_drop_table', 'com_alter_table',"
          + " 'innodb_rows_inserted', 'innodb_rows_updated', 'innodb_rows_deleted')";
  private static final String POSTGRES_WRITES =
      "select tup_inserted + tup_updated + tup_deleted from pg_stat_database"
          + " where datname = current_database()";

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void byTheServersOwnCounters(String vendor) {
    try (TestDatabase from = Databases.of(vendor, folder);
        TestDatabase to = Databases.of(vendor, folder)) {
      String tables =
          "create table who(id integer primary key, name varchar(20) unique, n integer check (n > 0))";
      from.execute(tables, "insert into who values(1, 'a', 1), (2, 'b', 2), (3, 'c', 3)");
      to.execute(tables, "insert into who values(1, 'a', 1), (2, 'b', 5), (9, 'c', 3)");
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = Plans.changed(journey.plan(), t -> Plans.with(t, WriteMode.UPSERT));
      String before = writes(from, to);

      Report report = Foretold.rehearse(journey, plan);

      assertEquals(before, writes(from, to));
      assertEquals(
          "[0, 1, 1, 1]",
          report.tables().stream()
              .map(t -> List.of(t.inserted(), t.updated(), t.unchanged(), t.refused()).toString())
              .findFirst()
              .orElseThrow());
    }
  }

  @Test
  void aFileThatIsStillToBeMadeIsNotLeftBehind() {
    try (TestDatabase from = Databases.sqlite(folder)) {
      from.execute("create table who(id integer primary key)", "insert into who values(1)");
      Path missing = folder.resolve("missing.db");
      TestDatabase to = new TestDatabase(TestDatabase.SQLITE, "", 0, missing.toString(), "", "");
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = journey.plan();

      assertEquals(1, Foretold.rehearse(journey, plan).tables().get(0).inserted());
      assertEquals(false, Files.exists(missing));
    }
  }

  /** Whatever counts up when something is written, and the rows themselves. */
  private static String writes(TestDatabase from, TestDatabase to) {
    return switch (to.vendor()) {
      case TestDatabase.POSTGRESQL -> counted(from) + counted(to);
      case TestDatabase.MARIADB -> to.query(MARIADB_WRITES).toString();
      default -> digest(from) + digest(to);
    };
  }

  /**
   * The database's own counter, the catalogue's tables included, and which transactions wrote and
   * locked each row. Transaction numbers are no measure: the server uses them up by itself.
   */
  private static String counted(TestDatabase database) {
    return database.query(POSTGRES_WRITES).toString()
        + database.query("select id, name, n, xmin, xmax from who order by id");
  }

  private static String digest(TestDatabase database) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of(database.database()));
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
