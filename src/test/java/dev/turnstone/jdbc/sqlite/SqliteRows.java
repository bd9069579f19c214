package dev.turnstone.jdbc.sqlite;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.jdbc.Address;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Rows in and out of a file as a person would write them down: {@code i5}, {@code r0.5}, {@code
 * ttext}, {@code b00ff}, {@code null}.
 */
final class SqliteRows {
  static final Duration MINUTE = Duration.ofMinutes(1);

  private SqliteRows() {}

  static SqliteDatabase open(Path folder, String... statements) {
    SqliteDatabase database =
        SqliteDatabase.open(Address.sqlite(folder.resolve("stones.db").toString()), false);
    database.execute(List.of(statements));
    return database;
  }

  /** A table whose columns are {@code name TYPE}, the logical type Dynamic. */
  static Table table(String name, String... columns) {
    List<Column> made =
        Arrays.stream(columns)
            .map(c -> c.split(" ", 2))
            .map(c -> column(c[0], new LogicalType.Dynamic(), c.length > 1 ? c[1] : ""))
            .toList();
    return table(name, made);
  }

  static Column column(String name, LogicalType type, String nativeType) {
    return Column.of(name, type, nativeType, true);
  }

  static Table table(String name, List<Column> columns) {
    return new Table(
        new TableName("main", name),
        TableKind.PLAIN,
        columns,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        TableTraits.NONE);
  }

  /** The same table with its rows counted. */
  static Table counted(Table table, long rows) {
    TableTraits traits =
        new TableTraits(
            OptionalLong.of(rows),
            OptionalLong.empty(),
            "",
            false,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Map.of());
    return new Table(
        table.name(),
        table.kind(),
        table.columns(),
        table.keys(),
        table.foreignKeys(),
        table.indexes(),
        table.checks(),
        traits);
  }

  static TableRead read(Table table) {
    return new TableRead(table, table.columns().stream().map(Column::name).toList());
  }

  static List<List<String>> all(SqliteDatabase database, Table table) {
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

  /** Every range of a table in order. */
  static List<ChunkRange> ranges(RowSource source, TableRead read, long size) {
    List<ChunkRange> ranges = new ArrayList<>();
    ChunkRange range = source.next(read, null, size);
    ranges.add(range);
    while (!range.last()) {
      range = source.next(read, range, size);
      ranges.add(range);
    }
    return ranges;
  }

  static String text(Cell cell) {
    return switch (cell.kind()) {
      case NULL -> "null";
      case LONG -> "i" + cell.number();
      case DOUBLE -> "r" + cell.asDouble();
      case TEXT -> "t" + cell.sliceAsText();
      case BYTES ->
          "b"
              + HexFormat.of()
                  .formatHex(cell.bytes(), cell.offset(), cell.offset() + cell.length());
      default -> throw new IllegalStateException(cell.kind().toString());
    };
  }

  static Cell cell(String text) {
    Cell cell = new Cell();
    byte[] rest = text.substring(1).getBytes(StandardCharsets.UTF_8);
    switch (text.charAt(0)) {
      case 'n' -> cell.setNull();
      case 'i' -> cell.setNumber(Cell.Kind.LONG, Long.parseLong(text.substring(1)));
      case 'r' -> cell.setDouble(Double.parseDouble(text.substring(1)));
      case 't' -> cell.setSlice(Cell.Kind.TEXT, rest, 0, rest.length);
      case 'd' -> cell.setSlice(Cell.Kind.DECIMAL, rest, 0, rest.length);
      default -> {
        byte[] bytes = HexFormat.of().parseHex(text.substring(1));
        cell.setSlice(Cell.Kind.BYTES, bytes, 0, bytes.length);
      }
    }
    return cell;
  }

  static TableWrite write(Table table, WriteMode mode, String... key) {
    return new TableWrite(table, table.columns(), List.of(key), mode);
  }

  static Lease lease(SqliteDatabase database) {
    return database.ledger().acquire("plan", "run", "tester", MINUTE);
  }

  /** Puts rows into the sink's present chunk. */
  static void put(RowWriter writer, List<List<String>> rows) {
    long ordinal = 0;
    for (List<String> row : rows) {
      writer.beginRow(ordinal++);
      for (int i = 0; i < row.size(); i++) {
        writer.write(i, cell(row.get(i)));
      }
      writer.endRow();
    }
  }

  /** Writes rows as one chunk; refused rows are noted as {@code ordinal CODE}. */
  static Written chunk(
      RowSink sink, TableWrite write, List<String> refused, List<List<String>> rows) {
    put(sink.begin(write), rows);
    RowSink.RefusedRow note = (ordinal, why) -> refused.add(ordinal + " " + why.code());
    sink.flush(note);
    Written written = sink.finish(note);
    sink.commit(new ChunkMarker("run", 1, write.table().name().toString(), 0, written));
    return written;
  }

  /** Writes rows as the only chunk of a run; none may be refused. */
  static Written store(SqliteDatabase database, TableWrite write, List<List<String>> rows) {
    Lease lease = lease(database);
    try (RowSink sink = database.openSink(lease)) {
      List<String> refused = new ArrayList<>();
      Written written = chunk(sink, write, refused, rows);
      if (!refused.isEmpty()) {
        throw new AssertionError(refused);
      }
      return written;
    } finally {
      database.ledger().release(lease, true);
    }
  }
}
