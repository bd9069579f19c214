package dev.turnstone.journal;

import dev.turnstone.journal.Seal.Place;
import dev.turnstone.row.Cell;
import dev.turnstone.row.CellBytes;
import dev.turnstone.row.LargeRowFound;
import dev.turnstone.row.NoWriter;
import dev.turnstone.row.PriorRows;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowMemory;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.codec.ByteBuilder;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows that one chunk of an upsert found in the target, until it is prepared: those it changes
 * with all their values, the keys of those it leaves as they are. They are packed into blocks of
 * about a megabyte, encrypted, all but the last of which wait in a file: however many rows there
 * are, they take little memory. Owned by one thread.
 */
public final class KeptRows implements PriorRows, AutoCloseable {
  static final String KIND = "prior";
  static final int STAYS = 0;
  static final int CHANGES = 1;
  private static final int FULL = 1 << 20;
  private static final int ROOMY = 4 * FULL;

  private final Supplier<Seal> seal;
  private final Spool blocks;
  private final ByteBuilder sure = new ByteBuilder(512);
  private final ByteBuilder open = new ByteBuilder(512);
  private final RowFingerprint fingerprint = new RowFingerprint();
  private final Cell cell = new Cell();
  private Chunk chunk = new Chunk("", 0, null, 0, RowMemory.alone());
  private Spool.@Nullable Mark undo;
  private long changed;
  private long stayed;
  private long openChanged;
  private long openStayed;

  KeptRows(Supplier<Seal> seal, Spool blocks) {
    this.seal = seal;
    this.blocks = blocks;
  }

  /**
   * Whose rows are told of.
   *
   * @param table target table as {@code schema.name}
   * @param keys reads the keys of the target's table back; null where none are told of
   * @param stored how many columns the table stores
   * @param mostBytes a row that takes more is not kept beside those of other workers
   */
  public record Chunk(
      String table, int number, @Nullable RowProgram keys, int stored, long mostBytes) {}

  /** Forgets all rows, for the next try or the next chunk. */
  public void begin(Chunk next) {
    chunk = next;
    blocks.clear();
    sure.shrink(ROOMY);
    open.shrink(ROOMY);
    undo = null;
    changed = 0;
    stayed = 0;
    openChanged = 0;
    openStayed = 0;
    cell.release();
  }

  /** Rows that were changed. */
  public long changed() {
    return changed;
  }

  /** Rows that were there and are left as they were. */
  public long stayed() {
    return stayed;
  }

  @Override
  public long mostBytes() {
    return chunk.mostBytes();
  }

  @Override
  public void changes(RowCursor row) {
    if (!row.complete() && mostBytes() < RowMemory.alone()) {
      throw new LargeRowFound();
    }
    open.putByte(CHANGES);
    key(new Behind(row, chunk.stored()));
    open.putInt(chunk.stored());
    for (int i = 0; i < chunk.stored(); i++) {
      row.read(i, cell); // says so when it is too large even for one alone
      CellBytes.append(cell, open);
    }
    openChanged++;
    setDownOpen();
  }

  @Override
  public void stays(RowCursor key) {
    open.putByte(STAYS);
    key(key);
    openStayed++;
    setDownOpen();
  }

  private void key(RowCursor key) {
    RowProgram keys = chunk.keys();
    if (keys == null) {
      throw new IllegalStateException("no rows were expected of " + chunk.table());
    }
    RowProgram.Outcome unused = keys.run(key, new NoWriter(), 0, fingerprint);
    open.putInt(fingerprint.keyLength());
    open.put(fingerprint.key(), 0, fingerprint.keyLength());
  }

  @Override
  public void kept() {
    sure.put(open.array(), 0, open.length());
    changed += openChanged;
    stayed += openStayed;
    forgetOpen();
    undo = null;
    if (sure.length() >= FULL) {
      setDown(sure);
    }
  }

  @Override
  public void undone() {
    Spool.Mark mark = undo;
    if (mark != null) {
      blocks.backTo(mark);
      undo = null;
    }
    forgetOpen();
  }

  private void forgetOpen() {
    open.shrink(ROOMY);
    openChanged = 0;
    openStayed = 0;
  }

  /** What may still be undone is put behind all that is certain. */
  private void setDownOpen() {
    if (open.length() < FULL) {
      return;
    }
    if (undo == null) {
      if (sure.length() > 0) {
        setDown(sure);
      }
      undo = blocks.mark();
    }
    setDown(open);
  }

  private void setDown(ByteBuilder rows) {
    byte[] sealed = sealed(rows, false);
    rows.shrink(ROOMY);
    blocks.add(out -> Spool.bytes(out, sealed));
  }

  private byte[] sealed(ByteBuilder rows, boolean last) {
    int part = Math.toIntExact(blocks.records());
    Place where = new Place(KIND, chunk.table(), chunk.number(), part, last);
    return seal.get().seal(Packed.of(rows.array(), rows.length()), where);
  }

  /** The rows as blocks in their order, each but the last read when it is asked for. */
  Iterable<byte[]> blocks() {
    if (openChanged + openStayed > 0 || undo != null) {
      throw new IllegalStateException("it is not settled whether rows were written");
    }
    byte[] tail = changed + stayed == 0 ? new byte[0] : sealed(sure, true);
    return () -> new Blocks(tail);
  }

  private final class Blocks implements Iterator<byte[]> {
    private final DataInputStream in = blocks.read();
    private long left = blocks.records();
    private byte[] tail;

    Blocks(byte[] tail) {
      this.tail = tail;
    }

    @Override
    public boolean hasNext() {
      return left > 0 || tail.length > 0;
    }

    @Override
    public byte[] next() {
      if (left > 0) {
        left--;
        try {
          return Spool.bytes(in);
        } catch (IOException e) {
          throw Spool.full(e);
        }
      }
      if (tail.length == 0) {
        throw new NoSuchElementException();
      }
      byte[] block = tail;
      tail = new byte[0];
      return block;
    }
  }

  /** The columns behind so many others of a row. */
  private record Behind(RowCursor row, int columns) implements RowCursor {
    @Override
    public boolean next() {
      return false;
    }

    @Override
    public void read(int column, Cell into) {
      row.read(columns + column, into);
    }

    @Override
    public void close() {}
  }

  @Override
  public void close() {
    blocks.close();
  }
}
