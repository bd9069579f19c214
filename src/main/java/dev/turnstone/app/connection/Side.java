package dev.turnstone.app.connection;

/** Which end of a migration a database is. */
public enum Side {
  /** It is read and never written. */
  SOURCE,
  /** Rows are written to it. */
  TARGET
}
