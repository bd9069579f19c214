package dev.turnstone.undo.snapshot;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.journal.SealKey;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.SourceDatabase;
import dev.turnstone.row.TableScan;
import dev.turnstone.sql.Dialect;
import dev.turnstone.sql.Dialects;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A snapshot's file, read like the database it was taken of. */
public final class SnapshotDatabase implements SourceDatabase {
  private final SnapshotFile file;

  private SnapshotDatabase(SnapshotFile file) {
    this.file = file;
  }

  /**
   * Opens a snapshot after checking all of its file.
   *
   * @param key of the workspace in which it was taken
   * @throws dev.turnstone.problem.EngineException.JournalDamaged when the file is damaged anywhere
   * @throws dev.turnstone.problem.EngineException.Refused when it is no snapshot, or not there
   */
  public static SnapshotDatabase open(Path path, SealKey key) {
    return new SnapshotDatabase(SnapshotFile.open(path, key));
  }

  /** The connection text of the database it was taken of, without secrets. */
  public String connection() {
    return file.head().connection();
  }

  /** When it was taken. */
  public Instant taken() {
    return file.head().moment();
  }

  /** What the rows of a table add up to, known without reading them. */
  public TableScan.Sum sum(TableName table) {
    TableSum sum = file.sum(table);
    return new TableScan.Sum(sum.rows(), sum.digest());
  }

  @Override
  public Dialect dialect() {
    return Dialects.of(file.head().product().vendor());
  }

  /** The tables with the columns that are stored; computed ones are not in a snapshot. */
  @Override
  public Catalog catalog(boolean counted) {
    SnapshotHead head = file.head();
    List<Table> tables =
        head.tables().stream().map(t -> stored(t).counted(file.sum(t.name()).rows())).toList();
    return new Catalog(
        head.product(), head.database(), tables, List.of(), List.of(), List.of(), head.settings());
  }

  static Table stored(Table table) {
    List<Column> columns = table.columns().stream().filter(c -> !c.computed()).toList();
    Set<String> names = columns.stream().map(Column::name).collect(Collectors.toSet());
    List<Key> keys = table.keys().stream().filter(k -> names.containsAll(k.columns())).toList();
    return new Table(
        table.name(),
        table.kind(),
        columns,
        keys,
        table.foreignKeys(),
        table.indexes(),
        table.checks(),
        table.traits());
  }

  @Override
  public Snapshot snapshot(int readers) {
    List<RowSource> all =
        Stream.<RowSource>generate(() -> new SnapshotRows(file)).limit(readers).toList();
    return new Snapshot() {
      @Override
      public List<RowSource> readers() {
        return all;
      }

      @Override
      public void close() {}
    };
  }

  /** A snapshot counts nothing on. */
  @Override
  public Optional<BigInteger> nextNumber(TableName table, String column) {
    return Optional.empty();
  }

  @Override
  public void close() {
    file.close();
  }
}
