package dev.turnstone.jdbc.mariadb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Table;
import dev.turnstone.jdbc.mariadb.MariaWorld.Chunk;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.Lease;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RowWriter;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.Written;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class MariaSinkTest {
  private MariaWorld world;

  @BeforeEach
  void open() {
    world = new MariaWorld();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void anAbandonedRowLeavesNothingInTheBuffer() {
    Table table = Cells.things(world);

    Chunk chunk =
        world.chunk(
            MariaWorld.write(table, WriteMode.INTO_EMPTY),
            0,
            (sink, writer, refused) -> {
              Cells.row(writer, 0, 1, "one");
              writer.beginRow(1);
              writer.write(0, Cells.cell(2));
              writer.write(1, Cells.cell("half"));
              writer.abandonRow();
              Cells.row(writer, 2, 3, "three");
            });

    assertEquals(2, chunk.written().rows());
    assertEquals(
        List.of(List.of("1", "one"), List.of("3", "three")),
        world.server.query("select * from things order by id"));
  }

  @Test
  void aRolledBackChunkLeavesNothingAndTheSinkGoesOn() {
    Table table = Cells.things(world);
    Lease lease = world.lease();
    try (RowSink sink = world.database.openSink(lease)) {
      TableWrite write = MariaWorld.write(table, WriteMode.INTO_EMPTY);
      Cells.row(sink.begin(write), 0, 1, "one");
      sink.flush((ordinal, reason) -> {});
      sink.rollback();
      Cells.row(sink.begin(write), 0, 2, "two");
      Written written = sink.finish((ordinal, reason) -> {});
      sink.commit(new ChunkMarker("run-1", lease.token(), "things", 0, written));

      assertEquals(new Written(1, 0, 0), written);
    }

    assertEquals(List.of(List.of("2", "two")), world.server.query("select * from things"));
    assertTrue(world.database.ledger().marked("run-1", "things", 0));
  }

  @Test
  void anOldTokenWritesNothing() {
    Table table = Cells.things(world);
    Lease old = world.lease();
    Lease newer = world.database.ledger().acquire("plan", "run-1", "other", Duration.ofMinutes(5));
    assertTrue(newer.token() > old.token());

    EngineException.LeaseLost lost =
        assertThrows(
            EngineException.LeaseLost.class,
            () ->
                world.chunk(
                    old,
                    MariaWorld.write(table, WriteMode.INTO_EMPTY),
                    0,
                    (sink, writer, refused) -> Cells.row(writer, 0, 1, "one")));

    assertEquals(Code.LEASE_TAKEN, lost.problems().get(0).code());
    assertEquals(List.of(), world.server.query("select * from things"));
    assertEquals(List.of(), world.database.ledger().markers("run-1"));
  }

  @Test
  void withoutLocalInfileRowsComeAsInsertsWithTheSameResult() {
    world.server.execute("set global local_infile = 0");
    try (MariaDatabase other = world.open(false)) {
      Table table = Cells.things(world);
      TreeMap<Long, Code> refused = new TreeMap<>();
      Lease lease = world.lease();
      try (RowSink sink = other.openSink(lease)) {
        RowWriter writer = sink.begin(MariaWorld.write(table, WriteMode.INSERT));
        for (int i = 0; i < 1_000; i++) {
          Cells.row(writer, i, i == 500 ? 0 : i, i == 700 ? "x".repeat(60) : "a\tb\\N\n");
        }
        Written written = sink.finish((ordinal, why) -> refused.put(ordinal, why.code()));
        sink.commit(new ChunkMarker("run-1", lease.token(), "things", 0, written));

        assertEquals(new Written(998, 0, 0), written);
      }
      assertEquals(Map.of(500L, Code.DUPLICATE_KEY, 700L, Code.TOO_LONG), refused);
      assertEquals(
          List.of(List.of("998", "a\tb\\N\n")),
          world.server.query("select count(*), name from things group by name"));
    } finally {
      world.server.execute("set global local_infile = 1");
    }
  }
}
