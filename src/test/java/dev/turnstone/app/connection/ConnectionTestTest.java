package dev.turnstone.app.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.connection.ConnectionCheck.Subject;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.Severity;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a test of a connection tells, on real engines. */
class ConnectionTestTest {
  @TempDir Path folder;

  private final ConnectionTest test = new ConnectionTest();

  @ParameterizedTest
  @CsvSource({
    "sqlite, SOURCE, SQLite",
    "sqlite, TARGET, SQLite",
    "postgresql, SOURCE, PostgreSQL",
    "postgresql, TARGET, PostgreSQL",
    "mariadb, SOURCE, MariaDB",
    "mariadb, TARGET, MariaDB"
  })
  void aGoodConnectionPassesInAllRespects(String vendor, Side side, String product) {
    try (TestDatabase database = Databases.of(vendor, folder)) {
      database.execute("create table film (id integer primary key)");
      List<ConnectionCheck> checks = test(database, database.password(), side);
      checks.forEach(c -> assertEquals(Optional.empty(), c.severity(), c.words()));
      assertTrue(words(checks, Subject.REACHABLE).startsWith(product + " "), checks.toString());
      assertTrue(words(checks, Subject.REACHABLE).endsWith(" ms"), checks.toString());
      assertEquals("1 table", words(checks, Subject.TABLES));
      assertTrue(!words(checks, Subject.ROOM).isEmpty());
      assertTrue(!words(checks, Subject.ENCODING).isEmpty());
      if (!vendor.equals("sqlite")) {
        assertEquals(
            "off; the connection does not leave this machine", words(checks, Subject.ENCRYPTION));
        assertTrue(words(checks, Subject.TIME_ZONE).startsWith("server "));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "mariadb"})
  void aWrongPasswordIsOneCheckThatDoesNotRepeatIt(String vendor) {
    try (TestDatabase database = Databases.of(vendor, folder)) {
      List<ConnectionCheck> checks = test(database, "open:sesame", Side.SOURCE);
      assertEquals(1, checks.size(), checks.toString());
      ConnectionCheck check = checks.get(0);
      assertEquals(Subject.REACHABLE, check.subject());
      assertTrue(check.blocks());
      assertTrue(check.words().contains("refused the login"), check.words());
      assertEquals(Optional.of("Check user and password."), check.fix());
      assertTrue(!checks.toString().contains("sesame"), checks.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "mariadb"})
  void aPortThatNobodyListensAtIsTold(String vendor) throws IOException {
    int port;
    try (ServerSocket taken = new ServerSocket(0)) {
      port = taken.getLocalPort();
    }
    ConnectionForm form = ConnectionForm.of(vendor + "://me@127.0.0.1:" + port + "/store5");
    ConnectionCheck check = only(test.test(form, new char[0], Side.TARGET));
    assertTrue(check.blocks());
    assertTrue(check.words().contains("no connection to 127.0.0.1:" + port), check.words());
    assertTrue(check.fix().orElse("").contains("Check host, port"), check.toString());
  }

  @Test
  void aFieldThatIsMissingIsToldBeforeAnythingIsOpened() {
    ConnectionForm form = ConnectionForm.usual(Vendor.POSTGRESQL);
    ConnectionCheck check = only(test.test(form, new char[0], Side.SOURCE));
    assertTrue(check.blocks());
    assertEquals("the user is missing", check.words());
  }

  @Test
  void aMissingFileIsToldOfTheSourceAndMadeForTheTarget() {
    Path file = folder.resolve("new.db");
    ConnectionForm form = ConnectionForm.of("sqlite:" + file);
    ConnectionCheck source = only(test.test(form, new char[0], Side.SOURCE));
    assertTrue(source.blocks());
    assertTrue(source.words().contains("does not exist"), source.words());
    ConnectionCheck target = only(test.test(form, new char[0], Side.TARGET));
    assertEquals(Optional.of(Severity.NOTE), target.severity());
    assertTrue(Files.notExists(file), "nothing is written");
    ConnectionForm nowhere = ConnectionForm.of("sqlite:" + folder.resolve("gone/new.db"));
    assertTrue(only(test.test(nowhere, new char[0], Side.TARGET)).blocks());
  }

  @Test
  void aFileThatIsNoDatabaseIsTold() throws IOException {
    Path file = Files.writeString(folder.resolve("letter.db"), "Dear reader, ".repeat(200));
    ConnectionCheck check =
        only(test.test(ConnectionForm.of("sqlite:" + file), new char[0], Side.SOURCE));
    assertTrue(check.blocks());
    assertTrue(check.words().contains("is not an SQLite database"), check.words());
  }

  @Test
  void anEmptySourceIsWorthALook() {
    try (TestDatabase database = Databases.sqlite(folder)) {
      database.execute("create table film (id integer)", "drop table film");
      List<ConnectionCheck> checks = test(database, "", Side.SOURCE);
      assertEquals(Optional.of(Severity.WARNING), check(checks, Subject.TABLES).severity());
      assertEquals("none yet", words(test(database, "", Side.TARGET), Subject.TABLES));
    }
  }

  @Test
  void missingRightsComeWithTheStatementsThatGiveThem() {
    try (TestDatabase database = Databases.postgres()) {
      String role = "clerk_of_" + database.database();
      database.execute(
          "create table film (id integer primary key)",
          "create table actor (id integer primary key)",
          "create role " + role + " login password 'pencil'",
          "grant select on film to " + role,
          "revoke create on schema public from public");
      try {
        TestDatabase clerk = as(role, "pencil", database);
        ConnectionCheck source = check(test(clerk, "pencil", Side.SOURCE), Subject.RIGHTS);
        assertEquals("missing SELECT on actor", source.words());
        assertEquals(Optional.of(Severity.WARNING), source.severity());
        List<ConnectionCheck> target = test(clerk, "pencil", Side.TARGET);
        List<String> grants = target.stream().flatMap(c -> c.statement().stream()).toList();
        assertTrue(
            grants.contains("GRANT CREATE ON SCHEMA public TO " + role + ";"), grants.toString());
        assertTrue(check(target, Subject.RIGHTS).blocks(), target.toString());
        grants.stream().flatMap(String::lines).forEach(database::execute);
        assertEquals(
            List.of(),
            test(clerk, "pencil", Side.TARGET).stream().filter(c -> c.blocks()).toList());
      } finally {
        database.execute("drop owned by " + role, "drop role " + role);
      }
    }
  }

  @Test
  void aSchemaThatMayNotBeLookedIntoIsToldWithItsGrant() {
    try (TestDatabase database = Databases.postgres()) {
      String role = "guest_of_" + database.database();
      database.execute(
          "create table film (id integer primary key)",
          "create role " + role + " login password 'pencil'",
          "revoke all on schema public from public");
      try {
        List<ConnectionCheck> checks = test(as(role, "pencil", database), "pencil", Side.SOURCE);
        assertTrue(check(checks, Subject.RIGHTS).blocks(), checks.toString());
        assertEquals(
            Optional.of("GRANT USAGE ON schema public TO " + role + ";"),
            check(checks, Subject.RIGHTS).statement());
      } finally {
        database.execute("drop role " + role);
      }
    }
  }

  @Test
  void bytesAreToldInTheLargestUnit() {
    assertEquals("0 bytes", Room.words(0));
    assertEquals("999 bytes", Room.words(999));
    assertEquals("1.5 kB", Room.words(1_500));
    assertEquals("212 GB", Room.words(212_000_000_000L));
  }

  private List<ConnectionCheck> test(TestDatabase database, String password, Side side) {
    return test.test(ConnectionForm.of(database.connString()), password.toCharArray(), side);
  }

  private static TestDatabase as(String user, String password, TestDatabase database) {
    return new TestDatabase(
        database.vendor(), database.host(), database.port(), database.database(), user, password);
  }

  private static ConnectionCheck only(List<ConnectionCheck> checks) {
    assertEquals(1, checks.size(), checks.toString());
    return checks.get(0);
  }

  private static ConnectionCheck check(List<ConnectionCheck> checks, Subject subject) {
    return checks.stream()
        .filter(c -> c.subject() == subject)
        .findFirst()
        .orElseThrow(() -> new AssertionError(checks.toString()));
  }

  private static String words(List<ConnectionCheck> checks, Subject subject) {
    return check(checks, subject).words();
  }
}
