package dev.turnstone.plan.edit;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.Footprint;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps the fingerprints of a plan true to the tables it touches. */
final class Structure {
  private Structure() {}

  /** The plan for both structures as they are now. */
  static MigrationPlan accept(MigrationPlan plan, Surroundings around) {
    Catalog source = around.source().orElseThrow();
    Catalog target = around.target().orElseThrow();
    return plan.withFingerprints(
        Footprint.sourceFingerprint(plan.tables(), source),
        Footprint.targetFingerprint(plan.tables(), target));
  }

  /** True when lookups of the plan go to tables that it does not carry. */
  static boolean looksBeyondItsTables(MigrationPlan plan) {
    Set<String> carried =
        plan.tables().stream()
            .flatMap(t -> t.sources().stream())
            .map(TableName::toString)
            .collect(Collectors.toSet());
    return plan.tables().stream()
        .flatMap(t -> t.fields().stream())
        .anyMatch(f -> f.rule() instanceof FieldRule.Lookup l && !carried.contains(l.table()));
  }

  /**
   * The edited plan with fingerprints of the tables it touches now.
   *
   * @throws Refused when a structure is no longer the one the plan was made for: what moved must
   *     not be accepted by the way
   */
  static MigrationPlan follow(MigrationPlan before, MigrationPlan after, Surroundings around) {
    String source =
        around.source().map(c -> source(before, after, c)).orElse(after.source().fingerprint());
    String target =
        around.target().map(c -> target(before, after, c)).orElse(after.target().fingerprint());
    return after.withFingerprints(source, target);
  }

  private static String source(MigrationPlan before, MigrationPlan after, Catalog source) {
    String known = after.source().fingerprint();
    if (Footprint.source(before.tables(), source)
        .equals(Footprint.source(after.tables(), source))) {
      return known;
    }
    refuseMoved(known, Footprint.sourceFingerprint(before.tables(), source), "source");
    return Footprint.sourceFingerprint(after.tables(), source);
  }

  private static String target(MigrationPlan before, MigrationPlan after, Catalog target) {
    String known = after.target().fingerprint();
    if (Footprint.target(before.tables()).equals(Footprint.target(after.tables()))) return known;
    refuseMoved(known, Footprint.targetFingerprint(before.tables(), target), "target");
    return Footprint.targetFingerprint(after.tables(), target);
  }

  private static void refuseMoved(String known, String now, String side) {
    if (known.equals(now)) return;
    throw new Refused(Problem.blocker(Code.PLAN_STALE, Location.EVERYWHERE, side));
  }
}
