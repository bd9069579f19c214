package dev.turnstone.plan.check;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.plan.Footprint;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** Says whether the tables of a plan are still those it was made for. */
final class FreshnessCheck {
  private FreshnessCheck() {}

  static List<Problem> check(MigrationPlan plan, Catalog source, Catalog target) {
    List<Problem> problems = new ArrayList<>();
    String from = Footprint.sourceFingerprint(plan.tables(), source);
    if (!from.equals(plan.source().fingerprint())) problems.add(stale("source"));
    String to = Footprint.targetFingerprint(plan.tables(), target);
    if (!to.equals(plan.target().fingerprint())) problems.add(stale("target"));
    return problems;
  }

  private static Problem stale(String side) {
    return Problem.blocker(Code.PLAN_STALE, Location.EVERYWHERE, side);
  }
}
