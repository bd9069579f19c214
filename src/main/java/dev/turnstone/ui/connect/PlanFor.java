package dev.turnstone.ui.connect;

import dev.turnstone.plan.Endpoint;
import dev.turnstone.plan.MigrationPlan;
import java.util.Optional;

/** Which plan a migration goes on with once its databases are known. */
final class PlanFor {
  private PlanFor() {}

  /**
   * The plan it has, where that is about databases of the same kinds: all decisions stay, and are
   * about these databases from now on. Whether their structure is that of the plan, its check says.
   * Where there is none, or one for other kinds of databases, the proposal.
   */
  static MigrationPlan these(Optional<MigrationPlan> has, MigrationPlan proposed) {
    return has.filter(plan -> sameKinds(plan, proposed))
        .map(plan -> moved(plan, proposed))
        .orElse(proposed);
  }

  private static boolean sameKinds(MigrationPlan one, MigrationPlan other) {
    return one.source().product().vendor() == other.source().product().vendor()
        && one.target().product().vendor() == other.target().product().vendor();
  }

  private static MigrationPlan moved(MigrationPlan plan, MigrationPlan to) {
    boolean there =
        plan.source().connection().equals(to.source().connection())
            && plan.target().connection().equals(to.target().connection());
    return there
        ? plan
        : new MigrationPlan(
            plan.format(),
            plan.name(),
            at(plan.source(), to.source()),
            at(plan.target(), to.target()),
            plan.tables(),
            plan.safeguards(),
            plan.open(),
            plan.leftBehind());
  }

  private static Endpoint at(Endpoint side, Endpoint place) {
    return new Endpoint(place.product(), place.connection(), side.fingerprint(), side.scripts());
  }
}
