package dev.turnstone.jdbc.postgres;

import dev.turnstone.jdbc.postgres.copy.CopyWriter;
import dev.turnstone.row.Written;
import java.sql.SQLException;

/** The way buffered rows get into a table. */
interface Load {
  /** Encodes the rows. */
  CopyWriter writer();

  /**
   * Sends a stretch of the buffered rows; what the server took of them is undone by the caller when
   * it refuses or when the counts do not add up.
   */
  Written send(int from, int to) throws SQLException;

  /** Takes away what it made for itself; no chunk is open. */
  default void dismantle() throws SQLException {}
}
