package dev.turnstone.plan;

/** How rows meet rows that are in the target already. */
public enum WriteMode {
  /** The target table must be empty (or be created by this plan). The default. */
  INTO_EMPTY,
  /** Rows are added; a row whose key is there already is set aside. */
  INSERT,
  /**
   * Rows are added; a row whose key is there already changes it where it differs. Needs a key. Of
   * rows of one load that have the same key the first counts, the others are set aside.
   */
  UPSERT,
  /** Rows are added; a key that is there already stops the run. */
  FAIL_IF_EXISTS,
  /**
   * The table is replaced as a whole: a new one of the same definition is loaded beside it,
   * verified, and takes its place; the old one is kept beside it for the undo. Others see all old
   * or all new rows.
   */
  REPLACE;

  /** True when the table holds what is loaded and nothing else. */
  public boolean alone() {
    return this == INTO_EMPTY || this == REPLACE;
  }
}
