package dev.turnstone.run;

import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.journal.Journal;
import dev.turnstone.rehearse.RefusedParents;
import dev.turnstone.row.KeyedStore;
import dev.turnstone.row.OriginalValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The set-aside rows of the table that a foreign key refers to, by the values it refers to. They
 * are read when the first is asked for, into a file: there may be as many as rows. Owned by one
 * thread.
 */
final class SetAsideParents implements AutoCloseable {
  private final Journal journal;
  private final Optional<TableGoal> parent;
  private final ForeignKey key;
  private @Nullable KeyedStore labels;
  private @Nullable RefusedParents known;

  SetAsideParents(Journal journal, List<TableGoal> goals, ForeignKey key) {
    this.journal = journal;
    this.key = key;
    this.parent = goals.stream().filter(g -> g.table().name().equals(key.target())).findFirst();
  }

  /**
   * The set-aside row that a row refers to, as {@code table key}; empty when there is none.
   *
   * @param child the row's values by column
   */
  Optional<String> find(Map<String, OriginalValue> child) {
    return parent.flatMap(goal -> parents(goal).find(child));
  }

  private RefusedParents parents(TableGoal goal) {
    RefusedParents parents = known;
    if (parents == null) {
      KeyedStore room = journal.keyedStore();
      labels = room;
      RefusedParents filling = new RefusedParents(key, room);
      journal.setAside(
          goal.table().name().toString(),
          row ->
              filling.add(
                  row,
                  row.chunk() == Orphans.FROM_TARGET
                      ? row.original()
                      : RefusedParents.byTarget(goal.plan(), row)));
      known = filling;
      parents = filling;
    }
    return parents;
  }

  @Override
  public void close() {
    if (labels != null) {
      labels.close();
    }
  }
}
