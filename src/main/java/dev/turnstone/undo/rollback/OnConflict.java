package dev.turnstone.undo.rollback;

/** What becomes of rows of the run that others changed since. */
public enum OnConflict {
  /** They stay as they are, and are listed. The default. */
  KEEP,
  /** They are taken back like all others. */
  OVERWRITE
}
