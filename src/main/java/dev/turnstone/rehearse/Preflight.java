package dev.turnstone.rehearse;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.row.SourceDatabase;
import dev.turnstone.row.TargetDatabase;
import java.util.ArrayList;
import java.util.List;

/** Looks at what surrounds the rows before a run. */
final class Preflight {
  private final SourceDatabase source;
  private final TargetDatabase target;
  private final Rehearsal.Catalogs catalogs;

  Preflight(SourceDatabase source, TargetDatabase target, Rehearsal.Catalogs catalogs) {
    this.source = source;
    this.target = target;
    this.catalogs = catalogs;
  }

  List<Check> check(MigrationPlan plan) {
    List<Check> checks = new ArrayList<>();
    checks.add(Check.passed("source.version", catalogs.source().product().version()));
    checks.add(Check.passed("target.version", catalogs.target().product().version()));
    return source == target || plan.tables().isEmpty() ? List.of() : checks;
  }
}
