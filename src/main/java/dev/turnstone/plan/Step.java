package dev.turnstone.plan;

import dev.turnstone.catalog.TableName;
import java.util.Optional;

/**
 * One thing that carrying a plan out does, and what takes it back. The names of kinds and undos are
 * part of the command line's JSON.
 *
 * @param table the target table it is about; empty: it is a script of the plan
 * @param script the script's name; empty: it is about a table
 */
public record Step(Optional<TableName> table, Optional<String> script, Kind kind, Undo undo) {
  static Step of(TableName table, Kind kind, Undo undo) {
    return new Step(Optional.of(table), Optional.empty(), kind, undo);
  }

  static Step of(Script script) {
    Kind kind =
        script.when() == Script.When.BEFORE ? Kind.RUN_SCRIPT_BEFORE : Kind.RUN_SCRIPT_AFTER;
    Undo undo = script.undo().isPresent() ? Undo.RUN_UNDO_SCRIPT : Undo.IRREVERSIBLE;
    return new Step(Optional.empty(), Optional.of(script.name()), kind, undo);
  }

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
    SET_COUNTER,
    /** A script of the plan, before tables are made or loaded. */
    RUN_SCRIPT_BEFORE,
    /** A script of the plan, once all rows are in and keys are validated. */
    RUN_SCRIPT_AFTER,
    /** A new table of the same definition is loaded beside the table. */
    LOAD_BESIDE,
    /** The new table takes the place of the old one, which is kept beside it. */
    SWAP
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
    SET_BACK,
    /** The script's own undo script. */
    RUN_UNDO_SCRIPT,
    /** Nothing takes it back. */
    IRREVERSIBLE,
    /** The old table takes its place again, unless others changed the new one since. */
    SWAP_BACK
  }
}
