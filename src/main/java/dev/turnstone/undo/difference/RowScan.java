package dev.turnstone.undo.difference;

import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.NoWriter;
import dev.turnstone.row.RangeClaims;
import dev.turnstone.row.Readers;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowMemory;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.TableRead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table's rows by ranges and runs the program over them: with all readers of a snapshot to
 * add them up, with one to see them in order.
 */
final class RowScan {
  private static final NoWriter NOTHING = new NoWriter();
  private static final long RANGE_ROWS = 100_000;

  private final DatabaseRows.Reading reading;

  RowScan(DatabaseRows.Reading reading) {
    this.reading = reading;
  }

  /** Told of each row that the program gives; valid during the call only. */
  interface Visitor {
    void row(RowFingerprint fingerprint, RowCursor cursor);
  }

  /** What becomes of rows; those of one thread until they are added to all others. */
  private static final class Count {
    final Buckets buckets = new Buckets();
    long filtered;
    long refused;
    long tooLarge;

    synchronized void add(Count other) {
      buckets.add(other.buckets);
      filtered += other.filtered;
      refused += other.refused;
      tooLarge += other.tooLarge;
    }

    synchronized RowTally tally() {
      return new RowTally(buckets, filtered, refused, tooLarge);
    }
  }

  RowTally tally() {
    Count all = new Count();
    RangeClaims claims = new RangeClaims(RANGE_ROWS);
    List<RowSource> readers = reading.readers();
    if (readers.size() == 1) {
      scan(new Part(readers.get(0), claims), reading.programs().get(), all, adding(all));
    } else {
      claims.all(
          new Readers(readers, "turnstone-compare"),
          reader -> {
            Count own = new Count();
            scan(new Part(reader, claims), reading.programs().get(), own, adding(own));
            all.add(own);
          });
    }
    return all.tally();
  }

  private static Visitor adding(Count count) {
    return (fingerprint, cursor) -> count.buckets.add(fingerprint.id(), fingerprint.hash());
  }

  /** Visits every row in the order of the ranges, on the calling thread. */
  void each(RowProgram program, Visitor visitor) {
    Part whole = new Part(reading.readers().get(0), new RangeClaims(RANGE_ROWS));
    scan(whole, program, new Count(), visitor);
  }

  /** What one thread reads: the ranges it claims. */
  private record Part(RowSource reader, RangeClaims claims) {
    @Nullable ChunkRange next(RowProgram program) {
      return claims.next(reader, program);
    }
  }

  private void scan(Part part, RowProgram program, Count count, Visitor visitor) {
    // rows of one size are left out on both sides, whatever is done with them
    TableRead read = program.reads().within(RowMemory.alone() / reading.readers().size());
    RowFingerprint fingerprint = new RowFingerprint();
    for (ChunkRange range = part.next(program); range != null; range = part.next(program)) {
      reading.goOn().run();
      try (RowCursor cursor = part.reader().open(read, range)) {
        while (cursor.next()) {
          switch (outcome(program, cursor, fingerprint)) {
            case WRITTEN -> visitor.row(fingerprint, cursor);
            case FILTERED -> count.filtered++;
            default -> count(cursor, count);
          }
        }
      }
    }
    program.release();
  }

  private RowProgram.Outcome outcome(
      RowProgram program, RowCursor cursor, RowFingerprint fingerprint) {
    return reading.asTheyAre() && !cursor.complete()
        ? RowProgram.Outcome.REJECTED
        : program.run(cursor, NOTHING, 0, fingerprint);
  }

  private static void count(RowCursor cursor, Count count) {
    if (cursor.complete()) {
      count.refused++;
    } else {
      count.tooLarge++;
    }
  }
}
