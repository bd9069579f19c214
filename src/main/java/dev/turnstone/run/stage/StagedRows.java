package dev.turnstone.run.stage;

import dev.turnstone.catalog.Table;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TableRead;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads new tables by the names of those whose places they will take. Owned by one thread. */
final class StagedRows implements RowSource {
  private final RowSource real;
  private final StagedNames names;

  StagedRows(RowSource real, StagedNames names) {
    this.real = real;
    this.names = names;
  }

  static List<RowSource> all(List<RowSource> real, StagedNames names) {
    return real.stream().<RowSource>map(rows -> new StagedRows(rows, names)).toList();
  }

  @Override
  public long count(TableRead read) {
    return real.count(names.there(read));
  }

  @Override
  public ChunkRange next(TableRead read, @Nullable ChunkRange previous, long rows) {
    return real.next(names.there(read), previous, rows);
  }

  @Override
  public RowCursor open(TableRead read, ChunkRange range) {
    return real.open(names.there(read), range);
  }

  /** A state in which new tables are read by those names. */
  static final class State implements Snapshot {
    private final Snapshot real;
    private final StagedNames names;
    private final List<RowSource> readers;

    State(Snapshot real, StagedNames names) {
      this.real = real;
      this.names = names;
      this.readers = all(real.readers(), names);
    }

    @Override
    public List<RowSource> readers() {
      return readers;
    }

    @Override
    public Optional<String> versions(Table table) {
      return real.versions(names.there(table));
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
