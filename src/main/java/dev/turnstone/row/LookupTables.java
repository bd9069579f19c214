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
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tables that lookup rules look into; shared by all workers. They may take an eighth of the
 * heap together; what takes more is looked up in a file.
 */
public final class LookupTables implements AutoCloseable {
  private static final int PART_OF_HEAP = 8;

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
   * @param room for a table that memory does not hold
   * @throws EngineException.Refused with TABLE_MISSING or COLUMN_MISSING when the plan names what
   *     is not there
   */
  public static LookupTables load(
      MigrationPlan plan, Catalog source, RowSource rows, Supplier<KeyedStore> room) {
    long memory = Runtime.getRuntime().maxMemory() / PART_OF_HEAP;
    return load(plan, source, rows, new Room(memory, room));
  }

  /**
   * Where entries may go.
   *
   * @param memory bytes of the heap for all tables together
   * @param beyond for a table that takes more than its share
   */
  record Room(long memory, Supplier<KeyedStore> beyond) {}

  static LookupTables load(MigrationPlan plan, Catalog source, RowSource rows, Room room) {
    Set<FieldRule.Lookup> rules = rules(plan);
    Map<FieldRule.Lookup, LookupTable> tables = new HashMap<>();
    for (FieldRule.Lookup rule : rules) {
      Side side = side(rule.table(), source);
      LookupEntries entries = new LookupEntries(room.memory() / rules.size(), room.beyond());
      try {
        tables.put(rule, new LookupReading(rule, side, entries).read(rows));
      } catch (RuntimeException | Error e) {
        entries.close();
        new LookupTables(tables).close();
        throw e;
      }
    }
    return new LookupTables(tables);
  }

  private static Set<FieldRule.Lookup> rules(MigrationPlan plan) {
    return plan.tables().stream()
        .filter(TablePlan::enabled)
        .flatMap(table -> table.fields().stream())
        .map(FieldPlan::rule)
        .filter(FieldRule.Lookup.class::isInstance)
        .map(FieldRule.Lookup.class::cast)
        .collect(Collectors.toCollection(LinkedHashSet::new));
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

  /** Lets go of the tables; nothing is looked up any more. */
  @Override
  public void close() {
    tables.values().forEach(table -> table.entries().close());
  }
}
