package dev.turnstone.ui.execute;

import dev.turnstone.app.Survey;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.rehearse.RehearsedTable;
import dev.turnstone.rehearse.Report;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is going to happen to one table.
 *
 * @param rows of the source; empty: nobody knows
 * @param exact false: the server only guesses how many rows there are
 * @param rehearsed what the dry run found; empty: there is none that holds
 */
public record IntendedTable(
    TablePlan plan, OptionalLong rows, boolean exact, Optional<RehearsedTable> rehearsed) {

  /** Those of a plan that are not left out, in its order. */
  static List<IntendedTable> of(
      MigrationPlan plan, Optional<Report> dryRun, Optional<Survey> survey) {
    Map<TableName, RehearsedTable> found = new HashMap<>();
    dryRun.stream().flatMap(r -> r.tables().stream()).forEach(t -> found.put(t.target(), t));
    Map<TableName, TableTraits> known = new HashMap<>();
    survey.stream()
        .flatMap(s -> s.source().tables().stream())
        .forEach(t -> known.put(t.name(), t.traits()));
    boolean whole = dryRun.filter(r -> r.extent().complete()).isPresent();
    return plan.tables().stream()
        .filter(TablePlan::enabled)
        .map(
            t ->
                of(
                    t,
                    whole,
                    Optional.ofNullable(found.get(t.target())),
                    known.getOrDefault(t.source(), TableTraits.NONE)))
        .toList();
  }

  private static IntendedTable of(
      TablePlan plan, boolean whole, Optional<RehearsedTable> rehearsed, TableTraits traits) {
    if (whole && rehearsed.isPresent()) {
      return new IntendedTable(plan, OptionalLong.of(rehearsed.get().read()), true, rehearsed);
    }
    OptionalLong rows = traits.rows().isPresent() ? traits.rows() : traits.estimatedRows();
    return new IntendedTable(plan, rows, traits.rows().isPresent(), rehearsed);
  }

  /** The target table without its schema. */
  public String name() {
    return plan.target().name();
  }

  /** The source table without its schema. */
  public String from() {
    return plan.source().name();
  }
}
