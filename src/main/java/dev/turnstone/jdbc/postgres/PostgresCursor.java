package dev.turnstone.jdbc.postgres;

import dev.turnstone.jdbc.postgres.copy.BinaryRow;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.row.Cell;
import dev.turnstone.row.RowCursor;
import java.io.StreamCorruptedException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyOut;

/** Walks over the rows of one COPY TO STDOUT; closing it early leaves the transaction usable. */
final class PostgresCursor implements RowCursor {
  private static final String BEFORE = "SAVEPOINT turnstone_read";
  private static final String KEEP = "RELEASE SAVEPOINT turnstone_read";
  private static final String BACK = "ROLLBACK TO SAVEPOINT turnstone_read";

  private final Session session;
  private final CopyOut copy;
  private final BinaryRow row;
  private final PostgresErrors errors;
  private final Location where;
  private final TooLarge tooLarge;
  private boolean open = true;

  private PostgresCursor(Session session, CopyOut copy, BinaryRow row, Reading reading) {
    this.session = session;
    this.copy = copy;
    this.row = row;
    errors = reading.errors();
    where = reading.where();
    tooLarge = reading.tooLarge();
  }

  /** Who is to be told what went wrong where. */
  record Reading(PostgresErrors errors, Location where, TooLarge tooLarge) {}

  /** Starts the COPY. */
  static PostgresCursor open(Session session, String sql, BinaryRow row, Reading reading)
      throws SQLException {
    session.run(BEFORE);
    try {
      return new PostgresCursor(session, session.copyOut(sql), row, reading);
    } catch (SQLException e) {
      if (!PostgresErrors.broken(e)) session.run(BACK);
      throw e;
    }
  }

  @Override
  public boolean next() {
    if (!open) return false;
    row.release();
    try {
      for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
        if (row.take(message)) {
          tooLarge.look(row);
          return true;
        }
      }
      end();
      return false;
    } catch (SQLException e) {
      throw failed(e);
    } catch (StreamCorruptedException e) {
      throw errors.lost(String.valueOf(e.getMessage()), e);
    } catch (OutOfMemoryError e) {
      open = false;
      session.abandon(); // the driver stands somewhere in the middle of a message
      throw Stopped.memoryExhausted(e);
    }
  }

  /** The end is believed when the format's mark, the server's count and ours agree. */
  private void end() throws SQLException {
    if (!row.ended() || copy.getHandledRowCount() != row.rows()) {
      throw new SQLException("the rows ended before the server said so", "08006");
    }
    open = false;
    session.run(KEEP);
  }

  private RuntimeException failed(SQLException e) {
    open = false;
    if (!PostgresErrors.broken(e)) {
      SQLException second = tryBack();
      if (second != null) e.addSuppressed(second);
    }
    return errors.of(e, where);
  }

  private @Nullable SQLException tryBack() {
    try {
      session.run(BACK);
      return null;
    } catch (SQLException e) {
      return e;
    }
  }

  @Override
  public void read(int column, Cell into) {
    tooLarge.values().requireReadable(column);
    row.read(column, into);
  }

  @Override
  public boolean complete() {
    return !tooLarge.values().any();
  }

  @Override
  public long withheld(int column) {
    return tooLarge.values().bytes(column);
  }

  @Override
  public void close() {
    if (!open) return;
    open = false;
    try {
      session.stop(copy);
      session.run(BACK);
    } catch (SQLException e) {
      throw errors.of(e, where);
    }
  }
}
