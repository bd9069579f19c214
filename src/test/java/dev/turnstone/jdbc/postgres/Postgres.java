package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.Address.Tls;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.Cell;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.Lease;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.RowWriter;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TableRead;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.Written;
import dev.turnstone.support.Catalogs;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A fresh PostgreSQL database with the program's own access to it. */
final class Postgres implements AutoCloseable {
  static final Duration LIFE = Duration.ofSeconds(60);

  final TestDatabase server = Databases.postgres();
  final PostgresDatabase database = open(false);

  PostgresDatabase open(boolean readOnly) {
    return PostgresDatabase.open(address(), new Secret(server.password().toCharArray()), readOnly);
  }

  Address address() {
    return new Address(
        Vendor.POSTGRESQL,
        server.host(),
        server.port(),
        server.database(),
        server.user(),
        Optional.empty(),
        Tls.OFF);
  }

  static Table table(String name, String... columns) {
    return Catalogs.table("public", name, columns);
  }

  static Table keyed(Table table, String... key) {
    return new Table(
        table.name(),
        table.kind(),
        table.columns(),
        List.of(Key.primary(table.name().name() + "_pkey", List.of(key))),
        table.foreignKeys(),
        table.indexes(),
        table.checks(),
        table.traits());
  }

  static TableRead read(Table table) {
    return new TableRead(table, names(table));
  }

  static List<String> names(Table table) {
    return table.columns().stream().map(Column::name).toList();
  }

  static TableWrite write(Table table, WriteMode mode) {
    List<String> key = table.primaryKey().map(Key::columns).orElse(List.of());
    return new TableWrite(table, table.columns(), key, mode);
  }

  Lease lease() {
    return database.ledger().acquire("plan", "run", "test", LIFE);
  }

  /** What became of rows that were sent: the counts, and the reasons by ordinal. */
  record Outcome(Written written, Map<Long, Problem> refused) {}

  /** Copies one table into another value by value, as one chunk. */
  Outcome copy(Table from, Table to, WriteMode mode) {
    Lease lease = lease();
    try (Snapshot snapshot = database.snapshot(1);
        RowSink sink = database.openSink(lease)) {
      Outcome outcome =
          copy(snapshot.readers().get(0), read(from), ChunkRange.WHOLE, sink, write(to, mode));
      sink.commit(
          new ChunkMarker("run", lease.token(), to.name().toString(), 0, outcome.written()));
      return outcome;
    } finally {
      database.ledger().release(lease, true);
    }
  }

  static Outcome copy(
      RowSource source, TableRead read, ChunkRange range, RowSink sink, TableWrite write) {
    Map<Long, Problem> refused = new TreeMap<>();
    RowWriter writer = sink.begin(write);
    Cell cell = new Cell();
    try (RowCursor cursor = source.open(read, range)) {
      for (long ordinal = 0; cursor.next(); ordinal++) {
        writer.beginRow(ordinal);
        for (int i = 0; i < read.columns().size(); i++) {
          cursor.read(i, cell);
          writer.write(i, cell);
        }
        writer.endRow();
        if (writer.full()) sink.flush(refused::put);
      }
    }
    return new Outcome(sink.finish(refused::put), refused);
  }

  /** All ranges of a table, each about so many rows long. */
  static List<ChunkRange> ranges(RowSource source, TableRead read, long rows) {
    List<ChunkRange> ranges = new ArrayList<>();
    ChunkRange range = source.next(read, null, rows);
    ranges.add(range);
    while (!range.last()) {
      range = source.next(read, range, rows);
      ranges.add(range);
    }
    return ranges;
  }

  /** The first column of a range's rows as text. */
  static List<String> firsts(RowSource source, TableRead read, ChunkRange range) {
    List<String> found = new ArrayList<>();
    Cell cell = new Cell();
    try (RowCursor cursor = source.open(read, range)) {
      while (cursor.next()) {
        cursor.read(0, cell);
        found.add(shown(cell));
      }
    }
    return found;
  }

  static String shown(Cell cell) {
    return switch (cell.kind()) {
      case NULL -> "NULL";
      case TEXT, DECIMAL -> cell.sliceAsText();
      case DOUBLE -> Double.toString(cell.asDouble());
      case BYTES, UUID, INTERVAL ->
          java.util.HexFormat.of()
              .formatHex(cell.bytes(), cell.offset(), cell.offset() + cell.length());
      default -> Long.toString(cell.number());
    };
  }

  @Override
  public void close() {
    database.close();
    server.close();
  }
}
