package dev.turnstone.plan.edit;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import java.util.List;

/**
 * Which tables and columns of a plan a decision is about. Patterns: {@code *} stands for any
 * characters, {@code ?} for one, whatever the case; several are separated by commas; a name that is
 * spelled exactly means only itself.
 *
 * @param tables held against {@code name} and {@code schema.name} of target and source table;
 *     empty: all
 * @param columns held against {@code name}, {@code table.name} and {@code schema.table.name} of the
 *     target; empty: all, when {@code types} are given
 * @param types held against the native type of the source column, with and without what stands in
 *     brackets; empty: all
 */
public record Scope(List<String> tables, List<String> columns, List<String> types) {
  public Scope {
    tables = List.copyOf(tables);
    columns = List.copyOf(columns);
    types = List.copyOf(types);
  }

  /** Tables as a whole. */
  public static Scope tables(String... tables) {
    return new Scope(List.of(tables), List.of(), List.of());
  }

  /** Columns of any table. */
  public static Scope columns(String... columns) {
    return new Scope(List.of(), List.of(columns), List.of());
  }

  /** True when it is about columns, false when it is about tables as a whole. */
  public boolean ofColumns() {
    return !columns.isEmpty() || !types.isEmpty();
  }

  /**
   * The tables of a plan it means, in the plan's order.
   *
   * @throws EngineException.Refused with {@link Code#NOTHING_MATCHES}
   */
  public List<TablePlan> tablesOf(MigrationPlan plan) {
    return new Selection(this, plan, Surroundings.UNKNOWN).tables();
  }
}
