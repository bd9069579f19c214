package dev.turnstone.app;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.ConnectionText;
import dev.turnstone.jdbc.vendor.Databases;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.edit.Edited;
import dev.turnstone.plan.edit.PlanEdit;
import dev.turnstone.plan.edit.Surroundings;
import dev.turnstone.problem.EngineException;
import dev.turnstone.row.TargetDatabase;
import java.util.Optional;

/** Records decisions in a plan, with a look at the databases where they need one. */
final class PlanEditing {
  private final Engine engine;
  private final Credentials secrets;

  PlanEditing(Engine engine, Credentials secrets) {
    this.engine = engine;
    this.secrets = secrets;
  }

  Edited apply(MigrationPlan plan, PlanEdit edit) {
    Optional<Catalog> source = Optional.empty();
    if (edit.needsSource(plan)) {
      source = Optional.of(engine.inspect(plan.source().connection(), secrets, false));
    } else if (edit.gainsFromSource(plan)) {
      source = lookAtFile(plan.source().connection());
    }
    Optional<Catalog> target = Optional.empty();
    if (edit.needsTarget()) {
      Address place = ConnectionText.parse(plan.target().connection());
      try (TargetDatabase database = Databases.open(place, secrets.target(), false)) {
        target = Optional.of(database.catalog(false));
      }
    }
    return edit.apply(plan, new Surroundings(source, target));
  }

  /** A file that is elsewhere today is no reason to refuse a decision: the check will look. */
  private Optional<Catalog> lookAtFile(String connection) {
    try {
      return Optional.of(engine.inspect(connection, Credentials.NONE, false));
    } catch (EngineException e) {
      return Optional.empty();
    }
  }
}
