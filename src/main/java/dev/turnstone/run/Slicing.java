package dev.turnstone.run;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.row.LookupTables;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Snapshot;
import dev.turnstone.run.canary.LoadedTable;
import dev.turnstone.run.canary.Slice;
import dev.turnstone.run.canary.SliceChoice;
import dev.turnstone.run.canary.SourceReading;
import java.util.ArrayList;
import java.util.List;

/**
 * Says which rows a run loads: all of its snapshot, or those of a canary's slice, which is chosen
 * once and kept in the journal.
 */
final class Slicing {
  /** A slice is known by the keys of its rows, which have to fit into a small heap. */
  private static final int MOST = 200_000;

  private static final int RANGE_ROWS = 500;
  private final RunParts parts;

  Slicing(RunParts parts) {
    this.parts = parts;
  }

  /** The snapshot as the run sees it. */
  Snapshot of(Snapshot snapshot, List<TableGoal> goals) {
    Safeguards limits = parts.approved().plan().safeguards();
    if (limits.canary().isEmpty()) {
      return snapshot;
    }
    List<LoadedTable> tables = tables(goals);
    List<TableName> sources = tables.stream().map(t -> t.source().name()).distinct().toList();
    return Slice.kept(parts.journal(), sources)
        .orElseGet(() -> choose(snapshot.readers().get(0), tables, limits))
        .of(snapshot);
  }

  private Slice choose(RowSource reader, List<LoadedTable> tables, Safeguards limits) {
    parts.meter().doing("Choosing the rows of the canary");
    long begun = System.nanoTime();
    try (LookupTables lookups = parts.lookups(reader)) {
      SourceReading source =
          new SourceReading(
              reader,
              parts.source().dialect(),
              parts.target().dialect().vendor(),
              lookups,
              () -> parts.cancellation().check(parts.run()));
      int rangeRows = limits.chunkRows().orElse(RANGE_ROWS);
      Slice slice =
          new SliceChoice(tables, source, MOST).choose(limits.canary().orElseThrow(), rangeRows);
      slice.keep(parts.journal(), (System.nanoTime() - begun) / 1e9);
      return slice;
    }
  }

  private List<LoadedTable> tables(List<TableGoal> goals) {
    Catalog source = parts.approved().source();
    List<LoadedTable> tables = new ArrayList<>();
    for (TableGoal goal : goals) {
      source
          .table(goal.plan().source())
          .ifPresent(t -> tables.add(new LoadedTable(goal.plan(), t, goal.table())));
    }
    return tables;
  }
}
