package dev.turnstone.ui.compare;

import dev.turnstone.undo.difference.TableComparison;

/**
 * A table as the list has it.
 *
 * @param name as the right side calls it
 * @param title the same, with the left side's name where that is another
 * @param added in words, with its sign; empty: none
 * @param changed likewise
 * @param removed likewise
 * @param why it was not compared; empty: it was
 */
public record TableLine(
    TableComparison table,
    String name,
    String title,
    String added,
    String changed,
    String removed,
    String why) {

  /** True when there is something to look at: rows that differ, or that it was not compared. */
  public boolean remarkable() {
    return !table.identical();
  }
}
