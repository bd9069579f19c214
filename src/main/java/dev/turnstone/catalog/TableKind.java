package dev.turnstone.catalog;

/** What a table is. Only {@link #holdsRows} kinds can be carried over. */
public enum TableKind {
  PLAIN(true),
  /** The root of a partitioned table: reading it reads every partition. */
  PARTITIONED(true),
  /** A partition; its rows belong to its root. */
  PARTITION(false),
  /** A table that others inherit from or that inherits: read with ONLY. */
  INHERITED(true),
  /** With system versioning: the present rows are carried, the history is not. */
  SYSTEM_VERSIONED(true),
  VIEW(false),
  MATERIALIZED_VIEW(false),
  /** Virtual (FTS5, R-Tree, ..). */
  VIRTUAL(false),
  /** Belongs to a virtual table. */
  SHADOW(false),
  FOREIGN(false);

  private final boolean holdsRows;

  TableKind(boolean holdsRows) {
    this.holdsRows = holdsRows;
  }

  /** True when rows can be read from and written to it as to a table. */
  public boolean holdsRows() {
    return holdsRows;
  }
}
