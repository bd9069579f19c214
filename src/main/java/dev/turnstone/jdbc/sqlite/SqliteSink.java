package dev.turnstone.jdbc.sqlite;

import dev.turnstone.plan.WriteMode;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.Lease;
import dev.turnstone.row.PriorRows;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RowWriter;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.Written;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Writes chunks to a file that has one writer. A chunk is collected as bytes first; its transaction
 * starts only when it is complete or large, so that other workers read and convert meanwhile.
 */
final class SqliteSink implements RowSink {
  private static final int LARGE = 8 << 20;

  private final WriteSession session;
  private final Lease lease;
  private final int large =
      (int) Math.min(LARGE, Math.max(1 << 20, Runtime.getRuntime().maxMemory() / 32));

  private @Nullable TableWrite write;
  private @Nullable RowBuffer buffer;
  private @Nullable RowStatements statements;
  private Written written = Written.NOTHING;
  private PriorRows prior = PriorRows.NONE;
  private boolean open;

  SqliteSink(WriteSession session, Lease lease) {
    this.session = session;
    this.lease = lease;
  }

  @Override
  public RowWriter begin(TableWrite next, PriorRows wanted) {
    rollback();
    prior = wanted;
    if (buffer == null || !next.equals(write)) {
      closeStatements();
      write = next;
      buffer = new RowBuffer(next, session.encoding());
    }
    return buffer;
  }

  @Override
  public void flush(RefusedRow refused) {
    RowBuffer rows = required(buffer);
    if (rows.bytes() >= large || rows.crowded()) {
      send(rows, refused);
    } else {
      rows.keep();
    }
  }

  @Override
  public Written finish(RefusedRow refused) {
    RowBuffer rows = required(buffer);
    if (rows.rows() > 0) {
      send(rows, refused);
    }
    return written;
  }

  private void send(RowBuffer rows, RefusedRow refused) {
    startTransaction();
    try {
      if (statements == null) {
        statements = statements(required(write));
      }
      written = written.plus(statements.send(rows, refused, prior));
      rows.clear();
    } catch (SQLException e) {
      giveUp();
      throw SqliteErrors.of(session.file(), e);
    } catch (RuntimeException e) {
      giveUp();
      throw e;
    }
  }

  /** A statement that failed half way cannot be used again as it stands. */
  private void giveUp() {
    try {
      closeStatements();
    } finally {
      rollback();
    }
  }

  private void startTransaction() {
    if (!open) {
      session.begin();
      open = true;
    }
  }

  private RowStatements statements(TableWrite table) throws SQLException {
    return table.mode() == WriteMode.UPSERT
        ? new UpsertRows(session.connection(), session.file(), table)
        : new InsertRows(session.connection(), table);
  }

  @Override
  public void commit(ChunkMarker marker) {
    startTransaction();
    try {
      SqliteLedger.requireHeld(session.connection(), lease);
      SqliteLedger.mark(session.connection(), marker);
    } catch (SQLException e) {
      rollback();
      throw SqliteErrors.of(session.file(), e);
    } catch (RuntimeException e) {
      rollback();
      throw e;
    }
    open = false;
    written = Written.NOTHING;
    session.commit();
  }

  @Override
  public void rollback() {
    if (buffer != null) {
      buffer.clear();
    }
    written = Written.NOTHING;
    if (open) {
      open = false;
      session.rollback();
    }
  }

  @Override
  public void close() {
    try {
      rollback();
    } finally {
      closeStatements();
    }
  }

  private void closeStatements() {
    if (statements == null) {
      return;
    }
    try {
      statements.close();
    } catch (SQLException e) {
      throw SqliteErrors.of(session.file(), e);
    } finally {
      statements = null;
    }
  }

  private static <T> T required(@Nullable T begun) {
    if (begun == null) {
      throw new IllegalStateException("begin comes first");
    }
    return begun;
  }
}
