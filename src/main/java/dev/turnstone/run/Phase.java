package dev.turnstone.run;

import java.util.Locale;

/** The phases of a run, in order. Lower-case names are part of the command line's JSON. */
public enum Phase {
  CHECK,
  SNAPSHOT,
  CREATE,
  LOAD,
  INDEXES,
  KEYS,
  SEQUENCES,
  VERIFY,
  UNDO;

  /** The name in JSON. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
