package dev.turnstone.support;

import dev.turnstone.plan.Condition;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Script;
import java.util.List;
import java.util.Optional;

/** Steps of SQL written by hand. */
public final class Scripts {
  private Scripts() {}

  public static Script before(String name, String sql, String undo) {
    return new Script(
        name, Script.When.BEFORE, sql, Optional.of(undo), false, true, List.<Condition>of());
  }

  public static Script after(String name, String sql, String undo) {
    return new Script(
        name, Script.When.AFTER, sql, Optional.of(undo), false, true, List.<Condition>of());
  }

  /** After the load, and nothing takes it back. */
  public static Script irreversible(String name, String sql) {
    return new Script(
        name, Script.When.AFTER, sql, Optional.empty(), true, true, List.<Condition>of());
  }

  /** The same plan with a step turned on or off. */
  public static MigrationPlan turned(MigrationPlan plan, String name, boolean on) {
    return plan.withScripts(
        plan.scripts().stream().map(s -> s.name().equals(name) ? s.withEnabled(on) : s).toList());
  }
}
