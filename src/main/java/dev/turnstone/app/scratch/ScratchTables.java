package dev.turnstone.app.scratch;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.Rehearsal;
import dev.turnstone.rehearse.RehearsedTable;
import dev.turnstone.rehearse.Report;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.SourceDatabase;
import dev.turnstone.row.TableRead;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The tables of a plan of which copies are made.
 *
 * @param chosen in the order of loading
 * @param all how many the plan has
 * @param beyond how many times the rows of those chosen all of them have, at least 1
 */
record ScratchTables(List<ScratchTable> chosen, int all, double beyond) {
  private static final int MOST = 100;

  /** Those with most rows, where there are very many. */
  static ScratchTables of(
      Report report, Rehearsal.Catalogs catalogs, SourceDatabase source, ScratchNames names) {
    List<ScratchTable> tables = new ArrayList<>();
    List<Long> counts = counts(report, catalogs.source(), source);
    for (int i = 0; i < report.tables().size(); i++) {
      RehearsedTable rehearsed = report.tables().get(i);
      MigrationPlan plan = report.plan();
      TablePlan of = plan.table(rehearsed.target()).orElseThrow();
      Table goal = of.create().or(() -> catalogs.target().table(rehearsed.target())).orElseThrow();
      boolean alone = of.create().isPresent() || of.mode().alone();
      long there = alone ? 0 : goal.traits().rows().orElse(0);
      TableName copy = names.table(schema(goal, catalogs.target()), i + 1);
      tables.add(new ScratchTable(of, goal, copy, counts.get(i), there));
    }
    return limited(tables);
  }

  /** A schema that the run is still to make is not made for a copy. */
  private static String schema(Table goal, Catalog target) {
    String wanted = goal.name().schema();
    boolean there = target.tables().stream().anyMatch(t -> t.name().schema().equals(wanted));
    return there ? wanted : target.defaultSchema();
  }

  private static List<Long> counts(Report report, Catalog catalog, SourceDatabase source) {
    if (report.extent().complete()) {
      return report.tables().stream().map(RehearsedTable::read).toList();
    }
    try (Snapshot snapshot = source.snapshot(1)) {
      return report.tables().stream()
          .map(t -> catalog.table(t.source()).orElseThrow())
          .map(t -> new TableRead(t, t.columns().stream().limit(1).map(Column::name).toList()))
          .map(read -> snapshot.readers().get(0).count(read))
          .toList();
    }
  }

  private static ScratchTables limited(List<ScratchTable> tables) {
    Set<ScratchTable> largest =
        new HashSet<>(
            tables.stream()
                .sorted(Comparator.comparingLong(ScratchTable::rowsAfter).reversed())
                .limit(MOST)
                .toList());
    List<ScratchTable> chosen = tables.stream().filter(largest::contains).toList();
    double of = chosen.stream().mapToLong(ScratchTable::rowsAfter).sum();
    double rows = tables.stream().mapToLong(ScratchTable::rowsAfter).sum();
    return new ScratchTables(chosen, tables.size(), of > 0 ? rows / of : 1);
  }

  /** Set when not every table was chosen. */
  Optional<Problem> remark() {
    return chosen.size() == all
        ? Optional.empty()
        : Optional.of(
            Problem.note(
                Code.SCRATCH_PART,
                Location.EVERYWHERE,
                Integer.toString(chosen.size()),
                Integer.toString(all)));
  }
}
