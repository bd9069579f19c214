package dev.turnstone.plan;

import dev.turnstone.catalog.TableName;

/**
 * One thing that carrying a plan out does to a target table, and what takes it back. The names of
 * kinds and undos are part of the command line's JSON.
 */
public record Step(TableName table, Kind kind, Undo undo) {
  /** What is done, in the order of the run. */
  public enum Kind {
    CREATE_TABLE,
    /** Foreign keys, secondary indexes and triggers are taken away or switched off for the load. */
    TAKE_AWAY,
    /** Rows are added. */
    ADD_ROWS,
    /** Rows are added, and rows of the same key changed. */
    ADD_AND_CHANGE_ROWS,
    /** Keys, indexes and foreign keys are made or come back, and are validated. */
    BUILD_KEYS,
    /** The counter of an identity column or sequence is set past the data. */
    SET_COUNTER
  }

  /** What takes it back. */
  public enum Undo {
    /** Unless rows of others are in it. */
    DROP_TABLE,
    BRING_BACK,
    /** Those that are as the run wrote them; others are kept and listed. */
    REMOVE_ROWS,
    /** Removes added rows and gives changed ones their values of before, likewise. */
    REMOVE_AND_RESTORE_ROWS,
    /** Goes with the table, or was there before. */
    NOTHING,
    /** Where nobody drew a number since. */
    SET_BACK
  }
}
