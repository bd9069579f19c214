package dev.turnstone.verify;

import dev.turnstone.journal.Journal;
import dev.turnstone.row.HashBag;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowPart;
import dev.turnstone.row.TableScan;
import dev.turnstone.run.TableGoal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * Compares a table row by row with the journal's fingerprints, in constant memory: the rows are
 * divided by the hash of their key into parts that fit, and the target is read once per part. Rows
 * without a key are compared as a multiset.
 */
final class RowComparison {
  private static final long MOST_ROWS = 1_000_000;

  /** A row takes up to 48 bytes while it waits for its like. */
  private static final long PART_OF_HEAP = 256;

  private static final int EXAMPLES = 10;

  private final TableGoal goal;
  private final Verification.Expected expected;
  private final Journal journal;
  private final long partRows;
  private final List<TableVerdict.Example> examples = new ArrayList<>();
  private long rows;
  private long missing;
  private long extra;
  private long changed;

  RowComparison(TableGoal goal, Verification.Expected expected, Journal journal, long partRows) {
    this.goal = goal;
    this.expected = expected;
    this.journal = journal;
    this.partRows = partRows;
  }

  /** Rows that are held at once. */
  static long partRows() {
    return Math.min(MOST_ROWS, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
  }

  /**
   * Compares. Of a table that others have rows in, all readers look first whether every row is
   * there as it was written; only where that is not so is it gone through in its order.
   *
   * @param alone true when the table held nothing before the run, so that any other row is extra
   */
  TableVerdict compare(TableScan scan, boolean alone, long begunNanos) {
    int parts = (int) Math.max(1, (expected.rows() + partRows - 1) / partRows);
    boolean well = !alone;
    for (int part = 0; part < parts && well; part++) {
      well = complete(scan, new RowPart(part, parts));
    }
    for (int part = 0; part < parts && !well; part++) {
      comparePart(scan, alone, new RowPart(part, parts));
    }
    double seconds = (System.nanoTime() - begunNanos) / 1e9;
    return new TableVerdict(goal.table().name(), rows, missing, extra, changed, examples, seconds);
  }

  private boolean complete(TableScan scan, RowPart part) {
    HashBag bag = wanted(part);
    LongAdder seen = new LongAdder();
    AtomicBoolean otherwise = new AtomicBoolean();
    TakingRows.Wanted wanted = new TakingRows.Wanted(bag, part, seen, otherwise);
    scan.ranges(() -> new TakingRows(wanted));
    rows = seen.sum();
    return bag.size() == 0 && !otherwise.get();
  }

  private void comparePart(TableScan scan, boolean alone, RowPart part) {
    HashBag wanted = wanted(part);
    rows = 0;
    scan.each(
        (fingerprint, program, cursor) -> {
          rows++;
          long id = fingerprint.id();
          if (!part.holds(id)) {
            return;
          }
          HashBag.Found found = wanted.take(id, fingerprint.hash());
          if (found == HashBag.Found.OTHER) {
            changed++;
            example(TableVerdict.Kind.CHANGED, program.key(cursor));
          } else if (found == HashBag.Found.ABSENT && alone) {
            extra++;
            example(TableVerdict.Kind.EXTRA, program.key(cursor));
          }
        });
    missing += wanted.size();
    for (long left = Math.min(wanted.size(), EXAMPLES); left > 0; left--) {
      example(TableVerdict.Kind.MISSING, Map.of());
    }
  }

  private HashBag wanted(RowPart part) {
    HashBag wanted = new HashBag((int) (expected.rows() / part.of() + 16));
    String table = goal.table().name().toString();
    journal.fingerprints(
        table,
        (keys, offset, length, hash) -> {
          long id = RowFingerprint.id(keys, offset, length, hash);
          if (part.holds(id)) {
            wanted.add(id, hash);
          }
        });
    journal.removed(
        table,
        (keys, offset, length, hash) -> {
          HashBag.Found unused = wanted.take(RowFingerprint.id(keys, offset, length, hash), hash);
        });
    return wanted;
  }

  private void example(TableVerdict.Kind kind, Map<String, String> key) {
    if (examples.size() < EXAMPLES) {
      examples.add(new TableVerdict.Example(kind, key));
    }
  }
}
