package dev.turnstone.row;

import dev.turnstone.plan.FieldRule;
import java.util.Map;

/** The tables that lookup rules look into, in memory; shared by all workers. */
public final class LookupTables {
  /** For plans without lookups. */
  public static final LookupTables NONE = new LookupTables(Map.of());

  private final Map<FieldRule.Lookup, LookupTable> tables;

  LookupTables(Map<FieldRule.Lookup, LookupTable> tables) {
    this.tables = Map.copyOf(tables);
  }

  /**
   * The table a rule looks into.
   *
   * @throws IllegalArgumentException when it was not loaded
   */
  LookupTable table(FieldRule.Lookup rule) {
    LookupTable table = tables.get(rule);
    if (table == null) throw new IllegalArgumentException("not loaded: " + rule.table());
    return table;
  }
}
