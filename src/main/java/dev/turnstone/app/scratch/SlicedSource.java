package dev.turnstone.app.scratch;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.TableName;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.SourceDatabase;
import dev.turnstone.row.TableRead;
import dev.turnstone.sql.Dialect;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A database of whose tables a slice is read as if it were all. What of a table is counted first is
 * cut; tables that are only looked into are read whole.
 */
final class SlicedSource implements SourceDatabase {
  private final SourceDatabase database;
  private final Function<TableName, Slice.Cut> cuts;

  /**
   * A view of a database, which the caller closes.
   *
   * @param cuts how each table is cut
   */
  SlicedSource(SourceDatabase database, Function<TableName, Slice.Cut> cuts) {
    this.database = database;
    this.cuts = cuts;
  }

  @Override
  public Dialect dialect() {
    return database.dialect();
  }

  @Override
  public Catalog catalog(boolean counted) {
    return database.catalog(counted);
  }

  @Override
  public Snapshot snapshot(int readers) {
    Snapshot whole = database.snapshot(readers);
    Map<Part, Slice> slices = new ConcurrentHashMap<>();
    List<RowSource> sliced =
        whole.readers().stream().<RowSource>map(r -> new Reader(r, slices)).toList();
    return new Snapshot() {
      @Override
      public List<RowSource> readers() {
        return sliced;
      }

      @Override
      public void close() {
        whole.close();
      }
    };
  }

  @Override
  public Optional<BigInteger> nextNumber(TableName table, String column) {
    return database.nextNumber(table, column);
  }

  @Override
  public void close() {
    // whoever opened the database closes it
  }

  /** What is cut: a table may also be looked into, by other columns. */
  private record Part(TableName table, List<String> columns) {
    static Part of(TableRead read) {
      return new Part(read.table().name(), read.columns());
    }
  }

  /** One reader; the slices are those of its snapshot. */
  private final class Reader implements RowSource {
    private final RowSource rows;
    private final Map<Part, Slice> slices;

    Reader(RowSource rows, Map<Part, Slice> slices) {
      this.rows = rows;
      this.slices = slices;
    }

    @Override
    public long count(TableRead read) {
      return slices
          .computeIfAbsent(Part.of(read), part -> Slice.of(rows, read, cuts.apply(part.table())))
          .rows();
    }

    @Override
    public ChunkRange next(TableRead read, @Nullable ChunkRange previous, long length) {
      Slice slice = slices.get(Part.of(read));
      return slice == null || slice.whole()
          ? rows.next(read, previous, length)
          : slice.next(previous);
    }

    @Override
    public RowCursor open(TableRead read, ChunkRange range) {
      Slice slice = slices.get(Part.of(read));
      return slice == null || slice.whole()
          ? rows.open(read, range)
          : slice.open(rows, read, range);
    }
  }
}
