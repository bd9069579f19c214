package dev.turnstone.run;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.problem.EngineException.ServerRefused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Adds the foreign keys and proves that they hold, on two sessions, largest tables first. Rows that
 * refer to nothing are taken out of the target and set aside; that can orphan others, so it goes on
 * until nothing is left to take out.
 */
final class KeysPhase {
  private static final int SESSIONS = 2;

  /** From so many rows to a reference on, looking at the references alone is faster. */
  private static final int SHARED = 8;

  /** A foreign key of a table; {@code rows} of the table were written by this run. */
  private record Reference(TableGoal goal, ForeignKey key, long rows) {}

  private final RunParts parts;
  private final SetAsideBudget budget;

  KeysPhase(RunParts parts, SetAsideBudget budget) {
    this.parts = parts;
    this.budget = budget;
  }

  void run(List<TableGoal> goals) {
    boolean serverValidates = parts.target().dialect().vendor() == Vendor.POSTGRESQL;
    List<Reference> all = references(goals);
    if (!serverValidates) {
      takeOutOrphans(all, goals);
      add(goals);
      return;
    }
    try {
      prove(add(goals));
    } catch (ServerRefused e) {
      takeAway(goals); // else taking out a row could be refused, or take others along
      if (takeOutOrphans(all, goals) == 0) {
        throw e;
      }
      prove(add(goals));
    }
  }

  /** Adds what is missing; gives what the server has still to prove, by table. */
  private List<List<Reference>> add(List<TableGoal> goals) {
    boolean provenApart = parts.target().dialect().vendor() == Vendor.POSTGRESQL;
    Catalog now = parts.target().catalog(false);
    List<List<Reference>> unproven = new ArrayList<>();
    for (TableGoal goal : goals) {
      Missing missing = new Missing(now, goal.table());
      List<Reference> ofTable = new ArrayList<>(references(goal, missing.unproven()));
      for (Reference reference : references(goal, missing.foreignKeys())) {
        parts.cancellation().check(parts.run());
        doing("Validating references of ", reference);
        List<String> statements = statements(reference);
        boolean apart = provenApart && statements.size() > 1;
        parts.execute(apart ? statements.subList(0, 1) : statements);
        if (apart) {
          ofTable.add(reference);
        }
      }
      unproven.add(ofTable);
    }
    return unproven;
  }

  /** Two keys of one table would wait for each other. */
  private void prove(List<List<Reference>> unproven) {
    each(
        unproven.stream().filter(t -> !t.isEmpty()).toList(),
        ofTable -> {
          for (Reference reference : ofTable) {
            parts.cancellation().check(parts.run());
            doing("Validating references of ", reference);
            parts.execute(statements(reference).subList(1, 2));
          }
        });
  }

  /** Takes the foreign keys away that are there, proven or not. */
  private void takeAway(List<TableGoal> goals) {
    Catalog now = parts.target().catalog(false);
    for (TableGoal goal : goals) {
      List<ForeignKey> there = new Missing(now, goal.table()).present();
      Table keys = goal.table().only(there);
      parts.execute(parts.target().dialect().beforeLoad(keys));
    }
  }

  private List<String> statements(Reference reference) {
    return parts.target().dialect().addForeignKey(reference.goal().table(), reference.key());
  }

  private List<Reference> references(List<TableGoal> goals) {
    return goals.stream().flatMap(g -> references(g, g.table().foreignKeys()).stream()).toList();
  }

  private List<Reference> references(TableGoal goal, List<ForeignKey> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    long written = written(goal.table().name());
    return keys.stream().map(k -> new Reference(goal, k, written)).toList();
  }

  private long written(TableName table) {
    long rows = 0;
    for (ChunkRecord chunk : parts.journal().chunks(table.toString())) {
      rows += chunk.counts().written().rows();
    }
    return rows;
  }

  /** A table that this run did not write may hold any number of rows. */
  private boolean shared(Reference reference) {
    long parents = written(reference.key().target());
    return parents > 0 && reference.rows() / SHARED >= parents;
  }

  private long takeOutOrphans(List<Reference> all, List<TableGoal> goals) {
    Orphans orphans = new Orphans(parts, goals, budget);
    long taken = 0;
    long before = -1;
    for (List<Reference> broken = broken(all);
        !broken.isEmpty() && taken > before;
        broken = broken(all)) {
      before = taken;
      for (Reference reference : broken) {
        doing("Taking out rows that refer to nothing, of ", reference);
        taken += orphans.takeOut(reference.goal(), reference.key());
      }
    }
    return taken;
  }

  /** The references that some row breaks, in the order given. */
  private List<Reference> broken(List<Reference> all) {
    Queue<Reference> broken = new ConcurrentLinkedQueue<>();
    each(
        all.stream().map(List::of).toList(),
        one -> {
          Reference reference = one.get(0);
          parts.cancellation().check(parts.run());
          doing("Looking for rows that refer to nothing, of ", reference);
          Table table = reference.goal().table();
          if (Orphans.exist(parts.target(), table, reference.key(), shared(reference))) {
            broken.add(reference);
          }
        });
    return all.stream().filter(broken::contains).toList();
  }

  private void doing(String what, Reference reference) {
    parts.meter().doing(what + reference.goal().table().name().name());
  }

  private void each(List<List<Reference>> groups, Consumer<List<Reference>> work) {
    if (groups.isEmpty()) {
      return;
    }
    Comparator<List<Reference>> largest = Comparator.comparingLong(g -> -g.get(0).rows());
    Queue<List<Reference>> queue =
        new ConcurrentLinkedQueue<>(groups.stream().sorted(largest).toList());
    new Sessions(Math.min(SESSIONS, groups.size()), parts.run())
        .each(
            () -> {
              for (List<Reference> g = queue.poll(); g != null; g = queue.poll()) {
                work.accept(g);
              }
            });
  }
}
