package dev.turnstone.app;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.Footprint;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A plan that was carried out before: its tables are there and filled, so that only what differs
 * has to be written, by key.
 *
 * @param plan the same plan with its empty and its created tables as tables to be brought up to
 *     date
 * @param remarks which run filled them, and what tables without a key are left out
 */
record Rerun(MigrationPlan plan, List<Problem> remarks) {
  private static final Set<RunState> CARRIED_OUT =
      EnumSet.of(RunState.DONE, RunState.DONE_WITH_SET_ASIDE, RunState.DIFFERENT);

  /**
   * Looks for an earlier run of the plan, whatever its limits and flags. A table that none of them
   * loaded is made or filled as if the plan were carried out for the first time.
   *
   * @param plan about places that are settled
   * @param family the runs of its family, newest first
   * @return empty when it was not carried out from this workspace, or a table of it is not there
   */
  static Optional<Rerun> of(MigrationPlan plan, Catalog target, List<EarlierRun> family) {
    List<EarlierRun> runs =
        family.stream()
            .filter(run -> CARRIED_OUT.contains(run.state()) && !Canaries.isCanary(run.plan()))
            .toList();
    List<TablePlan> tables = new ArrayList<>();
    List<Problem> leftOut = new ArrayList<>();
    for (TablePlan table : plan.tables()) {
      if (!table.enabled() || table.mode() != WriteMode.INTO_EMPTY || !loaded(table, runs)) {
        tables.add(table);
      } else if (target.table(table.target()).isEmpty()) {
        return Optional.empty();
      } else if (byKey(table, target)) {
        tables.add(existing(table).withMode(WriteMode.UPSERT));
      } else {
        tables.add(existing(table).withEnabled(false));
        Location where = Location.table(table.target().toString());
        leftOut.add(Problem.warning(Code.NO_KEY_TO_RUN_AGAIN, where));
      }
    }
    String now = Footprint.targetFingerprint(tables, target);
    MigrationPlan again =
        plan.withTables(tables).withFingerprints(plan.source().fingerprint(), now);
    return runs.stream()
        .findFirst()
        .map(run -> new Rerun(again, remarks(run.header().run(), leftOut)));
  }

  private static boolean loaded(TablePlan table, List<EarlierRun> runs) {
    return runs.stream()
        .flatMap(run -> run.plan().table(table.target()).stream())
        .anyMatch(TablePlan::enabled);
  }

  private static List<Problem> remarks(String earlier, List<Problem> leftOut) {
    List<Problem> remarks = new ArrayList<>(leftOut);
    remarks.add(Problem.note(Code.RUN_BEFORE, Location.EVERYWHERE, earlier));
    return remarks;
  }

  private static boolean byKey(TablePlan plan, Catalog target) {
    Set<String> filled = plan.fields().stream().map(FieldPlan::target).collect(Collectors.toSet());
    return target
        .table(plan.target())
        .flatMap(Table::identity)
        .filter(key -> filled.containsAll(key.columns()))
        .isPresent();
  }

  private static TablePlan existing(TablePlan plan) {
    return new TablePlan(
        plan.sources(),
        plan.target(),
        Optional.empty(),
        plan.mode(),
        plan.filter(),
        plan.fields(),
        plan.enabled(),
        plan.comment());
  }
}
