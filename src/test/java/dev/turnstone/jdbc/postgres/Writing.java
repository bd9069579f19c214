package dev.turnstone.jdbc.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.Cell;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.Lease;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RowWriter;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.Written;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of writing have in common: a database, a lease, and rows of two columns to send. */
abstract class Writing {
  final Postgres postgres = new Postgres();
  final Map<Long, Problem> refused = new TreeMap<>();
  Lease lease;

  @BeforeEach
  void lease() {
    lease = postgres.lease();
  }

  @AfterEach
  void nothingIsLeftOpen() {
    assertEquals(0, postgres.database.connectionsInUse());
    postgres.close();
  }

  Table table(String name) {
    Catalog catalog = postgres.database.catalog(false);
    return catalog.table(new TableName("public", name)).orElseThrow();
  }

  ChunkMarker marker(int chunk, Written written) {
    return new ChunkMarker("run", lease.token(), "public.t", chunk, written);
  }

  static void row(RowWriter writer, long ordinal, long id, String text) {
    Cell cell = new Cell();
    writer.beginRow(ordinal);
    cell.setNumber(Kind.LONG, id);
    writer.write(0, cell);
    if (text == null) cell.setNull();
    else text(cell, text);
    writer.write(1, cell);
    writer.endRow();
  }

  static void text(Cell cell, String text) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    cell.setSlice(Kind.TEXT, bytes, 0, bytes.length);
  }

  /** Ids and texts as one chunk; the odd one out is told by its ordinal. */
  Written send(WriteMode mode, int chunk, Object... idsAndTexts) {
    try (RowSink sink = postgres.database.openSink(lease)) {
      RowWriter writer = sink.begin(firstTwo(mode));
      for (int i = 0; i < idsAndTexts.length; i += 2) {
        row(writer, i / 2, ((Number) idsAndTexts[i]).longValue(), (String) idsAndTexts[i + 1]);
      }
      Written written = sink.finish(refused::put);
      sink.commit(marker(chunk, written));
      return written;
    }
  }

  TableWrite firstTwo(WriteMode mode) {
    Table table = table("t");
    List<String> key = table.primaryKey().map(Key::columns).orElse(List.of());
    return new TableWrite(table, table.columns().subList(0, 2), key, mode);
  }

  Map<Long, String> messages() {
    Map<Long, String> messages = new TreeMap<>();
    refused.forEach((ordinal, problem) -> messages.put(ordinal, problem.message()));
    return messages;
  }
}
