package dev.turnstone.jdbc.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table is emptied but for rows that are put back to the last bit, or left as it is. */
class SparedRowsTest {
  private static final String ALL =
      "select rowid, typeof(a), hex(a), quote(a), quote(b) from t order by rowid";

  @TempDir Path folder;

  @Test
  void rowsThatStayKeepTheirRowidsAndStorageClasses() throws SQLException {
    try (TestDatabase file = Databases.sqlite(folder)) {
      file.execute(
          "create table t(a, b text collate nocase unique, c generated always as (a || b))",
          "create index i on t(a)",
          "insert into t(rowid, a, b) values (1, 1, 'x'), (5, 1.0, 'y'), (-3, x'31', null),"
              + " (9, '1', '1'), (11, 1e400, char(0)), (12, null, 'Z')");
      List<String> before = Contents.of(file, ALL.replace("from t", "from t where rowid <> 1"));
      assertEquals(Optional.of(1L), empty(file, List.of(5L, -3L, 9L, 11L, 12L)));
      assertEquals(before, Contents.of(file, ALL));
      assertEquals(List.of("ok"), Contents.of(file, "pragma integrity_check"));
    }
  }

  @Test
  void ofRowsThatCannotBePutBackNothingIsTouched() throws SQLException {
    try (TestDatabase file = Databases.sqlite(folder)) {
      file.execute(
          "create table t(a check (a > 0), b)",
          "insert into t values (1, 1), (2, 2)",
          "pragma ignore_check_constraints = on",
          "update t set a = -1 where b = 2");
      List<String> before = Contents.of(file, ALL);
      assertEquals(Optional.empty(), empty(file, List.of(2L)));
      assertEquals(before, Contents.of(file, ALL));
    }
  }

  private static Optional<Long> empty(TestDatabase file, List<Long> staying) throws SQLException {
    try (Connection connection = file.connect()) {
      connection.setAutoCommit(false);
      Optional<Long> removed = new SparedRows(connection, "t").empty("\"t\".rowid", staying);
      connection.commit();
      return removed;
    }
  }
}
