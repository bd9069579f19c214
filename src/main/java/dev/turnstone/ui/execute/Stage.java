package dev.turnstone.ui.execute;

/** What the page shows. */
public enum Stage {
  /** Nobody knows yet; the runs are being looked at. */
  LOOKING,
  /** Nothing runs, and a run can be begun. */
  BEFORE,
  /** This window carries a run out, or takes a canary back. */
  WORKING,
  /** Another process works on the newest run. */
  ELSEWHERE,
  /** The newest run stopped or was killed, and can go on. */
  PAUSED,
  /** The newest run has ended, and its outcome is shown. */
  ENDED
}
