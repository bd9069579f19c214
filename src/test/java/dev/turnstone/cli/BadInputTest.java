package dev.turnstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.cli.CommandLineRun.Answer;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot work is refused before anything is written, and the words name the thing. */
@Isolated
class BadInputTest {
  @TempDir Path folder;
  private CommandLineRun line;
  private TestDatabase from;

  @BeforeEach
  void begin() {
    line = new CommandLineRun(folder);
    from = Databases.sqlite(folder);
    from.execute(
        "create table item(id integer primary key, name varchar(20))",
        "insert into item values(1, 'one'), (2, 'two')");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "mariadb"})
  void aWrongPasswordOfTheTargetIsRefusedByNameOfServerAndUser(String target) {
    try (TestDatabase to = Databases.of(target, folder)) {
      line.with("TURNSTONE_TARGET_PASSWORD", "wrong-canary");
      Answer answer = migrate(to.connString());
      assertRefused(answer, to.host() + ":" + to.port(), to.user());
      assertFalse(answer.all().contains("wrong-canary"), answer.all());
      assertUntouched(to);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "mariadb"})
  void aWrongPasswordOfTheSourceIsRefusedAndNoTargetIsMade(String source) {
    try (TestDatabase server = Databases.of(source, folder)) {
      line.with("TURNSTONE_SOURCE_PASSWORD", "wrong-canary");
      Path target = folder.resolve("new.db");
      Answer answer = migrate(server.connString(), "sqlite:" + target);
      assertRefused(answer, server.host() + ":" + server.port(), server.user());
      assertFalse(answer.all().contains("wrong-canary"), answer.all());
      assertFalse(Files.exists(target), "nothing was to be written");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "mariadb"})
  void aSourceThatDoesNotAnswerIsRefusedAndNoTargetIsMade(String source) {
    Path target = folder.resolve("new.db");
    assertRefused(migrate(source + "://ann@127.0.0.1:1/shop", "sqlite:" + target), "127.0.0.1:1");
    assertRefused(
        migrate(source + "://ann@nowhere.invalid/shop", "sqlite:" + target), "nowhere.invalid");
    assertFalse(Files.exists(target), "nothing was to be written");
  }

  @Test
  void aSourceThatIsNoDatabaseIsRefusedByNameAndLeftAsItIs() throws Exception {
    Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear Ann, ".repeat(300));
    Path target = folder.resolve("new.db");
    assertRefused(migrate("sqlite:" + letter, "sqlite:" + target), "letter.txt", "not an SQLite");
    assertRefused(migrate("sqlite:" + folder, "sqlite:" + target), folder.toString());
    assertTrue(Files.readString(letter).endsWith("Dear Ann, "));
    assertFalse(Files.exists(target), "nothing was to be written");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "mariadb"})
  void aDatabaseThatIsNotThereIsRefusedByName(String target) {
    try (TestDatabase to = Databases.of(target, folder)) {
      line.with("TURNSTONE_TARGET_PASSWORD", to.password());
      String nowhere = to.connString().replace("/" + to.database(), "/not_there");
      assertRefused(migrate(nowhere), to.host() + ":" + to.port(), "not_there");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "mariadb"})
  void aHostThatDoesNotAnswerIsRefusedByName(String target) {
    assertRefused(migrate(target + "://ann@127.0.0.1:1/shop"), "127.0.0.1:1");
  }

  @Test
  void aUserWhoMayOnlyReadIsToldWhichRightIsMissing() {
    try (TestDatabase to = Databases.postgres()) {
      String reader = "reader_" + to.database();
      to.execute("create role " + reader + " login password 'reader-canary'");
      line.with("TURNSTONE_TARGET_PASSWORD", "reader-canary");
      Answer answer = migrate(to.connString().replace("//" + to.user() + "@", "//" + reader + "@"));
      assertTrue(answer.code() == 3 || answer.code() == 4, answer.all());
      assertTrue(answer.all().contains("GRANT"), answer.all());
      assertTrue(answer.all().contains(reader), answer.all());
      assertUntouched(to);
      to.execute("drop role " + reader);
    }
  }

  @Test
  void aServerThatIsSetReadOnlyIsRefusedByName() {
    try (TestDatabase to = Databases.postgres()) {
      to.execute("alter database " + to.database() + " set default_transaction_read_only = on");
      line.with("TURNSTONE_TARGET_PASSWORD", to.password());
      Answer answer = migrate(to.connString());
      assertRefused(answer, to.database(), "cannot be written");
    }
  }

  @Test
  void aMariaDbServerThatIsSetReadOnlyIsRefusedByName() {
    try (TestDatabase to = Databases.mariadb()) {
      String user = "writer_" + to.database();
      to.execute(
          "create user " + user + "@'127.0.0.1' identified by 'pw'",
          "grant all on " + to.database() + ".* to " + user + "@'127.0.0.1'",
          "set global read_only = 1");
      try {
        line.with("TURNSTONE_TARGET_PASSWORD", "pw");
        String address = to.connString().replace("//" + to.user() + "@", "//" + user + "@");
        assertRefused(migrate(address), to.database(), "cannot be written");
        assertUntouched(to);
      } finally {
        to.execute("set global read_only = 0", "drop user " + user + "@'127.0.0.1'");
      }
    }
  }

  /** A file of a later kind, which SQLite may read but not write. */
  @Test
  void aFileThatMayNotBeWrittenIsRefusedByNameAndLeftAsItIs() throws Exception {
    TestDatabase to = Databases.sqlite(folder);
    to.execute("create table other(id integer)");
    Path file = Path.of(to.database());
    byte[] bytes = Files.readAllBytes(file);
    bytes[18] = 3;
    Files.write(file, bytes);
    assertRefused(migrate(to.connString()), to.database(), "cannot be written");
    assertEquals(-1, Arrays.mismatch(bytes, Files.readAllBytes(file)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "mariadb"})
  void aServerWithoutRoomForAnotherSessionIsRefusedWithItsWords(String target) {
    boolean maria = target.equals("mariadb");
    try (TestDatabase to = Databases.of(target, folder)) {
      String user = "late_" + to.database();
      String at = maria ? user + "@'127.0.0.1'" : user;
      to.execute(
          "create user "
              + at
              + (maria
                  ? " identified by 'pw' with max_user_connections 1"
                  : " password 'pw' connection limit 1"));
      to.execute(
          maria
              ? "grant all on " + to.database() + ".* to " + at
              : "alter database " + to.database() + " owner to " + user);
      line.with("TURNSTONE_TARGET_PASSWORD", "pw");
      TestDatabase late =
          new TestDatabase(to.vendor(), to.host(), to.port(), to.database(), user, "pw");
      try (Connection hog = late.connect()) {
        assertTrue(hog.isValid(5));
        assertRefused(migrate(late.connString()), maria ? "has exceeded" : "too many connections");
        assertUntouched(to);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void aFileThatIsCutIsRefusedByNameAndLeftAsItIs() throws Exception {
    byte[] whole = Files.readAllBytes(Path.of(from.database()));
    Path cut = folder.resolve("cut.db");
    Files.write(cut, Arrays.copyOf(whole, 4096 + 100));
    byte[] before = Files.readAllBytes(cut);
    Path target = folder.resolve("new.db");
    Answer answer =
        line.turnstone("migrate", "--from", "sqlite:" + cut, "--to", "sqlite:" + target);
    assertRefused(answer, "cut.db");
    assertFalse(Files.exists(target), "nothing was to be written");
    assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(cut)));
  }

  @Test
  void theSameDatabaseOnBothSidesIsRefused() {
    Answer answer = migrate(from.connString());
    assertEquals(3, answer.code(), answer.all());
    assertEquals(List.of(List.of("2")), from.query("select count(*) from item"));
  }

  @Test
  void aWorkspaceThatCannotBeAFolderIsRefusedByName() throws Exception {
    Path file = Files.writeString(folder.resolve("taken"), "a letter");
    Path target = folder.resolve("new.db");
    Answer answer =
        line.turnstone(
            "migrate",
            "--from",
            from.connString(),
            "--to",
            "sqlite:" + target,
            "--workspace",
            file.toString());
    assertRefused(answer, file.toString());
  }

  private Answer migrate(String to) {
    return migrate(from.connString(), to);
  }

  private Answer migrate(String source, String target) {
    return line.turnstone("migrate", "--from", source, "--to", target);
  }

  private static void assertRefused(Answer answer, String... named) {
    assertEquals(3, answer.code(), answer.all());
    for (String word : named) {
      assertTrue(answer.err().contains(word), answer.all());
    }
    assertTrue(answer.err().contains("BLOCKER "), answer.all());
    assertFalse(answer.all().contains("Exception"), answer.all());
  }

  private static void assertUntouched(TestDatabase to) {
    assertEquals(
        List.of(List.of("0")),
        to.query(
            "select count(*) from information_schema.tables where table_schema in ('public', '"
                + to.database()
                + "')"));
  }
}
