package dev.turnstone.ui.rehearse;

import dev.turnstone.problem.EngineException;
import dev.turnstone.rehearse.Fix;
import dev.turnstone.ui.migration.Migration;
import javafx.beans.property.StringProperty;

/** Takes decisions that settle what a dry run found over into the plan. */
public final class Decisions {
  private final Migration migration;
  private final StringProperty notice;

  /**
   * Decisions about the plan of a migration.
   *
   * @param notice told what was decided
   */
  Decisions(Migration migration, StringProperty notice) {
    this.migration = migration;
    this.notice = notice;
  }

  /** Writes one into the plan, as one step; a refusal is told, and changes nothing. */
  public void take(Fix fix) {
    try {
      migration.document().edit(fix.edit(), migration.surroundings());
      notice.set(migration.messages().text("rehearse.decided", fix.words()));
    } catch (EngineException e) {
      migration.tools().failed().accept(e);
    }
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
