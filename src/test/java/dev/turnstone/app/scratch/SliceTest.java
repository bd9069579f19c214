package dev.turnstone.app.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Table;
import dev.turnstone.jdbc.ConnectionText;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.row.Cell;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TableRead;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A slice is read as if it were a table: as many rows as are counted, each once, from all over. */
class SliceTest {
  private static final int ROWS = 10_000;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void aSliceHoldsRowsFromAllOverTheTable(String vendor) {
    try (TestDatabase from = Databases.of(vendor, folder)) {
      from.execute("create table t(id integer not null primary key)");
      fill(from);

      List<Long> rows = read(from, new Slice.Cut(800, false));

      assertTrue(rows.size() > 700 && rows.size() <= 800, rows::toString);
      assertEquals(rows.size(), rows.stream().distinct().count());
      assertTrue(rows.get(0) == 1 && rows.get(rows.size() - 1) > ROWS * 0.8, rows::toString);
      assertEquals(ROWS, read(from, new Slice.Cut(ROWS, false)).size());
      List<Long> half = read(from, new Slice.Cut(800, true));
      assertTrue(rows.containsAll(half) && Math.abs(half.size() - 400) < 50, half::toString);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void ofATableThatCannotBeCutItIsTheFirstRows(String vendor) {
    try (TestDatabase from = Databases.of(vendor, folder)) {
      from.execute("create table t(id integer)");
      fill(from);

      List<Long> rows = read(from, new Slice.Cut(800, false));

      assertTrue(rows.size() >= 400 && rows.size() <= 1_600, () -> rows.size() + " rows");
      assertEquals(rows.size(), rows.stream().distinct().count());
    }
  }

  private static void fill(TestDatabase from) {
    from.execute(
        from.vendor().equals(TestDatabase.MARIADB)
            ? "insert into t select seq from seq_1_to_" + ROWS
            : "insert into t with recursive n(i) as"
                + " (select 1 union all select i + 1 from n where i < "
                + ROWS
                + ") select i from n");
  }

  /** As the runner does it: counts, then takes range after range. */
  private static List<Long> read(TestDatabase from, Slice.Cut cut) {
    Secret secret = new Secret(from.password().toCharArray());
    List<Long> rows = new ArrayList<>();
    try (TargetDatabase database =
            dev.turnstone.jdbc.vendor.Databases.open(
                ConnectionText.parse(from.connString()), secret, true);
        Snapshot snapshot = new SlicedSource(database, table -> cut).snapshot(1)) {
      Table table = database.catalog(false).tables().get(0);
      TableRead read = new TableRead(table, List.of("id"));
      RowSource source = snapshot.readers().get(0);
      long counted = source.count(read);
      ChunkRange range = null;
      Cell cell = new Cell();
      do {
        range = source.next(read, range, 1_000);
        try (RowCursor cursor = source.open(read, range)) {
          while (cursor.next()) {
            cursor.read(0, cell);
            rows.add(cell.number());
          }
        }
      } while (!range.last());
      assertEquals(counted, rows.size());
    }
    return rows;
  }
}
