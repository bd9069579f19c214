package dev.turnstone.ui.compare;

import dev.turnstone.journal.RunState;

/**
 * A run that can be chosen.
 *
 * @param name as the workspace knows it
 * @param shown when it began and how it stands, in words
 */
public record RunChoice(String name, RunState state, boolean working, String shown) {
  /** True when it can be taken back. */
  public boolean undoable() {
    return state != RunState.REFUSED && state != RunState.UNDONE;
  }

  @Override
  public String toString() {
    return shown;
  }

  /** False while a process works on it, or after it was killed. */
  boolean over() {
    return state != RunState.RUNNING;
  }
}
