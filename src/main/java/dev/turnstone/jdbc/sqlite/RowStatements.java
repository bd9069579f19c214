package dev.turnstone.jdbc.sqlite;

import dev.turnstone.row.PriorRows;
import dev.turnstone.row.RowSink.RefusedRow;
import dev.turnstone.row.Written;
import java.sql.SQLException;

/** The prepared statements that put rows of one table into the file. */
interface RowStatements extends AutoCloseable {
  /**
   * Writes the rows inside the transaction that is open; a row that is refused leaves the others
   * alone.
   *
   * @param prior told of the rows that an upsert finds
   * @return what SQLite confirmed, by the rows each statement changed
   */
  Written send(RowBuffer rows, RefusedRow refused, PriorRows prior) throws SQLException;

  @Override
  void close() throws SQLException;
}
