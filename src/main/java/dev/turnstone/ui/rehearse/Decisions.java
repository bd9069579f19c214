package dev.turnstone.ui.rehearse;

import dev.turnstone.app.Credentials;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.edit.Decision;
import dev.turnstone.plan.edit.PlanEdit;
import dev.turnstone.plan.edit.Scope;
import dev.turnstone.problem.EngineException;
import dev.turnstone.rehearse.Fix;
import dev.turnstone.ui.migration.Migration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;

/** Takes decisions that settle what a dry run found over into the plan. */
public final class Decisions {
  private final Migration migration;
  private final Supplier<Optional<Credentials>> secrets;

  /**
   * Decisions about the plan of a migration.
   *
   * @param secrets with which both databases are looked at where a decision needs that
   */
  Decisions(Migration migration, Supplier<Optional<Credentials>> secrets) {
    this.migration = migration;
    this.secrets = secrets;
  }

  /** The plan that decisions are taken over into. */
  public ReadOnlyObjectProperty<Optional<MigrationPlan>> plan() {
    return migration.document().plan();
  }

  /** Writes one into the plan, as one step; a refusal is told, and changes nothing. */
  public void take(Fix fix) {
    try {
      migration.document().edit(fix.edit(), migration.surroundings());
      tell(fix.words());
    } catch (EngineException e) {
      migration.tools().failed().accept(e);
    }
  }

  /**
   * Goes on with this plan for the structure that both databases have now, unless the plan is
   * changed while they are looked at.
   */
  public void acceptStructure() {
    MigrationPlan plan = migration.plan().orElseThrow();
    Scope whole = new Scope(List.of(), List.of(), List.of());
    PlanEdit edit = new PlanEdit(whole, List.of(new Decision.AcceptStructure()));
    Credentials with = secrets.get().orElse(Credentials.NONE);
    migration
        .tools()
        .background()
        .run(
            () -> migration.engine().edit(plan, edit, with).plan(),
            next -> {
              if (migration.plan().filter(plan::equals).isPresent()) {
                migration.document().change(next);
                tell(migration.messages().text("rehearse.accept"));
              }
            },
            migration.tools().failed());
  }

  private void tell(String decision) {
    migration.sentence().set(migration.messages().text("rehearse.decided", decision));
  }

  /** True when the plan as it is now holds it already. */
  public boolean taken(Fix fix) {
    try {
      return migration
          .plan()
          .filter(p -> fix.edit().apply(p, migration.surroundings()).changes().isEmpty())
          .isPresent();
    } catch (EngineException e) {
      return false; // it means nothing in this plan any more, so it is not in it
    }
  }
}
