package dev.turnstone.ui.guided;

/** What a task offers beside its first button. */
public enum Offer {
  /** What the target is used for, and the passwords that are needed. */
  ACCESS,
  /** To try the way back on copies. */
  COPIES,
  /** How the rehearsal goes, and to stop it. */
  REHEARSAL,
  /** To say that one may begin. */
  CONSENT,
  /** To type the name of the target. */
  NAME,
  /** How the upgrade goes, or how far it came. */
  PROGRESS,
  /** To pause and to stop it. */
  PAUSE,
  /** To save what was kept aside. */
  ASIDE,
  /** To take the upgrade back. */
  TAKE_BACK
}
