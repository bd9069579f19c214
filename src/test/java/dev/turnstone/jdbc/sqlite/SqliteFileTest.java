package dev.turnstone.jdbc.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.turnstone.jdbc.Address;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.TryAgain;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteFileTest {
  @TempDir Path folder;

  @Test
  void aMissingSourceIsNamed() {
    Path missing = folder.resolve("none.db");

    assertRefused(Code.FILE_MISSING, missing, true);
    assertFalse(Files.exists(missing));
  }

  @Test
  void aMissingTargetIsMadeButItsFolderIsNot() {
    Path made = folder.resolve("made.db");
    try (SqliteDatabase database = open(made, false)) {
      database.execute(List.of("create table stone (v)"));
    }
    assertTrue(Files.exists(made));
    open(folder.resolve("untouched.db"), false).close();
    assertFalse(Files.exists(folder.resolve("untouched.db")));

    EngineException e = assertRefused(Code.FILE_MISSING, folder.resolve("no/made.db"), false);
    assertEquals("the file " + folder.resolve("no") + " does not exist.", e.getMessage());
  }

  @Test
  void otherFilesAreNoDatabases() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "a few words, but not a database");
    Path shortText = Files.writeString(folder.resolve("short.txt"), "SQLite");
    for (Path file : List.of(text, shortText, folder)) {
      assertRefused(Code.NOT_A_DATABASE, file, true);
      assertRefused(Code.NOT_A_DATABASE, file, false);
    }
    assertEquals("SQLite", Files.readString(shortText));
  }

  @Test
  void aHeaderAloneIsADamagedFileOrNone() throws Exception {
    Path cut = folder.resolve("cut.db");
    byte[] header = Arrays.copyOf("SQLite format 3\0".getBytes(StandardCharsets.US_ASCII), 600);
    Files.write(cut, header);

    EngineException e = assertThrows(EngineException.class, () -> open(cut, true));
    assertEquals(Code.NOT_A_DATABASE, e.problems().get(0).code());
  }

  @Test
  void aDamagedPageIsSaid() throws Exception {
    Path file = folder.resolve("stones.db");
    SqliteRows.open(
            folder,
            "create table stone (v)",
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000)"
                + " insert into stone select 'some text ' || i from n")
        .close();
    byte[] bytes = Files.readAllBytes(file);
    for (int page = 3; page < bytes.length / 4096; page++) {
      bytes[page * 4096] = 99;
    }
    Files.write(file, bytes);

    try (SqliteDatabase database = open(file, true)) {
      EngineException e =
          assertThrows(
              EngineException.class,
              () -> SqliteRows.all(database, SqliteRows.table("stone", "v")));
      assertEquals(Code.FILE_DAMAGED, e.problems().get(0).code());
    }
  }

  @Test
  void anEmptyFileIsAnEmptyDatabase() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.db"));
    try (SqliteDatabase database = open(empty, true)) {
      assertEquals(List.of(), database.catalog(true).tables());
    }
    assertEquals(0, Files.size(empty));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a&mode=memory", "b#c", "d%20e", "file:f", ":memory:", "g h.db", "ü🪨"})
  void aPathIsJustAName(String name) {
    Path file = folder.resolve(name);
    try (SqliteDatabase database = open(file, false)) {
      database.execute(List.of("create table stone (v)"));
    }
    assertTrue(Files.exists(file));
    try (SqliteDatabase database = open(file, true)) {
      assertEquals(List.of(List.of("stone")), database.query("select name from sqlite_schema"));
    }
  }

  @Test
  void aPathThatIsNoneIsRefused() {
    for (String path : List.of("", "a\0b")) {
      EngineException e =
          assertThrows(
              EngineException.Refused.class, () -> SqliteDatabase.open(Address.sqlite(path), true));
      assertEquals(Code.CONNECTION_SYNTAX, e.problems().get(0).code());
    }
  }

  @Test
  void aFolderThatTakesNoFilesIsAReadOnlyTarget() {
    Path system = Path.of("/proc/sys");
    assumeTrue(Files.isDirectory(system));
    EngineException e =
        assertThrows(EngineException.class, () -> open(system.resolve("made.db"), false));
    assertEquals(Code.READ_ONLY_TARGET, e.problems().get(0).code());
  }

  @Test
  void nothingIsWrittenThroughASource() throws Exception {
    SqliteRows.open(folder, "create table stone (v)", "insert into stone values (1)").close();
    Path file = folder.resolve("stones.db");
    byte[] before = Files.readAllBytes(file);
    try (SqliteDatabase source = open(file, true)) {
      for (Runnable write :
          List.<Runnable>of(
              () -> source.execute(List.of("delete from stone")),
              () -> source.query("delete from stone returning v"),
              () -> source.ledger().markers("run"))) {
        EngineException e = assertThrows(EngineException.class, write::run);
        assertEquals(Code.READ_ONLY_TARGET, e.problems().get(0).code());
      }
      SqliteRows.all(source, SqliteRows.table("stone", "v"));
      source.catalog(true);
    }
    assertArrayEquals(before, Files.readAllBytes(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void loadingLeavesTheJournalModeAsItWas() throws Exception {
    for (String mode : List.of("delete", "wal")) {
      Path own = Files.createDirectory(folder.resolve(mode));
      SqliteRows.open(own, "pragma journal_mode = " + mode, "create table stone (v)").close();
      try (SqliteDatabase database = SqliteRows.open(own)) {
        SqliteRows.store(
            database,
            SqliteRows.write(SqliteRows.table("stone", "v"), WriteMode.INSERT),
            List.of(List.of("i1")));
        assertEquals(List.of(List.of("wal")), database.query("pragma journal_mode"));
      }
      try (SqliteDatabase database = open(own.resolve("stones.db"), true)) {
        assertEquals(List.of(List.of(mode)), database.query("pragma journal_mode"));
      }
    }
  }

  @Test
  void aFileAnotherProcessWritesToIsWorthAnotherTry() throws Exception {
    try (SqliteDatabase database = SqliteRows.open(folder, "create table stone (v)");
        Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("stones.db"));
        Statement statement = other.createStatement()) {
      statement.execute("begin immediate");
      long start = System.nanoTime();

      assertThrows(TryAgain.class, () -> database.execute(List.of("insert into stone values (1)")));

      assertTrue(System.nanoTime() - start > 4_000_000_000L, "it waits before it gives up");
      statement.execute("rollback");
      database.execute(List.of("insert into stone values (1)"));
      assertEquals(List.of(List.of("1")), database.query("select v from stone"));
    }
  }

  @Test
  void aQueryShowsTextNumbersBytesAndNothing() {
    try (SqliteDatabase database = SqliteRows.open(folder)) {
      assertEquals(
          List.of(Arrays.asList("5", "0.1", "ü", "00ff", null)),
          database.query("select 5, 0.1, 'ü', x'00ff', null"));
    }
  }

  private static SqliteDatabase open(Path file, boolean readOnly) {
    return SqliteDatabase.open(Address.sqlite(file.toString()), readOnly);
  }

  private static EngineException assertRefused(Code code, Path file, boolean readOnly) {
    EngineException e = assertThrows(EngineException.Refused.class, () -> open(file, readOnly));
    assertEquals(code, e.problems().get(0).code());
    return e;
  }
}
