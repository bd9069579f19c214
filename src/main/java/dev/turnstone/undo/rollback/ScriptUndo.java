package dev.turnstone.undo.rollback;

import dev.turnstone.plan.Script;

/** What became, or would become, of one script that the run had carried out. */
public record ScriptUndo(String name, Script.When when, Outcome outcome) {
  /** The names are part of the command line's JSON. */
  public enum Outcome {
    /** Its undo script was carried out, or would be. */
    UNDONE,
    /** Nothing takes it back. */
    IRREVERSIBLE,
    /** Not all tables of the run are undone; scripts are taken back with the whole run. */
    LEFT
  }
}
