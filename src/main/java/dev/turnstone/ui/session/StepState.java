package dev.turnstone.ui.session;

/** How a step stands, whether it is the one that is shown or not. */
public enum StepState {
  TO_DO,
  DONE,
  /** It was done, and something before it changed since: what it shows may no longer hold. */
  STALE
}
