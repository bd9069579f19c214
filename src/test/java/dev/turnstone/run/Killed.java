package dev.turnstone.run;

/** Stands in for the end of the process: nothing in a run catches it. */
final class Killed extends Error {
  private static final long serialVersionUID = 1;

  Killed() {
    super("killed");
  }
}
