package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.Column;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.row.Cell;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.TableRead;
import dev.turnstone.row.WithheldValues;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks over the rows of one query while the server still sends them. */
final class MariaCursor implements RowCursor {
  /** Bytes that the rows held at a time may take; but one row is always held. */
  private static final long WINDOW = 2 << 20;

  private static final int MOST_ROWS = 64;

  private final Connection connection;
  private final SizeGuard guard;
  private final WithheldValues withheld;
  private final Statement statement;
  private final ResultSet rows;
  private final Column[] columns;
  private final ReadForm[] forms;
  private final Failures failures;
  private final Runnable interrupt;
  private boolean open = true;
  private boolean atEnd;
  private @Nullable EngineException broken;

  /** What the query gives: the columns, and what the guard has to say behind them. */
  record Rows(TableRead read, List<Column> columns, SizeGuard guard) {}

  /**
   * Starts the query.
   *
   * @param interrupt makes the server stop sending, for a cursor that is closed early
   */
  MariaCursor(
      Connection connection, String sql, Rows shape, Failures failures, Runnable interrupt) {
    List<Column> columns = shape.columns();
    this.connection = connection;
    this.guard = shape.guard();
    this.withheld = new WithheldValues(shape.read());
    this.columns = columns.toArray(Column[]::new);
    this.forms = columns.stream().map(ReadForm::of).toArray(ReadForm[]::new);
    this.failures = failures;
    this.interrupt = interrupt;
    try {
      statement = connection.createStatement();
      statement.setFetchSize(window(columns));
      rows = statement.executeQuery(sql);
    } catch (SQLException e) {
      throw failures.of(e); // the connection closes the statement with itself
    }
  }

  private static int window(List<Column> columns) {
    long widest = columns.stream().mapToLong(ReadForm::mostBytes).sum();
    return (int) Math.max(1, Math.min(MOST_ROWS, WINDOW / Math.max(1, widest)));
  }

  @Override
  public boolean next() {
    if (broken != null) {
      throw broken;
    }
    if (atEnd) {
      return false;
    }
    try {
      atEnd = !rows.next();
      if (!atEnd && guard.active()) {
        look();
      }
      return !atEnd;
    } catch (SQLException e) {
      broken = failures.of(e);
      throw broken;
    } catch (OutOfMemoryError e) {
      broken = abandoned(e);
      throw broken;
    }
  }

  private void look() throws SQLException {
    withheld.none();
    String told = rows.getString(columns.length + 1);
    if (told != null) {
      guard.tell(told, withheld);
    }
  }

  /** The driver stands somewhere in the middle of a packet: the connection is of no use. */
  private Stopped abandoned(OutOfMemoryError e) {
    Stopped reason = Stopped.memoryExhausted(e);
    try {
      connection.abort(Runnable::run);
    } catch (SQLException second) {
      reason.addSuppressed(second);
    }
    return reason;
  }

  @Override
  public boolean complete() {
    return !withheld.any();
  }

  @Override
  public long withheld(int column) {
    return withheld.bytes(column);
  }

  @Override
  public void read(int column, Cell into) {
    withheld.requireReadable(column);
    try {
      forms[column].read(rows, column + 1, columns[column], into);
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  @Override
  public void close() {
    if (!open) {
      return;
    }
    open = false;
    if (!atEnd && broken == null) {
      interrupt.run();
    }
    try (statement) {
      rows.close(); // reads over what is still on its way, keeping none of it
    } catch (SQLException e) {
      // the server's answer to the interrupt; a broken connection shows itself at its next use
    }
  }
}
