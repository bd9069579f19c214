package dev.turnstone.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.CatalogReader;
import dev.turnstone.jdbc.mariadb.MariaCatalogReader;
import dev.turnstone.jdbc.postgres.PostgresCatalogReader;
import dev.turnstone.jdbc.sqlite.SqliteCatalogReader;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Isolated
class CatalogSpeedTest {
  private static final int TABLES = 1_000;

  /** Twice the time a person is promised, since a test shares its machine with others. */
  private static final int PATIENCE = 2;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"sqlite,1", "postgresql,3", "mariadb,3"})
  void readsAThousandTablesInTime(String vendor, int seconds) throws SQLException {
    try (TestDatabase database = Databases.of(vendor, folder);
        Connection connection = database.connect()) {
      fill(connection, vendor);
      CatalogReader reader = reader(connection, ConnectionText.parse(database.connString()));
      Catalog catalog = reader.read(false);
      Duration taken = best(reader);
      System.out.println(vendor + ": 1000 tables in " + taken.toMillis() + " ms");
      assertEquals(TABLES, catalog.tables().size());
      assertEquals(10 * TABLES, catalog.tables().stream().mapToInt(t -> t.columns().size()).sum());
      assertEquals(TABLES, catalog.tables().stream().mapToInt(t -> t.foreignKeys().size()).sum());
      assertTrue(
          taken.compareTo(Duration.ofSeconds((long) PATIENCE * seconds)) < 0,
          vendor + " took " + taken.toMillis() + " ms");
    }
  }

  /** The machine may be busy with something else for one of them. */
  private static Duration best(CatalogReader reader) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      reader.read(false);
      best = Math.min(best, System.nanoTime() - start);
    }
    return Duration.ofNanos(best);
  }

  private static void fill(Connection connection, String vendor) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      for (int i = 0; i < TABLES; i++) {
        boolean inline = vendor.equals("mariadb");
        statement.execute(
            """
            create table t_%1$d (id integer primary key, a varchar(40) not null unique,
              b numeric(12,2) default 0, c integer check (c > 0), d date, e timestamp null, f text,
              g double precision, h char(5), i integer, constraint up_%1$d foreign key (i)
                references t_%2$d (id) %3$s)
            """
                .formatted(i, i / 2, inline ? ", index x (d, g)" : ""));
        if (!inline) {
          statement.execute("create index x_%1$d on t_%1$d (d, g)".formatted(i));
        }
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static CatalogReader reader(Connection connection, Address address) {
    return switch (address.vendor()) {
      case SQLITE -> new SqliteCatalogReader(connection, address);
      case POSTGRESQL -> new PostgresCatalogReader(connection, address);
      case MARIADB, MYSQL -> new MariaCatalogReader(connection, address);
    };
  }
}
