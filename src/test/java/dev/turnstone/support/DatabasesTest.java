package dev.turnstone.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabasesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {TestDatabase.SQLITE, TestDatabase.POSTGRESQL, TestDatabase.MARIADB})
  void everyEngineStartsAndHoldsAValue(String vendor) {
    try (TestDatabase database = Databases.of(vendor, folder)) {
      database.execute(
          "create table stone (id integer primary key, name varchar(20))",
          "insert into stone values (1, 'Grüße 🪨'), (2, null)");

      assertEquals(
          List.of(List.of("1", "Grüße 🪨"), Arrays.asList("2", null)),
          database.query("select id, name from stone order by id"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TestDatabase.SQLITE, TestDatabase.POSTGRESQL, TestDatabase.MARIADB})
  void bytesAreReadAsHex(String vendor) {
    String type = vendor.equals(TestDatabase.POSTGRESQL) ? "bytea" : "blob";
    String value = vendor.equals(TestDatabase.POSTGRESQL) ? "'\\x00ff'" : "x'00ff'";
    try (TestDatabase database = Databases.of(vendor, folder)) {
      database.execute(
          "create table stone (raw " + type + ")",
          "insert into stone values (" + value + "), (null)");

      assertEquals(
          List.of(List.of("00ff"), Arrays.asList((String) null)),
          database.query("select raw from stone"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TestDatabase.SQLITE, TestDatabase.POSTGRESQL, TestDatabase.MARIADB})
  void everyDatabaseIsFresh(String vendor) {
    try (TestDatabase first = Databases.of(vendor, folder);
        TestDatabase second = Databases.of(vendor, folder)) {
      first.execute("create table stone (id integer)");

      assertThrows(IllegalStateException.class, () -> second.query("select * from stone"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TestDatabase.POSTGRESQL, TestDatabase.MARIADB})
  void closingDropsTheDatabaseUnderAnOpenTransaction(String vendor) throws SQLException {
    TestDatabase database = Databases.of(vendor, folder);
    database.execute("create table stone (id integer)");
    try (Connection left = database.connect();
        Statement statement = left.createStatement()) {
      left.setAutoCommit(false);
      statement.execute("insert into stone values (1)");

      database.close();
    } catch (SQLException connectionGone) {
      // closing a killed connection may say so
    }

    assertThrows(SQLException.class, database::connect);
  }

  @ParameterizedTest
  @ValueSource(strings = {TestDatabase.POSTGRESQL, TestDatabase.MARIADB})
  void aWrongPasswordIsRefused(String vendor) {
    try (TestDatabase database = Databases.of(vendor, folder)) {
      String url =
          "jdbc:%s://%s:%d/%s"
              .formatted(vendor, database.host(), database.port(), database.database());

      assertThrows(
          SQLException.class,
          () -> DriverManager.getConnection(url, database.user(), "not the password"));
    }
  }

  @Test
  void sqliteLeavesNoFileBehind() {
    TestDatabase database = Databases.sqlite(folder);
    database.execute("pragma journal_mode = wal", "create table stone (id integer)");

    database.close();

    assertFalse(Files.exists(Path.of(database.database())));
  }

  @Test
  void connectionsAreNamedInOurOwnGrammar() {
    TestDatabase database =
        new TestDatabase(TestDatabase.MARIADB, "127.0.0.1", 3306, "store", "ann", "secret");

    assertEquals("mariadb://ann@127.0.0.1:3306/store", database.connString());
  }

  @Test
  void aFileIsNamedByItsPath() {
    assertEquals(
        "sqlite:" + folder.resolve("x.db"),
        new TestDatabase(TestDatabase.SQLITE, "", 0, folder.resolve("x.db").toString(), "", "")
            .connString());
  }
}
