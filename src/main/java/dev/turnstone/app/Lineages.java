package dev.turnstone.app;

import dev.turnstone.jdbc.ConnectionText;
import dev.turnstone.jdbc.vendor.Databases;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.TemporaryRoom;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.EngineException;
import dev.turnstone.undo.difference.Lineage;
import dev.turnstone.undo.difference.LineageSearch;

/**
 * Tells where values of a run's target came from. Writes nothing but temporary files; reads the
 * run's journal and, where it can be reached, the source as it is now.
 */
public final class Lineages {
  private final Workspace workspace;

  public Lineages(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Looks a row of a run's target up.
   *
   * @param secrets the source's password is enough
   * @throws EngineException.Refused when there is no such run, or it does not know the table, the
   *     column or the form of the key
   */
  public Lineage of(String run, LineageSearch.Wanted wanted, Credentials secrets) {
    try (Journal journal = workspace.run(run).open()) {
      MigrationPlan plan = PlanFile.fromJson(journal.header().planJson(), "of run " + run);
      String from = plan.source().connection();
      return new LineageSearch(journal, plan, new TemporaryRoom(workspace.room())::keyedStore)
          .find(
              wanted,
              () ->
                  Databases.open(
                      Places.settled(ConnectionText.parse(from)), secrets.source(), true));
    }
  }
}
