package dev.turnstone.row;

import dev.turnstone.catalog.Column;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.sql.ExactValue;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One table's plan, looked up once and then carried out row by row: reads the source's values,
 * converts them exactly or refuses them, writes them and takes their fingerprint. Owned by one
 * thread; every worker compiles its own.
 */
public final class RowProgram {
  /** What became of a row. */
  public enum Outcome {
    WRITTEN,
    /** The plan's filter is not true for it. */
    FILTERED,
    /** A value was refused: {@link RowProgram#rejection} says why. */
    REJECTED,
    /** A value was refused and the plan wants the run to stop there. */
    STOP
  }

  private static final Refusal NOT_NULLABLE = new Refusal(Code.NOT_NULLABLE, "");

  private final RowSteps steps;
  private final boolean readsAll;
  private final @Nullable Probe probe;
  private final Cell cell = new Cell();
  private @Nullable Rejection rejection;

  private RowProgram(RowSteps steps, boolean readsAll, @Nullable Probe probe) {
    this.steps = steps;
    this.readsAll = readsAll;
    this.probe = probe;
  }

  /**
   * Compiles the plan for one thread.
   *
   * @throws dev.turnstone.problem.EngineException.Refused when the plan names a column that is not
   *     there, or a rule cannot work
   */
  public static RowProgram compile(TablePlan plan, Side source, Side target, LookupTables lookups) {
    return new RowProgram(new StepCompiler(plan, source, target, lookups).compile(), false, null);
  }

  /** The same, which also tells in {@link #changed} what decisions of the plan make of values. */
  public static RowProgram rehearsing(
      TablePlan plan, Side source, Side target, LookupTables lookups) {
    StepCompiler compiler = new StepCompiler(plan, source, target, lookups);
    return new RowProgram(compiler.compile(), false, new Probe(compiler.exact()));
  }

  /**
   * Reads back what {@link #compile} wrote: the target's own columns as canonical cells, so that
   * equal values give equal fingerprints. A value the target should never hold makes a fingerprint
   * of its own; no row is rejected. A row that is too large for this process ends in {@link
   * EngineException.Stopped}.
   */
  public static RowProgram readBack(TablePlan plan, Side target) {
    return new RowProgram(StepCompiler.readBack(plan, target), true, null);
  }

  /**
   * As {@link #readBack}, of all that a table stores, whatever a plan writes of it: {@link #reads}
   * are its columns in table order but those that the database computes, and the key is its
   * identity.
   */
  public static RowProgram readStored(Side target) {
    return new RowProgram(StepCompiler.readStored(target), true, null);
  }

  /** As {@link #readStored}, of the table's identity alone. */
  public static RowProgram readKey(Side target) {
    return new RowProgram(StepCompiler.readKey(target), true, null);
  }

  /** The source columns that are used and those of the source's key, in table order. */
  public TableRead reads() {
    return steps.reads();
  }

  /**
   * The written target columns in the plan's order; the key is the target's identity when all its
   * columns are written, else empty.
   */
  public TableWrite writes() {
    return steps.writes();
  }

  /**
   * Carries the plan out on the row the cursor stands on. Unless it is WRITTEN, nothing of the row
   * stays in the writer and the fingerprint means nothing.
   *
   * @param ordinal the row's position in its chunk
   * @param fingerprint takes the written row's key and hash
   */
  public Outcome run(RowCursor cursor, RowWriter writer, long ordinal, RowFingerprint fingerprint) {
    if (!cursor.complete()) return incomplete(cursor);
    RowFilter filter = steps.filter();
    if (filter != null) {
      Outcome filtered = filter(filter, cursor);
      if (filtered != Outcome.WRITTEN) return filtered;
    }
    Field[] fields = steps.fields();
    Canonical[] canonicals = steps.canonicals();
    boolean[] nullable = steps.nullable();
    int[] asStored = steps.asStored();
    writer.beginRow(ordinal);
    fingerprint.begin(fields.length);
    if (probe != null) probe.clear();
    for (int i = 0; i < fields.length; i++) {
      Refusal refusal = fields[i].fill(cursor, cell);
      if (refusal == null && cell.isNull() && !nullable[i]) refusal = NOT_NULLABLE;
      if (refusal != null && !recover(i, refusal)) {
        writer.abandonRow();
        return steps.recoveries()[i].stops() ? Outcome.STOP : Outcome.REJECTED;
      }
      if (probe != null) probe.look(i, refusal != null, cursor);
      fingerprint.put(canonicals[i], cell);
      int stored = asStored[i];
      if (stored >= 0 && refusal == null && !cell.isNull()) cursor.read(stored, cell);
      writer.write(i, cell);
    }
    writer.endRow();
    fingerprint.finish(steps.identity());
    return Outcome.WRITTEN;
  }

  /** A row too large to be held; the filter may leave it out by what can be read of it. */
  private Outcome incomplete(RowCursor cursor) {
    int largest = steps.largest(cursor);
    if (readsAll) cursor.read(largest, cell); // says what is too large
    RowFilter filter = steps.filter();
    if (filter != null) {
      try {
        if (filter(filter, cursor) == Outcome.FILTERED) return Outcome.FILTERED;
      } catch (EngineException.Stopped e) {
        // it asks for what is withheld, so that it cannot be told whether the row is wanted
      }
    }
    String source = steps.reads().columns().get(largest);
    int at = Arrays.asList(steps.sources()).indexOf(source);
    String column = at < 0 ? "" : steps.writes().columns().get(at).name();
    String bytes = Long.toString(cursor.withheld(largest));
    rejection = new Rejection(column, source, Code.VALUE_BEYOND_MEMORY, bytes);
    return at >= 0 && steps.recoveries()[at].stops() ? Outcome.STOP : Outcome.REJECTED;
  }

  private Outcome filter(RowFilter filter, RowCursor cursor) {
    RowFilter.Answer answer = filter.test(cursor, cell);
    Refusal refusal = answer.refusal();
    if (refusal == null) return answer.kept() ? Outcome.WRITTEN : Outcome.FILTERED;
    rejection = new Rejection("", "", refusal.code(), refusal.detail());
    return Outcome.REJECTED;
  }

  /** Puts the value in the cell that the plan wants instead; false when there is none. */
  private boolean recover(int column, Refusal refusal) {
    FrozenCell instead = steps.recoveries()[column].value();
    if (instead == null) {
      rejection =
          new Rejection(
              steps.writes().columns().get(column).name(),
              steps.sources()[column],
              refusal.code(),
              refusal.detail());
      return false;
    }
    instead.into(cell);
    return true;
  }

  /**
   * Why the last row that was REJECTED or STOP was not written.
   *
   * @throws IllegalStateException when no row was refused yet
   */
  public Rejection rejection() {
    if (rejection == null) throw new IllegalStateException("no row was refused");
    return rejection;
  }

  /**
   * The written columns of the last row that was WRITTEN whose values arrive as other values,
   * because a decision of the plan says so: rounded, cut, or replaced where they were refused.
   * Valid until the next row; empty unless it is {@link #rehearsing}.
   */
  public BitSet changed() {
    return probe == null ? new BitSet() : probe.changed();
  }

  /** One value of the row the cursor stands on; of a large one only its length. */
  public Optional<OriginalValue> value(RowCursor cursor, String source) {
    return steps.originals().one(cursor, source);
  }

  /** The source column a written column comes from; the empty text for several or none. */
  public String source(int column) {
    return steps.sources()[column];
  }

  /** Lets go of the last row's values. */
  public void release() {
    cell.release();
    steps.originals().release();
  }

  /**
   * Every column that is read of the row the cursor stands on, in reading order; of large values
   * only their length.
   */
  public Map<String, OriginalValue> original(RowCursor cursor) {
    return steps.originals().all(cursor);
  }

  /**
   * The source's key of the row the cursor stands on, as canonical text; bytes as hex, NULL as
   * empty text; empty when the source has no key.
   */
  public Map<String, String> key(RowCursor cursor) {
    return steps.originals().key(cursor);
  }

  /** The columns of the key of the table that is read, in key order; empty when it has none. */
  public List<Column> keyColumns() {
    return steps.originals().keyColumns();
  }

  /** The values of {@link #keyColumns} of the row the cursor stands on, which must be complete. */
  public List<ExactValue> exactKey(RowCursor cursor) {
    return steps.originals().exactKey(cursor);
  }
}
