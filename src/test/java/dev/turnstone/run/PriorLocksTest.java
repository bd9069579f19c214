package dev.turnstone.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.jdbc.ConnectionText;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.jdbc.vendor.Databases;
import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.Prior;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.EngineException.TryAgain;
import dev.turnstone.row.Cell;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.Lease;
import dev.turnstone.row.PriorRows;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowMemory;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RowWriter;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.support.Cells;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Plans;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other sessions and large rows do to the rows that an upsert keeps. */
class PriorLocksTest {
  private static final String TABLE = "create table item(id integer primary key, name varchar(20))";

  @TempDir Path folder;

  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {"postgresql", "mariadb"})
  void nobodyChangesARowOnceItWasRead(String vendor) {
    String patience =
        vendor.equals("mariadb")
            ? "set innodb_lock_wait_timeout = 1"
            : "set lock_timeout = '200ms'";
    try (TestDatabase to = support(vendor)) {
      to.execute(TABLE, "insert into item values (1, 'old')");
      List<String> told = new ArrayList<>();
      upsert(
          to,
          new Telling() {
            @Override
            public void changes(RowCursor row) {
              String update = "update item set name = 'between' where id = 1";
              assertThrows(IllegalStateException.class, () -> to.execute(patience, update));
              told.add(name(row));
            }
          });
      assertEquals(List.of("old"), told);
      assertEquals("new", to.query("select name from item where id = 1").get(0).get(0));
    }
  }

  @Test
  void aRowThatComesInBetweenIsNotChangedUnread() {
    try (TestDatabase to = support("postgresql")) {
      to.execute(TABLE, "insert into item values (1, 'old')");
      assertThrows(
          TryAgain.class,
          () ->
              upsert(
                  to,
                  new Telling() {
                    @Override
                    public void changes(RowCursor row) {
                      to.execute("insert into item values (2, 'between')");
                    }
                  }));
      assertEquals(
          List.of(List.of("old"), List.of("between")),
          to.query("select name from item order by id"));
    }
  }

  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void aRowTooLargeForAllWorkersIsKeptByOneAlone(String vendor) {
    long size = RowMemory.shared() + 1000;
    try (TestDatabase from = support("sqlite");
        TestDatabase to = dev.turnstone.support.Databases.of(vendor, folder)) {
      from.execute(
          "create table item(id integer not null primary key, name text)",
          "insert into item values (1, 'new'), (2, 'new')");
      String type = vendor.equals("mariadb") ? "longtext" : "text";
      String large =
          vendor.equals("sqlite")
              ? "replace(hex(zeroblob(" + size / 2 + ")), '0', 'x')"
              : "repeat('x', " + size / 2 * 2 + ")";
      to.execute(
          "create table item(id integer primary key, name " + type + ", more " + type + ")",
          "insert into item values (1, 'old', 'little'), (2, 'old', " + large + ")");
      var plan =
          Plans.changed(new Journey(from, to, folder).plan(), t -> Plans.with(t, WriteMode.UPSERT));
      try (Rig rig = new Rig(plan, from, to, folder)) {
        rig.run();
        assertEquals(List.of("little", "x".repeat((int) size / 2 * 2)), kept(rig));
      }
    }
  }

  private static List<String> kept(Rig rig) {
    List<String> more = new ArrayList<>();
    Cell cell = new Cell();
    Prior.Visitor visitor =
        new Prior.Visitor() {
          @Override
          public void changed(byte[] keys, int offset, int length, RowCursor row) {
            row.read(2, cell);
            more.add(cell.sliceAsText());
          }

          @Override
          public void same(byte[] keys, int offset, int length) {}
        };
    TableName name = item(rig.target()).name();
    for (ChunkRecord chunk : rig.journal().chunks(name.toString())) {
      rig.journal().prior().visit(chunk, visitor);
    }
    return more;
  }

  private TestDatabase support(String vendor) {
    return dev.turnstone.support.Databases.of(vendor, folder);
  }

  /** Brings rows 1 and 2 in, both called new, in one chunk. */
  private static void upsert(TestDatabase to, PriorRows prior) {
    Secret secret = new Secret(to.password().toCharArray());
    try (TargetDatabase target =
        Databases.open(ConnectionText.parse(to.connString()), secret, false)) {
      Lease lease = target.ledger().acquire("h", "r", "test", Duration.ofSeconds(30));
      Table table = item(target);
      TableWrite write = new TableWrite(table, table.columns(), List.of("id"), WriteMode.UPSERT);
      try (RowSink sink = target.openSink(lease)) {
        RowWriter writer = sink.begin(write, prior);
        for (int id = 1; id <= 2; id++) {
          writer.beginRow(id);
          writer.write(0, Cells.whole(id));
          writer.write(1, Cells.text("new"));
          writer.endRow();
        }
        var written = sink.finish((ordinal, reason) -> {});
        assertEquals(2, written.rows());
        sink.commit(new ChunkMarker("r", lease.token(), table.name().toString(), 0, written));
      }
    }
  }

  private static Table item(TargetDatabase database) {
    return database.catalog(false).tables().stream()
        .filter(t -> t.name().name().equals("item"))
        .findFirst()
        .orElseThrow();
  }

  private static String name(RowCursor row) {
    Cell cell = new Cell();
    row.read(1, cell);
    return cell.sliceAsText();
  }

  private abstract static class Telling implements PriorRows {
    @Override
    public long mostBytes() {
      return RowMemory.alone();
    }

    @Override
    public void stays(RowCursor key) {}

    @Override
    public void kept() {}

    @Override
    public void undone() {}
  }
}
