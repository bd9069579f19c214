package dev.turnstone.rehearse;

import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.TableRead;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Hands out the ranges of a table to whoever reads next. Thread safe. */
final class Ranges {
  private static final long ROWS = 50_000;
  private static final long PIECES = 20;

  private final Subject subject;
  private final long piece;
  private final long gap;
  private long wanted;
  private @Nullable ChunkRange last;
  private boolean exhausted;

  /**
   * The ranges of a table.
   *
   * @param rows how many it has
   * @param sample how many are wanted, spread over all of them; empty: every one
   */
  Ranges(Subject subject, long rows, OptionalLong sample) {
    this.subject = subject;
    if (sample.isEmpty() || sample.getAsLong() >= rows) {
      piece = ROWS;
      gap = 0;
      wanted = Long.MAX_VALUE;
    } else {
      wanted = sample.getAsLong();
      long pieces = Math.min(PIECES, wanted);
      piece = (wanted + pieces - 1) / pieces;
      gap = Math.max(0, rows / pieces - piece);
    }
  }

  /** A reader had to give up: nobody gets another range. */
  synchronized void giveUp() {
    exhausted = true;
  }

  /** A range to be read, of which no more than so many rows count. */
  record Claim(ChunkRange range, long most) {}

  /** The next range; null when there is none left, or enough rows were handed out. */
  synchronized @Nullable Claim next(RowSource reader, TableRead read) {
    if (exhausted || wanted <= 0) {
      return null;
    }
    if (last != null && gap > 0) {
      last = reader.next(read, last, gap);
      if (last.last()) {
        exhausted = true;
        return null;
      }
    }
    ChunkRange next = reader.next(read, last, piece);
    last = next;
    exhausted = next.last();
    subject.add(next);
    long most = wanted == Long.MAX_VALUE ? Long.MAX_VALUE : Math.min(wanted, piece);
    wanted -= wanted == Long.MAX_VALUE ? 0 : most;
    return new Claim(next, most);
  }
}
