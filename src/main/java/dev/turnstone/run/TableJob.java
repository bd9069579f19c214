package dev.turnstone.run;

import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.journal.ChunkCounts;
import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.Journal;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.LookupTables;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Side;
import dev.turnstone.row.TableRead;
import dev.turnstone.row.TableWrite;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The work on one table: which ranges are still to be done, and what came of those that are. Ranges
 * are handed out once; after a stop the journal's unfinished ranges come first, with the bounds
 * they had. Thread safe.
 */
final class TableJob {
  static final Set<String> UNSTEADY =
      Set.of(
          "myisam", "aria", "memory", "csv", "archive", "blackhole", "mrg_myisam", "columnstore");
  private final TableGoal goal;
  private final Table source;
  private final ProgressMeter.TableProgress progress;
  private final RecentTimes times;
  private final ChunkSizer sizer;
  private final Deque<ChunkRange> redo = new ArrayDeque<>();
  private final Set<Integer> before = new HashSet<>();
  private @Nullable ChunkRange last;
  private boolean exhausted;
  private final boolean keysMayRepeat;
  private boolean inOrder;
  private boolean busy;
  private volatile boolean largeRows;
  private long firstStart;
  private long lastEnd;

  /**
   * The work on a table.
   *
   * @param from whose table the source is
   */
  TableJob(TableGoal goal, Table source, Vendor from, ProgressMeter meter, ChunkSizer sizer) {
    this.goal = goal;
    this.source = source;
    this.progress = meter.table(goal.table().name().toString());
    this.times = meter.chunkTimes();
    this.sizer = sizer;
    RowOrder order = new RowOrder(goal, source, from);
    this.inOrder = order.matters();
    this.keysMayRepeat = order.upsertsMayRepeat();
  }

  /** What a chunk of the run writes by this program. */
  TableWrite writes(RowProgram program, String run) {
    return keysMayRepeat ? program.writes().onceIn(run) : program.writes();
  }

  /** From now on its ranges go one after the other, in the source's order. */
  synchronized void inOrder() {
    inOrder = true;
  }

  /** The target table's name as journal and markers know it. */
  String name() {
    return target().name().toString();
  }

  TableGoal goal() {
    return goal;
  }

  Table source() {
    return source;
  }

  Table target() {
    return goal.table();
  }

  /**
   * True when every reader of a snapshot sees the same rows for as long as it lasts. The servers
   * keep no older state of tables of engines without transactions.
   */
  boolean steady() {
    String storage = source.traits().storage();
    return !UNSTEADY.contains(storage);
  }

  boolean created() {
    return goal.created();
  }

  /** True once a row was met that a worker may hold only while no other holds such a row. */
  boolean largeRows() {
    return largeRows;
  }

  void largeRowsFound() {
    largeRows = true;
  }

  ProgressMeter.TableProgress progress() {
    return progress;
  }

  /** Compiles the program anew: each worker needs one of its own. */
  RowProgram program(Vendor from, Vendor to, LookupTables lookups) {
    return RowProgram.compile(goal.plan(), new Side(source, from), new Side(target(), to), lookups);
  }

  /** Takes up what an earlier try left in the journal; call once, before the first claim. */
  synchronized void restore(Iterable<ChunkRecord> chunks) {
    redo.clear();
    before.clear();
    busy = false;
    last = null;
    exhausted = false;
    for (ChunkRecord chunk : chunks) {
      if (chunk.state() == ChunkRecord.State.DONE) {
        before.add(chunk.range().number());
        ChunkCounts counts = chunk.counts();
        progress.readRows(counts.read());
        progress.confirm(counts.read(), counts.setAside());
      } else {
        redo.add(chunk.range());
      }
      last = chunk.range();
      exhausted = chunk.range().last();
    }
  }

  /**
   * True when the source may give other rows for this chunk by now: it was done before the present
   * snapshot was taken, or the snapshot is not steady.
   */
  synchronized boolean doubtful(int chunk) {
    return !steady() || before.contains(chunk);
  }

  /**
   * The next range to be done, journalled as claimed; empty when all are handed out, or when
   * another worker is at the one before and takes the next itself.
   */
  synchronized Optional<ChunkRange> claim(RowSource reader, TableRead read, Journal journal) {
    if (inOrder && busy) {
      return Optional.empty();
    }
    Optional<ChunkRange> range = take(reader, read, journal);
    busy = range.isPresent();
    return range;
  }

  private Optional<ChunkRange> take(RowSource reader, TableRead read, Journal journal) {
    if (!redo.isEmpty()) {
      return Optional.of(redo.remove());
    }
    if (exhausted) {
      return Optional.empty();
    }
    if (firstStart == 0) {
      firstStart = System.nanoTime();
    }
    ChunkRange next = reader.next(read, last, sizer.next());
    journal.claimed(name(), next);
    last = next;
    exhausted = next.last();
    return Optional.of(next);
  }

  synchronized void done(ChunkCounts counts, double seconds) {
    busy = false;
    sizer.took(counts.read(), seconds);
    times.took(seconds);
    lastEnd = System.nanoTime();
    progress.confirm(counts.read(), counts.setAside());
  }

  /**
   * Seconds from the first claim to the last chunk's end; 0 when nothing was done in this process.
   */
  synchronized double seconds() {
    return firstStart == 0 || lastEnd == 0 ? 0 : (lastEnd - firstStart) / 1e9;
  }
}
