package dev.turnstone.app;

import dev.turnstone.undo.rollback.OnConflict;
import java.util.Set;

/**
 * What of a run is undone, and how.
 *
 * @param tables names of target tables, without schema; empty: all
 */
public record UndoChoice(OnConflict onConflict, Set<String> tables) {
  /** All of it; what others changed is left alone. */
  public static final UndoChoice ALL = new UndoChoice(OnConflict.KEEP, Set.of());

  public UndoChoice {
    tables = Set.copyOf(tables);
  }
}
