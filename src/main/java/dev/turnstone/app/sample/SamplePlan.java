package dev.turnstone.app.sample;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.plan.Endpoint;
import dev.turnstone.plan.Footprint;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;

/** The finished plan that ships with the sample, bound to the two databases just made. */
public final class SamplePlan {
  private SamplePlan() {}

  /**
   * The shipped plan for these databases.
   *
   * @param proposed the proposal for them, whose ends and leftovers it takes over
   */
  public static MigrationPlan finished(MigrationPlan proposed, Catalog source, Catalog target) {
    MigrationPlan shipped = PlanFile.fromJson(SampleStore.text("plan.json"), "plan.json");
    Endpoint from = proposed.source();
    Endpoint to = proposed.target();
    return new MigrationPlan(
        shipped.format(),
        shipped.name(),
        new Endpoint(
            from.product(),
            from.connection(),
            Footprint.sourceFingerprint(shipped.tables(), source)),
        new Endpoint(
            to.product(), to.connection(), Footprint.targetFingerprint(shipped.tables(), target)),
        shipped.tables(),
        shipped.safeguards(),
        shipped.open(),
        proposed.leftBehind());
  }
}
