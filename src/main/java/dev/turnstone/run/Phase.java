package dev.turnstone.run;

import java.util.Locale;

/**
 * The phases of a run, in order, and that of a rehearsal. Lower-case names are part of the command
 * line's JSON.
 */
public enum Phase {
  CHECK,
  SNAPSHOT,
  CREATE,
  LOAD,
  INDEXES,
  KEYS,
  SEQUENCES,
  /** Scripts of the plan, before the load or after it. */
  STEPS,
  VERIFY,
  SWAP,
  UNDO,
  REHEARSE;

  /** True while rows are read, of which it is known how many there are. */
  public boolean countsRows() {
    return this == LOAD || this == REHEARSE;
  }

  /** The name in JSON. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
