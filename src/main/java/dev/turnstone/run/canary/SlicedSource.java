package dev.turnstone.run.canary;

import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.TableRead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reader that sees no other rows than those of a slice. */
final class SlicedSource implements RowSource {
  private final RowSource reader;
  private final Slice slice;

  SlicedSource(RowSource reader, Slice slice) {
    this.reader = reader;
    this.slice = slice;
  }

  @Override
  public long count(TableRead read) {
    return slice.ranges(read.table().name()).stream()
        .mapToLong(range -> SliceRange.count(reader, read, range))
        .sum();
  }

  @Override
  public ChunkRange next(TableRead read, @Nullable ChunkRange previous, long rows) {
    List<ChunkRange> ranges = slice.ranges(read.table().name());
    return ranges.get(previous == null ? 0 : previous.number() + 1);
  }

  @Override
  public RowCursor open(TableRead read, ChunkRange range) {
    return SliceRange.open(reader, read, range);
  }
}
