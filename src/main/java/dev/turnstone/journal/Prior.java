package dev.turnstone.journal;

import dev.turnstone.journal.Seal.Place;
import dev.turnstone.row.RowCursor;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The rows that a run's upserts found in the target: those they changed as they were before, and
 * the keys of those they left alone. Every row that a run wrote and that is not told of here was
 * added by it. How many there are of each is told by {@link Journal#totals}, as updated and
 * unchanged. Reads one block of about a megabyte at a time. Thread safe.
 */
public final class Prior {
  private final JournalFile file;
  private final Supplier<Seal> seal;

  Prior(JournalFile file, Supplier<Seal> seal) {
    this.file = file;
    this.seal = seal;
  }

  /** Told of each row, by chunk; what it is given is valid during the call only. */
  public interface Visitor {
    /**
     * A row that was changed.
     *
     * @param keys array that holds the key as {@link Fingerprints} has it of the row that was
     *     written: the one it had may be spelled otherwise
     * @param row stands on the row as it was: all columns the table stores, in its order, as {@link
     *     dev.turnstone.row.RowProgram#readStored} reads them
     */
    void changed(byte[] keys, int offset, int length, RowCursor row);

    /** A row that was there and already held what would have been written. */
    void same(byte[] keys, int offset, int length);
  }

  /**
   * Visits the rows of one chunk, in the order in which they were met.
   *
   * @throws dev.turnstone.problem.EngineException.JournalDamaged when a block does not open, or
   *     when they are not as many as the chunk wrote; visitors may have been told of rows before
   * @throws dev.turnstone.problem.EngineException.Refused when the key file is missing or exposed
   */
  public void visit(ChunkRecord chunk, Visitor visitor) {
    Counting counting = new Counting(visitor);
    int number = chunk.range().number();
    Optional<byte[]> block = block(chunk.table(), number, 0);
    for (int part = 0; block.isPresent(); part++) {
      Optional<byte[]> next = block(chunk.table(), number, part + 1);
      Place where = new Place(KeptRows.KIND, chunk.table(), number, part, next.isEmpty());
      visit(Packed.open(seal.get().open(block.get(), where), 0), counting);
      block = next;
    }
    boolean whole =
        counting.changed == chunk.counts().written().updated()
            && counting.same == chunk.counts().written().unchanged();
    if (!whole) {
      String how = "rows that were there are missing from chunk " + number + " of ";
      throw JournalFile.damaged(file.path(), how + chunk.table(), null);
    }
  }

  /**
   * Opens every block of a chunk and counts its rows, so that what comes after can rely on it.
   *
   * @throws dev.turnstone.problem.EngineException as {@link #visit}
   */
  public void check(ChunkRecord chunk) {
    visit(
        chunk,
        new Visitor() {
          @Override
          public void changed(byte[] keys, int offset, int length, RowCursor row) {}

          @Override
          public void same(byte[] keys, int offset, int length) {}
        });
  }

  private Optional<byte[]> block(String table, int chunk, int part) {
    return file.read(c -> BlockRows.PRIOR.block(c, table, chunk, part));
  }

  private static void visit(byte[] rows, Visitor visitor) {
    KeptRow row = new KeptRow();
    ByteBuffer in = ByteBuffer.wrap(rows);
    while (in.hasRemaining()) {
      boolean changed = in.get() == KeptRows.CHANGES;
      int length = in.getInt();
      int key = in.position();
      in.position(key + length);
      if (changed) {
        int columns = in.getInt();
        in.position(row.stand(rows, in.position(), columns));
        visitor.changed(rows, key, length, row);
      } else {
        visitor.same(rows, key, length);
      }
    }
  }

  /** Passes rows on and counts them. */
  private static final class Counting implements Visitor {
    private final Visitor visitor;
    private long changed;
    private long same;

    Counting(Visitor visitor) {
      this.visitor = visitor;
    }

    @Override
    public void changed(byte[] keys, int offset, int length, RowCursor row) {
      changed++;
      visitor.changed(keys, offset, length, row);
    }

    @Override
    public void same(byte[] keys, int offset, int length) {
      same++;
      visitor.same(keys, offset, length);
    }
  }
}
