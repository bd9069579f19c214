package dev.turnstone.jdbc.mariadb;

import java.sql.SQLException;

/** A row has a key that the run has written before. */
final class KeyTwice extends SQLException {
  static final int DUPLICATE = 1062;

  private static final long serialVersionUID = 1;

  KeyTwice(SQLException cause) {
    super("a key that was written before", cause.getSQLState(), DUPLICATE, cause);
  }
}
