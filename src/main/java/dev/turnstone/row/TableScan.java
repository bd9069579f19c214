package dev.turnstone.row;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Reads a target table by ranges: with all readers of a snapshot where the order of rows does not
 * matter, with one for its single rows. Memory does not grow with the table.
 */
public final class TableScan {
  private static final NoWriter NOTHING = new NoWriter();
  private static final long RANGE_ROWS = 100_000;

  /** Told of each row; the fingerprint is valid during the call only. */
  public interface RowVisitor {
    void row(RowFingerprint fingerprint, RowProgram program, RowCursor cursor);
  }

  /** Told by one reader of the rows of one range after the other. */
  public interface RangeVisitor extends RowVisitor {
    /** A range begins; for the same one once more when its rows have to be read again. */
    void begin();

    /** All rows of the range were told. */
    void end();
  }

  /** Rows and the sum of their hashes modulo 2^64. */
  public record Sum(long rows, long digest) {}

  private final Supplier<RowProgram> programs;
  private final List<RowSource> readers;
  private final Object large = new Object();

  /**
   * A scan of one table.
   *
   * @param programs makes what a reader reads rows back with, one for each
   * @param readers of one snapshot, at least one
   */
  public TableScan(Supplier<RowProgram> programs, List<RowSource> readers) {
    this.programs = programs;
    this.readers = List.copyOf(readers);
  }

  /** Reads every row with all readers. */
  public Sum sum() {
    LongAdder rows = new LongAdder();
    LongAdder digest = new LongAdder();
    ranges(() -> new Summing(rows, digest));
    return new Sum(rows.sum(), digest.sum());
  }

  /** One reader's part of a sum. */
  private static final class Summing implements RangeVisitor {
    private final LongAdder allRows;
    private final LongAdder whole;
    private long rows;
    private long digest;

    Summing(LongAdder allRows, LongAdder whole) {
      this.allRows = allRows;
      this.whole = whole;
    }

    @Override
    public void begin() {
      rows = 0;
      digest = 0;
    }

    @Override
    public void row(RowFingerprint fingerprint, RowProgram program, RowCursor cursor) {
      rows++;
      digest += fingerprint.hash();
    }

    @Override
    public void end() {
      allRows.add(rows);
      whole.add(digest);
    }
  }

  /**
   * Visits every row with all readers at once.
   *
   * @param visitors gives each reader a visitor of its own, which its thread alone calls
   */
  public void ranges(Supplier<? extends RangeVisitor> visitors) {
    RangeClaims claims = new RangeClaims(RANGE_ROWS);
    claims.all(
        new Readers(readers, "turnstone-scan"), reader -> visit(reader, claims, visitors.get()));
  }

  private void visit(RowSource reader, RangeClaims claims, RangeVisitor visitor) {
    RowProgram program = programs.get();
    TableRead beside = program.reads().within(RowMemory.shared());
    for (ChunkRange range = claims.next(reader, program);
        range != null;
        range = claims.next(reader, program)) {
      visitor.begin();
      if (!scan(reader, program, new Part(beside, range), visitor)) {
        alone(reader, program, range, visitor);
      }
      visitor.end();
    }
  }

  /** Where a row is too large for all readers to hold one, the range is read again in turn. */
  private void alone(RowSource reader, RowProgram program, ChunkRange range, RangeVisitor visitor) {
    synchronized (large) {
      visitor.begin();
      scan(reader, program, new Part(program.reads(), range), visitor);
      program.release();
    }
  }

  /** Visits every row, on the calling thread. */
  public void each(RowVisitor visitor) {
    RangeClaims claims = new RangeClaims(RANGE_ROWS);
    RowSource reader = readers.get(0);
    RowProgram program = programs.get();
    for (ChunkRange range = claims.next(reader, program);
        range != null;
        range = claims.next(reader, program)) {
      scan(reader, program, new Part(program.reads(), range), visitor);
    }
  }

  private record Part(TableRead read, ChunkRange range) {}

  /** False as soon as there is a row beyond the limit of the part, but not of the program. */
  private static boolean scan(RowSource reader, RowProgram program, Part part, RowVisitor visitor) {
    RowFingerprint fingerprint = new RowFingerprint();
    boolean again = part.read().mostBytes() < program.reads().mostBytes();
    try (RowCursor cursor = reader.open(part.read(), part.range())) {
      for (long ordinal = 0; cursor.next(); ordinal++) {
        if (again && !cursor.complete()) {
          return false;
        }
        program.run(cursor, NOTHING, ordinal, fingerprint);
        visitor.row(fingerprint, program, cursor);
      }
    }
    return true;
  }
}
