package dev.turnstone.verify;

import dev.turnstone.catalog.TableName;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.TableTotals;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.Side;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TableScan;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.run.Goals;
import dev.turnstone.run.TableGoal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the target back and compares it with the fingerprints the journal kept of every row
 * written. Whole tables are compared by the sum of their row hashes first; only a table that
 * differs is compared row by row.
 */
public final class Verification {
  private final TargetDatabase target;
  private final Journal journal;
  private final MigrationPlan plan;
  private final int workers;
  private final long partRows;

  /**
   * A verification of one run.
   *
   * @param workers readers at once, at least 1
   */
  public Verification(TargetDatabase target, Journal journal, MigrationPlan plan, int workers) {
    this(target, journal, plan, workers, RowComparison.partRows());
  }

  /** The same with other than the usual number of rows per part of a row by row comparison. */
  Verification(
      TargetDatabase target, Journal journal, MigrationPlan plan, int workers, long partRows) {
    this.partRows = partRows;
    this.target = target;
    this.journal = journal;
    this.plan = plan;
    this.workers = workers;
  }

  /** As {@link #compare(Consumer, Consumer)}, told of names alone. */
  public List<TableVerdict> compare(Consumer<String> doing) {
    return compare(table -> doing.accept(table.name()), verdict -> {});
  }

  /**
   * Compares every table of the run; may be done again at any later time.
   *
   * @param doing told the table that is about to be compared
   * @param found told what came of it
   */
  public List<TableVerdict> compare(Consumer<TableName> doing, Consumer<TableVerdict> found) {
    List<TableVerdict> verdicts = new ArrayList<>();
    try (Snapshot snapshot = target.snapshot(workers)) {
      for (TableGoal goal : Goals.kept(journal, plan)) {
        doing.accept(goal.table().name());
        TableVerdict verdict = compare(goal, snapshot);
        found.accept(verdict);
        verdicts.add(verdict);
      }
    }
    return verdicts;
  }

  /** The note in a run's journal of the rows' versions when they were last found equal. */
  public static String versionsOf(TableName table) {
    return "versions of " + table;
  }

  private TableVerdict compare(TableGoal goal, Snapshot snapshot) {
    long begun = System.nanoTime();
    Expected expected = expected(goal);
    Side side = new Side(goal.table().counted(expected.rows()), target.dialect().vendor());
    TableScan scan =
        new TableScan(() -> RowProgram.readBack(goal.plan(), side), snapshot.readers());
    boolean alone = goal.plan().mode().alone();
    if (alone) {
      TableScan.Sum sum = scan.sum();
      if (sum.rows() == expected.rows() && sum.digest() == expected.digest()) {
        snapshot
            .versions(goal.table())
            .ifPresent(v -> journal.note(versionsOf(goal.table().name()), v));
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new TableVerdict(goal.table().name(), sum.rows(), 0, 0, 0, List.of(), seconds);
      }
    }
    return new RowComparison(goal, expected, journal, partRows).compare(scan, alone, begun);
  }

  private Expected expected(TableGoal goal) {
    TableTotals totals = journal.totals(goal.table().name().toString());
    return new Expected(totals.counts().written().rows(), totals.digest());
  }

  /**
   * What the target should hold of a table.
   *
   * @param digest sum of the row hashes modulo 2^64
   */
  record Expected(long rows, long digest) {}
}
