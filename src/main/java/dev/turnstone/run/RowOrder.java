package dev.turnstone.run;

import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.rehearse.ProvenKeys;

/**
 * Says whether two rows of a source could share a key of the target: then its chunks go one after
 * the other, so that always the same row is the first, and an upsert keeps the keys it has written.
 */
final class RowOrder {
  private final TableGoal goal;
  private final Table source;
  private final ProvenKeys keys;

  /**
   * The order of a table's rows.
   *
   * @param vendor whose table the source is
   */
  RowOrder(TableGoal goal, Table source, Vendor vendor) {
    this.goal = goal;
    this.source = source;
    this.keys = new ProvenKeys(goal.plan(), source, vendor, goal.table());
  }

  boolean matters() {
    return goal.table().keys().stream().anyMatch(key -> !keys.proven(key)) || upsertsMayRepeat();
  }

  /** True when the rows are upserted and two of them could have the same key. */
  boolean upsertsMayRepeat() {
    return goal.plan().mode() == WriteMode.UPSERT
        && goal.table().identity().filter(key -> !steady() || !keys.proven(key)).isPresent();
  }

  /** Without a snapshot a row may be met again where it was moved to meanwhile. */
  private boolean steady() {
    return !TableJob.UNSTEADY.contains(source.traits().storage());
  }
}
