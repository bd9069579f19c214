package dev.turnstone.run;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.EngineException.ServerRefused;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds the foreign keys and proves that they hold. Rows that refer to nothing are taken out of the
 * target and set aside; that can orphan others, so it goes on until nothing is left to take out.
 */
final class KeysPhase {
  private record Missed(TableGoal goal, ForeignKey key) {}

  private final RunParts parts;

  KeysPhase(RunParts parts) {
    this.parts = parts;
  }

  void run(List<TableGoal> goals) {
    boolean serverValidates = parts.target().dialect().vendor() == Vendor.POSTGRESQL;
    if (!serverValidates) {
      takeOutOrphans(goals);
    }
    Catalog now = parts.target().catalog(false);
    List<Missed> missing = new ArrayList<>();
    for (TableGoal goal : goals) {
      new Missing(now, goal.table()).foreignKeys().forEach(k -> missing.add(new Missed(goal, k)));
    }
    for (Missed missed : missing) {
      parts.cancellation().check(parts.run());
      parts.meter().doing("Validating references of " + missed.goal().table().name().name());
      try {
        add(missed);
      } catch (ServerRefused e) {
        if (takeOutOrphans(goals) == 0) {
          throw e;
        }
        add(missed);
      }
    }
  }

  private void add(Missed missed) {
    parts
        .target()
        .execute(parts.target().dialect().addForeignKey(missed.goal().table(), missed.key()));
  }

  private long takeOutOrphans(List<TableGoal> goals) {
    Orphans orphans = new Orphans(parts, goals);
    long all = 0;
    long round;
    do {
      round = 0;
      for (TableGoal goal : goals) {
        for (ForeignKey key : goal.table().foreignKeys()) {
          parts
              .meter()
              .doing(
                  "Looking for rows of " + goal.table().name().name() + " that refer to nothing");
          round += orphans.takeOut(goal, key);
        }
      }
      all += round;
    } while (round > 0);
    return all;
  }
}
