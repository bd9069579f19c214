package dev.turnstone.run.canary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.ConnectionText;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.row.Cell;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.LookupTables;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TableRead;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Plans;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rows a slice holds, and that it holds none twice. */
class SliceChoiceTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void aChainIsFollowedToItsEndAndNoRowIsInTwoRanges(String vendor) {
    try (TestDatabase from = chain(Databases.of(vendor, folder), 300)) {
      assertEquals(300, rows(from, 1, 1_000).size());
    }
  }

  @Test
  void aSliceThatGrowsBeyondItsRoomIsRefused() {
    try (TestDatabase from = chain(Databases.sqlite(folder), 300)) {
      Refused refused = assertThrows(Refused.class, () -> rows(from, 1, 100));
      assertEquals(Code.CANARY_TOO_LARGE, refused.problems().get(0).code());
    }
  }

  /** Every row refers to the one before it, the first of all to the last. */
  private static TestDatabase chain(TestDatabase database, int rows) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      values.add("('k" + i + "', 'x', 'k" + (i + rows - 1) % rows + "', 'x')");
    }
    String up = "constraint chain_up foreign key(up_a, up_b) references chain(a, b)";
    boolean file = database.vendor().equals(TestDatabase.SQLITE);
    database.execute(
        "create table chain(a varchar(9) not null, b varchar(9) not null, up_a varchar(9),"
            + " up_b varchar(9), primary key(a, b)"
            + (file ? ", " + up : "")
            + ")",
        "insert into chain values " + String.join(", ", values));
    if (!file) {
      database.execute("alter table chain add " + up);
    }
    return database;
  }

  /** The rows of a slice of one table that is moved as it is. */
  private static List<String> rows(TestDatabase from, int wanted, int most) {
    Secret secret = new Secret(from.password().toCharArray());
    try (TargetDatabase database =
        dev.turnstone.jdbc.vendor.Databases.open(
            ConnectionText.parse(from.connString()), secret, true)) {
      Catalog catalog = database.catalog(false);
      Table table =
          catalog.tables().stream()
              .filter(t -> t.name().name().equals("chain"))
              .findFirst()
              .orElseThrow();
      LoadedTable loaded = new LoadedTable(Plans.creating(table, table), table, table);
      Vendor vendor = catalog.product().vendor();
      try (Snapshot snapshot = database.snapshot(1)) {
        RowSource reader = snapshot.readers().get(0);
        SourceReading source =
            new SourceReading(reader, database.dialect(), vendor, LookupTables.NONE, () -> {});
        Slice slice = new SliceChoice(List.of(loaded), source, most).choose(wanted, 50);
        return rows(reader, slice, table);
      }
    }
  }

  private static List<String> rows(RowSource whole, Slice slice, Table table) {
    RowSource sliced = new SlicedSource(whole, slice);
    TableRead read = new TableRead(table, List.of("a"));
    List<String> rows = new ArrayList<>();
    for (ChunkRange range : slice.ranges(table.name())) {
      try (RowCursor cursor = sliced.open(read, range)) {
        Cell cell = new Cell();
        while (cursor.next()) {
          cursor.read(0, cell);
          rows.add(cell.sliceAsText());
        }
      }
    }
    assertEquals(rows.size(), rows.stream().distinct().count());
    assertEquals(rows.size(), sliced.count(read));
    return rows;
  }
}
