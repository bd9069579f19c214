package dev.turnstone.run;

import dev.turnstone.journal.Spool;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.RowSink.RefusedRow;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PrimitiveIterator;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a chunk that the target refused, with its reasons, in the order of the rows. Each
 * flush tells of rows behind those of the flush before, so that only one flush has to be sorted in
 * memory. Owned by one thread.
 */
final class RefusedRows implements RefusedRow, AutoCloseable {
  private static final int MOST_REASONS = 1000;
  private final Spool spool;
  private final List<Row> fresh = new ArrayList<>();
  private final Map<Problem, Reason> reasons = new HashMap<>();
  private long last = -1;

  RefusedRows(Spool spool) {
    this.spool = spool;
  }

  /**
   * Why a row was refused.
   *
   * @param message one sentence without the row's values
   */
  record Reason(Optional<String> column, Code code, String message) {
    private static Reason of(Problem problem) {
      return new Reason(problem.where().column(), problem.code(), problem.message());
    }
  }

  /** A row by its position in the chunk. */
  record Row(long ordinal, Reason why) {}

  @Override
  public void refused(long ordinal, Problem reason) {
    if (reasons.size() > MOST_REASONS) {
      reasons.clear();
    }
    fresh.add(new Row(ordinal, reasons.computeIfAbsent(reason, Reason::of)));
  }

  /** One flush is over. */
  void flushed() {
    fresh.sort(Comparator.comparingLong(Row::ordinal));
    for (Row row : fresh) {
      if (row.ordinal() <= last) {
        throw new IllegalStateException("row " + row.ordinal() + " was refused out of turn");
      }
      last = row.ordinal();
      spool.add(
          out -> {
            out.writeLong(row.ordinal());
            Spool.text(out, row.why().column().orElse(""));
            Spool.text(out, row.why().code().name());
            Spool.text(out, row.why().message());
          });
    }
    fresh.clear();
  }

  /** The positions of all rows that were flushed, ascending. */
  PrimitiveIterator.OfLong ordinals() {
    Reader rows = read();
    return new PrimitiveIterator.OfLong() {
      private @Nullable Row next = rows.next();

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public long nextLong() {
        Row row = next;
        if (row == null) {
          throw new NoSuchElementException();
        }
        next = rows.next();
        return row.ordinal();
      }
    };
  }

  /** True when no row was flushed. */
  boolean isEmpty() {
    return spool.records() == 0;
  }

  /** Gives the rows one after the other, null after the last. */
  Reader read() {
    return new Reader(spool.read(), spool.records());
  }

  /** Stands between two refused rows. */
  static final class Reader {
    private final DataInputStream in;
    private long left;

    private Reader(DataInputStream in, long records) {
      this.in = in;
      this.left = records;
    }

    @Nullable Row next() {
      if (left == 0) {
        return null;
      }
      left--;
      try {
        long ordinal = in.readLong();
        Optional<String> column = Optional.of(Spool.text(in)).filter(t -> !t.isEmpty());
        return new Row(ordinal, new Reason(column, Code.valueOf(Spool.text(in)), Spool.text(in)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Forgets all rows. */
  void clear() {
    spool.clear();
    fresh.clear();
    reasons.clear();
    last = -1;
  }

  @Override
  public void close() {
    spool.close();
  }
}
