package dev.turnstone.plan;

import java.util.List;
import java.util.Optional;

/**
 * A step of a plan in SQL of its own: a script that a run carries out once on the target, and the
 * script that takes it back.
 *
 * @param name told in results; one line, not blank, no two alike
 * @param sql one or several statements, each but the last with its semicolon
 * @param undo likewise, what takes the script back; empty: nothing does
 * @param irreversible true when somebody has said that nothing takes it back
 * @param enabled false: it is left out of the run, on purpose
 * @param conditions asked right before the script and right after it
 */
public record Script(
    String name,
    When when,
    String sql,
    Optional<String> undo,
    boolean irreversible,
    boolean enabled,
    List<Condition> conditions) {
  /** The longest name, in characters. */
  public static final int LONGEST_NAME = 100;

  public Script {
    conditions = List.copyOf(conditions);
  }

  /** When it is carried out. */
  public enum When {
    /** Before tables are made or loaded. */
    BEFORE,
    /** Once all rows are in and keys are validated. */
    AFTER
  }

  /** The same script, carried out or left out. */
  public Script withEnabled(boolean other) {
    return new Script(name, when, sql, undo, irreversible, other, conditions);
  }

  /** The same script with other conditions. */
  public Script with(List<Condition> others) {
    return new Script(name, when, sql, undo, irreversible, enabled, others);
  }
}
