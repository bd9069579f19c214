package dev.turnstone.verify;

import dev.turnstone.row.HashBag;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowPart;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.TableScan;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * One reader's part of taking the rows of a table out of the bag of those that are wanted. A range
 * is taken when it was read whole, because it may have to be read again.
 */
final class TakingRows implements TableScan.RangeVisitor {
  /** Of a table without a key, whose only range may hold any number of rows, not all are kept. */
  private static final int MOST_KEPT = 1 << 18;

  private final Wanted wanted;
  private long[] ids = new long[1024];
  private long[] hashes = new long[1024];
  private int kept;
  private long rows;

  TakingRows(Wanted wanted) {
    this.wanted = wanted;
  }

  /**
   * What all readers look for.
   *
   * @param bag used by one thread at a time
   * @param rows counts all that were read
   * @param otherwise becomes true when a row is not as wanted, or a range holds too many to tell
   */
  record Wanted(HashBag bag, RowPart part, LongAdder rows, AtomicBoolean otherwise) {}

  @Override
  public void begin() {
    kept = 0;
    rows = 0;
  }

  @Override
  public void row(RowFingerprint fingerprint, RowProgram program, RowCursor cursor) {
    rows++;
    long id = fingerprint.id();
    if (!wanted.part().holds(id)) {
      return;
    }
    if (kept == MOST_KEPT) {
      wanted.otherwise().set(true);
      return;
    }
    if (kept == ids.length) {
      ids = Arrays.copyOf(ids, kept * 2);
      hashes = Arrays.copyOf(hashes, kept * 2);
    }
    ids[kept] = id;
    hashes[kept++] = fingerprint.hash();
  }

  @Override
  public void end() {
    wanted.rows().add(rows);
    synchronized (wanted.bag()) {
      for (int i = 0; i < kept; i++) {
        if (wanted.bag().take(ids[i], hashes[i]) == HashBag.Found.OTHER) {
          wanted.otherwise().set(true);
        }
      }
    }
  }
}
