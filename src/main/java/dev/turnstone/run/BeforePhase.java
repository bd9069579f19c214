package dev.turnstone.run;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.Table;
import dev.turnstone.journal.Fingerprints;
import dev.turnstone.journal.StateBefore;
import dev.turnstone.journal.StateBefore.Counter;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.Side;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TableScan;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * Records what the target holds before the run's first write: where its counting columns would
 * count on, and the fingerprints of every row of the tables that rows are added to. A table that is
 * made, or must be empty, has no rows to record.
 */
final class BeforePhase {
  private final RunParts parts;
  private final int readers;

  BeforePhase(RunParts parts, int readers) {
    this.parts = parts;
    this.readers = readers;
  }

  void run(List<TableGoal> goals) {
    List<TableGoal> existing = goals.stream().filter(g -> !g.created()).toList();
    parts.journal().before().counters(existing.stream().flatMap(g -> counters(g.table())).toList());
    List<TableGoal> filled =
        existing.stream().filter(g -> g.plan().mode() != WriteMode.INTO_EMPTY).toList();
    if (filled.isEmpty()) {
      return;
    }
    try (Snapshot snapshot = parts.target().snapshot(readers)) {
      for (TableGoal goal : filled) {
        parts.cancellation().check(parts.run());
        parts.meter().doing("Recording what is in " + goal.table().name().name());
        record(goal.table(), snapshot);
      }
    }
  }

  private Stream<Counter> counters(Table table) {
    String name = table.name().toString();
    return table.columns().stream()
        .map(Column::name)
        .filter(column -> counts(table, column))
        .flatMap(
            column ->
                parts.target().nextNumber(table.name(), column).stream()
                    .map(next -> new Counter(name, column, next)));
  }

  private static boolean counts(Table table, String column) {
    return table
        .column(column)
        .flatMap(Column::generation)
        .filter(g -> g instanceof Generation.Identity)
        .isPresent();
  }

  private void record(Table table, Snapshot snapshot) {
    StateBefore before = parts.journal().before();
    String name = table.name().toString();
    Side side = new Side(table, parts.target().dialect().vendor());
    TableScan scan = new TableScan(() -> RowProgram.readStored(side), snapshot.readers());
    before.begin(name);
    Queue<Recording> recordings = new ConcurrentLinkedQueue<>();
    try {
      scan.ranges(
          () -> {
            Recording recording = new Recording(before, name, parts.journal().chunkFingerprints());
            recordings.add(recording);
            return recording;
          });
    } finally {
      recordings.forEach(Recording::close);
    }
    before.end(name);
  }

  /** One reader's ranges; a range is in the journal when it was read whole. */
  private static final class Recording implements TableScan.RangeVisitor, AutoCloseable {
    private final StateBefore before;
    private final String table;
    private final Fingerprints rows;
    private long ordinal;

    Recording(StateBefore before, String table, Fingerprints rows) {
      this.before = before;
      this.table = table;
      this.rows = rows;
    }

    @Override
    public void begin() {
      rows.clear();
      ordinal = 0;
    }

    @Override
    public void row(RowFingerprint fingerprint, RowProgram program, RowCursor cursor) {
      rows.add(ordinal++, fingerprint);
    }

    @Override
    public void end() {
      before.add(table, rows);
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
