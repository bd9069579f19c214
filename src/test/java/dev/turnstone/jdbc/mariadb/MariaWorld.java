package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.catalog.TypeText;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.plan.WriteMode;
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
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** One fresh database with our own access to it, and short words for what tests do with rows. */
final class MariaWorld implements AutoCloseable {
  final TestDatabase server = Databases.mariadb();
  final MariaDatabase database = open(false);
  private int copies;

  MariaDatabase open(boolean readOnly) {
    return open(server.user(), server.password(), readOnly);
  }

  MariaDatabase open(String user, String password, boolean readOnly) {
    return MariaDatabase.open(address(user), new Secret(password.toCharArray()), readOnly);
  }

  Address address(String user) {
    return new Address(
        Vendor.MARIADB,
        server.host(),
        server.port(),
        server.database(),
        user,
        Optional.empty(),
        Address.Tls.OFF);
  }

  /**
   * A table as the catalogue would tell of it.
   *
   * @param columns each as {@code name|logical type|native type}, with {@code |null} when nullable
   */
  Table table(String name, List<String> key, String... columns) {
    List<Column> all = new ArrayList<>();
    for (String column : columns) {
      String[] parts = column.split("\\|");
      LogicalType type = TypeText.parse(parts[1]);
      all.add(Column.of(parts[0], type, parts[2], parts.length > 3));
    }
    return new Table(
        new TableName(server.database(), name),
        TableKind.PLAIN,
        all,
        key.isEmpty() ? List.of() : List.of(Key.primary("PRIMARY", key)),
        List.of(),
        List.of(),
        List.of(),
        TableTraits.NONE);
  }

  static TableRead read(Table table) {
    return new TableRead(table, table.columns().stream().map(Column::name).toList());
  }

  static TableWrite write(Table table, WriteMode mode) {
    List<String> key = table.identity().map(Key::columns).orElse(List.of());
    return new TableWrite(table, table.columns(), key, mode);
  }

  /** Every row of the table, each cell as {@code KIND value}. */
  List<List<String>> rows(Table table) {
    try (Snapshot snapshot = database.snapshot(1)) {
      return rows(snapshot.readers().get(0), read(table), ChunkRange.WHOLE);
    }
  }

  static List<List<String>> rows(RowSource source, TableRead read, ChunkRange range) {
    List<List<String>> rows = new ArrayList<>();
    Cell cell = new Cell();
    try (RowCursor cursor = source.open(read, range)) {
      while (cursor.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < read.columns().size(); i++) {
          cursor.read(i, cell);
          row.add(text(cell));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  static String text(Cell cell) {
    String value =
        switch (cell.kind()) {
          case NULL -> "";
          case LONG, DATE, TIME, TIMESTAMP, INSTANT -> String.valueOf(cell.number());
          case DOUBLE -> String.valueOf(cell.asDouble());
          case TEXT, DECIMAL -> cell.sliceAsText();
          case BYTES, UUID, INTERVAL ->
              HexFormat.of().formatHex(cell.bytes(), cell.offset(), cell.offset() + cell.length());
        };
    return (cell.kind() + " " + value).trim();
  }

  Lease lease() {
    return database.ledger().acquire("plan", "run-1", "test", Duration.ofMinutes(5));
  }

  /** What became of one chunk. */
  record Chunk(Written written, TreeMap<Long, String> refused) {}

  /** Gives rows to a chunk and commits it. */
  interface Rows {
    void write(RowSink sink, RowWriter writer, RowSink.RefusedRow refused);
  }

  Chunk chunk(TableWrite write, int number, Rows rows) {
    return chunk(lease(), write, number, rows);
  }

  Chunk chunk(Lease lease, TableWrite write, int number, Rows rows) {
    TreeMap<Long, String> refused = new TreeMap<>();
    RowSink.RefusedRow listener =
        (ordinal, problem) -> refused.put(ordinal, problem.code() + " " + problem.where());
    try (RowSink sink = database.openSink(lease)) {
      rows.write(sink, sink.begin(write), listener);
      Written written = sink.finish(listener);
      sink.commit(
          new ChunkMarker(
              lease.run(), lease.token(), write.table().name().toString(), number, written));
      return new Chunk(written, refused);
    }
  }

  /** Reads a whole table through a cursor straight into another. */
  Chunk copy(Table from, Table to, WriteMode mode) {
    TableRead read = read(from);
    try (Snapshot snapshot = database.snapshot(1);
        RowCursor cursor = snapshot.readers().get(0).open(read, ChunkRange.WHOLE)) {
      return chunk(
          write(to, mode),
          copies++,
          (sink, writer, refused) -> {
            Cell cell = new Cell();
            for (long ordinal = 0; cursor.next(); ordinal++) {
              writer.beginRow(ordinal);
              for (int i = 0; i < read.columns().size(); i++) {
                cursor.read(i, cell);
                writer.write(i, cell);
              }
              writer.endRow();
              if (writer.full()) sink.flush(refused);
            }
          });
    }
  }

  @Override
  public void close() {
    database.close();
    server.close();
  }
}
