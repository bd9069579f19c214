package dev.turnstone.row;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables that lookup rules look into, in memory; shared by all workers. */
public final class LookupTables {
  /** For plans without lookups. */
  public static final LookupTables NONE = new LookupTables(Map.of());

  private final Map<FieldRule.Lookup, LookupTable> tables;

  private LookupTables(Map<FieldRule.Lookup, LookupTable> tables) {
    this.tables = Map.copyOf(tables);
  }

  /**
   * Reads every table that an enabled part of the plan looks into.
   *
   * @param source the catalogue of the source
   * @param rows reads it, in the same snapshot as the run's own readers
   * @throws EngineException.Refused with TABLE_MISSING or COLUMN_MISSING when the plan names what
   *     is not there
   */
  public static LookupTables load(MigrationPlan plan, Catalog source, RowSource rows) {
    Map<FieldRule.Lookup, LookupTable> tables = new HashMap<>();
    for (TablePlan table : plan.tables()) {
      if (!table.enabled()) continue;
      for (FieldPlan field : table.fields()) {
        if (field.rule() instanceof FieldRule.Lookup rule) {
          tables.computeIfAbsent(
              rule, r -> new LookupReading(r, side(r.table(), source)).read(rows));
        }
      }
    }
    return new LookupTables(tables);
  }

  private static Side side(String name, Catalog source) {
    Table table =
        source.tables().stream()
            .filter(t -> t.name().toString().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new EngineException.Refused(
                        Problem.blocker(
                            Code.TABLE_MISSING,
                            Location.table(name),
                            "source",
                            Location.table(name).options())));
    return new Side(table, source.product().vendor());
  }

  /**
   * The table a rule looks into.
   *
   * @throws IllegalArgumentException when it was not loaded
   */
  LookupTable table(FieldRule.Lookup rule) {
    @Nullable LookupTable table = tables.get(rule);
    if (table == null) throw new IllegalArgumentException("not loaded: " + rule.table());
    return table;
  }
}
