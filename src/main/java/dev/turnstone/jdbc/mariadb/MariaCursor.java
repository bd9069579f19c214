package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.Column;
import dev.turnstone.problem.EngineException;
import dev.turnstone.row.Cell;
import dev.turnstone.row.RowCursor;
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

  private final Statement statement;
  private final ResultSet rows;
  private final Column[] columns;
  private final ReadForm[] forms;
  private final Failures failures;
  private final Runnable interrupt;
  private boolean open = true;
  private boolean atEnd;
  private @Nullable EngineException broken;

  /**
   * Starts the query.
   *
   * @param interrupt makes the server stop sending, for a cursor that is closed early
   */
  MariaCursor(
      Connection connection,
      String sql,
      List<Column> columns,
      Failures failures,
      Runnable interrupt) {
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
      return !atEnd;
    } catch (SQLException e) {
      broken = failures.of(e);
      throw broken;
    }
  }

  @Override
  public void read(int column, Cell into) {
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
