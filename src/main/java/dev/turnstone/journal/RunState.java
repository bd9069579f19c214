package dev.turnstone.journal;

/** Where a run stands. The names are part of the command line's JSON. */
public enum RunState {
  /** Working, or was killed while working: it can be resumed once its process is gone. */
  RUNNING,
  /** Stopped at a safe place; can be resumed. */
  STOPPED,
  /** Every row is in the target and was read back equal. */
  DONE,
  /** As DONE, but some rows were set aside. */
  DONE_WITH_SET_ASIDE,
  /** Refused before anything was written. */
  REFUSED,
  /** The target does not hold what was written, or the balance does not hold. */
  DIFFERENT,
  /**
   * The slice of a canary is in the target and was read back equal; it waits to be promoted or
   * taken back.
   */
  CANARY,
  /** What it wrote was taken back, but for rows that others had a hand in. */
  UNDONE,
  /**
   * It is being undone, or that stopped on its way: undo goes on with it, and nothing else does.
   */
  UNDO_STOPPED;

  /** True when nothing is left to resume. */
  public boolean ended() {
    return this != RUNNING && this != STOPPED;
  }
}
