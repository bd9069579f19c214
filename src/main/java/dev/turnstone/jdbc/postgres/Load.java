package dev.turnstone.jdbc.postgres;

import dev.turnstone.jdbc.postgres.copy.CopyWriter;
import dev.turnstone.jdbc.postgres.copy.RowBuffer;
import dev.turnstone.row.PriorRows;
import dev.turnstone.row.Written;
import java.sql.SQLException;

/** The way buffered rows get into a table. */
interface Load {
  /** Encodes the rows. */
  CopyWriter writer();

  /**
   * Starts to send a stretch of rows; the server works on them while this side goes on. Until
   * {@link #finish} the connection can do nothing else and the rows must stay as they are.
   */
  void start(RowBuffer rows, int from, int to) throws SQLException;

  /**
   * Waits until the server is done with the stretch; what it took is undone by the caller when it
   * refuses or when the counts do not add up.
   *
   * @param prior told of the rows that were there, whether the caller undoes it or not
   */
  Written finish(PriorRows prior) throws SQLException;

  /** Gives up what was started; no-op when nothing was. */
  void abandon() throws SQLException;

  /** Takes away what it made for itself; no chunk is open. */
  default void dismantle() throws SQLException {}
}
