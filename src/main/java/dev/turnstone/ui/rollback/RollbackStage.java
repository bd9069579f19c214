package dev.turnstone.ui.rollback;

/** How far a roll back is. */
public enum RollbackStage {
  /** What it would do is being found out; nothing is written. */
  LOOKING,
  /** What it would do is shown. */
  READY,
  /** It is carried out. */
  RUNNING,
  /** It stopped on its way, at a safe place. */
  STOPPED,
  /** It came to its end. */
  DONE,
  /** It cannot be done, or nothing can be told of it. */
  FAILED
}
