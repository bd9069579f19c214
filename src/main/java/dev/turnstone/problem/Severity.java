package dev.turnstone.problem;

/** How much a {@link Problem} stands in the way, from harmless to forbidding. */
public enum Severity {
  /** Worth knowing; nothing to do. */
  NOTE,
  /** The work can go on, but a person should look. */
  WARNING,
  /** The work is refused until this is settled; nothing is written. */
  BLOCKER
}
