package dev.turnstone.undo.snapshot;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.TableName;
import dev.turnstone.row.Cell;
import dev.turnstone.row.CellBytes;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.TableRead;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a snapshot's tables, block by block; knows no conditions. */
final class SnapshotRows implements RowSource {
  private final SnapshotFile file;

  SnapshotRows(SnapshotFile file) {
    this.file = file;
  }

  @Override
  public long count(TableRead read) {
    return file.sum(read.table().name()).rows();
  }

  /** A block is a range. */
  @Override
  public ChunkRange next(TableRead read, @Nullable ChunkRange previous, long rows) {
    int number = previous == null ? 0 : previous.number() + 1;
    boolean last = number + 1 >= file.blocks(read.table().name());
    List<String> upTo = last ? List.of() : List.of(Integer.toString(number));
    List<String> after = number == 0 ? List.of() : List.of(Integer.toString(number - 1));
    return new ChunkRange(number, after, upTo);
  }

  @Override
  public RowCursor open(TableRead read, ChunkRange range) {
    if (read.condition().isPresent()) {
      throw new IllegalArgumentException("a snapshot knows no conditions");
    }
    int first = range.after().isEmpty() ? 0 : Integer.parseInt(range.after().get(0)) + 1;
    int behind =
        range.upTo().isEmpty()
            ? file.blocks(read.table().name())
            : Integer.parseInt(range.upTo().get(0)) + 1;
    return new BlockCursor(read, first, behind);
  }

  private final class BlockCursor implements RowCursor {
    private final TableName table;
    private final int[] wanted;
    private final int[] starts;
    private final int behind;
    private int part;
    private int left;
    private final Cell skipped = new Cell();
    private int at;
    private byte[] block = new byte[0];

    BlockCursor(TableRead read, int first, int behind) {
      this.table = read.table().name();
      this.part = first;
      this.behind = behind;
      List<String> stored = columns(table);
      wanted = read.columns().stream().mapToInt(stored::indexOf).toArray();
      starts = new int[stored.size()];
    }

    @Override
    public boolean next() {
      while (left == 0) {
        if (part == behind) {
          return false;
        }
        block = file.block(table, part++);
        left = ByteBuffer.wrap(block).getInt();
        at = Integer.BYTES + left * Long.BYTES;
      }
      left--;
      for (int i = 0; i < starts.length; i++) {
        starts[i] = at;
        at = CellBytes.read(block, at, skipped);
      }
      return true;
    }

    @Override
    public void read(int column, Cell into) {
      int unused = CellBytes.read(block, starts[wanted[column]], into);
    }

    @Override
    public void close() {}
  }

  private List<String> columns(TableName table) {
    return file.head().tables().stream()
        .filter(t -> t.name().equals(table))
        .flatMap(t -> SnapshotDatabase.stored(t).columns().stream())
        .map(Column::name)
        .toList();
  }
}
