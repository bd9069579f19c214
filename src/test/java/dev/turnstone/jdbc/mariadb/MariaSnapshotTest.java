package dev.turnstone.jdbc.mariadb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Table;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TableRead;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MariaSnapshotTest {
  private MariaWorld world;
  private Table table;

  @BeforeEach
  void open() {
    world = new MariaWorld();
    world.server.execute(
        "create table moving (id int primary key, v int not null)",
        "insert into moving select seq, 10 from seq_1_to_1000");
    table = world.table("moving", List.of("id"), "id|int32|int", "v|int32|int");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  @Timeout(60)
  void allReadersSeeOneStateWhileSomebodyWrites() throws InterruptedException {
    AtomicBoolean stop = new AtomicBoolean();
    Thread writer =
        new Thread(
            () -> {
              for (int i = 0; !stop.get(); i++) {
                world.server.execute(
                    "update moving set v = v + 1 where id = " + (i % 500 + 1),
                    "insert into moving values (" + (2000 + i) + ", 1)");
              }
            });
    writer.start();
    try {
      for (int round = 0; round < 8; round++) {
        try (Snapshot snapshot = world.database.snapshot(3)) {
          assertEquals(3, snapshot.readers().size());
          List<List<String>> first = rows(snapshot.readers().get(0));
          Thread.sleep(30);
          assertEquals(first, rows(snapshot.readers().get(1)));
          assertEquals(first, rows(snapshot.readers().get(2)));
        }
      }
    } finally {
      stop.set(true);
      writer.join();
    }
  }

  @Test
  void withoutTheRightToLockThereIsOneReader() {
    String user = "reader_" + world.server.database();
    world.server.execute(
        "create user " + user + "@'127.0.0.1' identified by 'pw'",
        "grant select on " + world.server.database() + ".* to " + user + "@'127.0.0.1'");
    try (MariaDatabase source = world.open(user, "pw", true);
        Snapshot snapshot = source.snapshot(4)) {
      assertEquals(1, snapshot.readers().size());
      assertEquals(1000, rows(snapshot.readers().get(0)).size());
    } finally {
      world.server.execute("drop user " + user + "@'127.0.0.1'");
    }
  }

  @Test
  void aSourceCannotWrite() {
    try (MariaDatabase source = world.open(true)) {
      EngineException.ServerRefused refused =
          assertThrows(
              EngineException.ServerRefused.class,
              () -> source.execute(List.of("delete from moving")));
      assertEquals(Code.READ_ONLY_TARGET, refused.problems().get(0).code());
    }
    assertEquals(List.of(List.of("1000")), world.server.query("select count(*) from moving"));
  }

  @Test
  void aKilledConnectionIsAnErrorAndNotAnEnd() {
    world.server.execute(
        "create table wide (id int primary key, v varchar(2000))",
        "insert into wide select seq, repeat('x', 2000) from seq_1_to_20000");
    Table wide =
        world.table("wide", List.of("id"), "id|int32|int", "v|text(2000)|varchar(2000)|null");
    try (Snapshot snapshot = world.database.snapshot(1);
        RowCursor cursor =
            snapshot.readers().get(0).open(MariaWorld.read(wide), ChunkRange.WHOLE)) {
      assertTrue(cursor.next());
      String session =
          world
              .server
              .query(
                  "select id from information_schema.processlist where info like"
                      + " 'SELECT `id`, `v` FROM%' and db = '"
                      + world.server.database()
                      + "'")
              .get(0)
              .get(0);
      world.server.execute("kill connection " + session);

      assertThrows(
          EngineException.ConnectionLost.class,
          () -> {
            while (cursor.next()) {
              // reads on until the break shows
            }
          });
      assertThrows(EngineException.ConnectionLost.class, cursor::next);
    }
  }

  @Test
  @Timeout(30)
  void aCursorClosedEarlyStopsTheServerAndKeepsTheSnapshot() {
    world.server.execute("create table long_one (v varchar(200))");
    world.server.execute("insert into long_one select repeat('x', 200) from seq_1_to_300000");
    Table longOne = world.table("long_one", List.of(), "v|text(200)|varchar(200)|null");
    try (Snapshot snapshot = world.database.snapshot(1)) {
      RowSource reader = snapshot.readers().get(0);
      for (int i = 0; i < 20; i++) {
        try (RowCursor cursor = reader.open(MariaWorld.read(longOne), ChunkRange.WHOLE)) {
          assertTrue(cursor.next());
        }
      }
      world.server.execute("delete from moving");

      assertEquals(1000, reader.count(MariaWorld.read(table)));
      assertEquals(300_000, reader.count(MariaWorld.read(longOne)));
    }
  }

  @Test
  void wrongAddressesAreToldApart() {
    EngineException login =
        assertThrows(
            EngineException.Refused.class,
            () -> world.open(world.server.user(), "no such password", true));
    assertEquals(Code.LOGIN_REFUSED, login.problems().get(0).code());
    assertFalse(login.getMessage().contains("no such password"));
    assertFalse(String.valueOf(login.getCause()).contains("no such password"));
  }

  private List<List<String>> rows(RowSource reader) {
    TableRead read = MariaWorld.read(table);
    return MariaWorld.rows(reader, read, ChunkRange.WHOLE);
  }
}
