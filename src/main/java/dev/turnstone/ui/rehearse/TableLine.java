package dev.turnstone.ui.rehearse;

import dev.turnstone.catalog.TableName;
import dev.turnstone.rehearse.DurationBand;
import dev.turnstone.rehearse.RehearsedTable;
import dev.turnstone.rehearse.Report;
import dev.turnstone.rehearse.ValueLoss;
import dev.turnstone.ui.kit.Chip.Meaning;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a run would do with a table, as the list has it.
 *
 * @param expected how long it takes; empty: it was not tried
 * @param changes true when values of it would arrive as others
 */
public record TableLine(
    RehearsedTable rows, Optional<DurationBand.OfTable> expected, boolean changes) {
  /** In the order of the report. */
  static List<TableLine> of(Report report) {
    Map<TableName, DurationBand.OfTable> expected = new HashMap<>();
    report
        .prospect()
        .run()
        .ifPresent(band -> band.tables().forEach(t -> expected.put(t.table(), t)));
    Set<String> changed = new HashSet<>();
    report.losses().stream()
        .filter(loss -> loss.changed() > 0)
        .map(ValueLoss::where)
        .forEach(where -> where.table().ifPresent(changed::add));
    return report.tables().stream()
        .map(
            t ->
                new TableLine(
                    t,
                    Optional.ofNullable(expected.get(t.target())),
                    changed.contains(t.target().toString())))
        .toList();
  }

  /** True when there is something to look at. */
  public boolean found() {
    return changes || rows.refused() > 0;
  }

  /** The key of how it stands. */
  public String state() {
    if (rows.refused() > 0) {
      return "rehearse.table.refuses";
    }
    return changes ? "rehearse.table.changes" : "rehearse.table.ready";
  }

  /** What that means. */
  public Meaning meaning() {
    return rows.refused() > 0 ? Meaning.LOSS : changes ? Meaning.WARN : Meaning.OK;
  }
}
