package dev.turnstone.jdbc.sqlite;

import dev.turnstone.catalog.Column;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.Cell;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.TableWrite;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The row that is in the table already when one of its key is brought in: whether there is one,
 * whether it would change, and what it holds. Valid from {@link #find} to {@link #leave}.
 */
final class FoundRow implements AutoCloseable {
  private final NativeStatement statement;
  private final TextEncoding encoding;
  private final Path file;
  private final Location where;
  private final int stored;
  private final int columns;
  private boolean there;

  /**
   * How a row is met.
   *
   * @param sameKey condition on the row called old, with the written columns as parameters
   * @param differs true where it would change
   */
  record Meeting(TableWrite write, String sameKey, String differs) {}

  FoundRow(Connection connection, Path file, Meeting meeting) throws SQLException {
    TableWrite write = meeting.write();
    this.encoding = TextEncoding.of(connection);
    this.file = file;
    this.where = Location.table(write.table().name().toString());
    this.stored = write.stored().size();
    this.columns = stored + write.key().size();
    this.statement = new NativeStatement(connection, sql(meeting));
  }

  /** The stored columns, the key as it is written, whether they differ, and the row's bytes. */
  private String sql(Meeting meeting) {
    TableWrite write = meeting.write();
    List<String> names = write.columns().stream().map(Column::name).toList();
    List<String> selected = new ArrayList<>();
    for (Column column : write.stored()) {
      selected.add(encoding.selected("old." + Quoted.name(column.name())));
    }
    for (Column key : write.keyInTableOrder()) {
      selected.add(encoding.selected("?" + (names.indexOf(key.name()) + 1)));
    }
    selected.add("(" + meeting.differs() + ")");
    selected.add(
        write.stored().stream()
            .map(c -> "ifnull(octet_length(old." + Quoted.name(c.name()) + "), 0)")
            .collect(Collectors.joining(" + ")));
    return "SELECT "
        + String.join(", ", selected)
        + " FROM "
        + Quoted.name(write.table().name().name())
        + " AS old WHERE "
        + meeting.sameKey();
  }

  /** Looks for the row; returns {@link NativeStatement#OK}, or why it cannot be asked for. */
  int find(RowBuffer rows, int row) throws SQLException {
    int code = rows.bind(row, statement, 1);
    there = code == NativeStatement.OK && statement.next();
    return code;
  }

  /** True when there is one. */
  boolean there() {
    return there;
  }

  /** True when it would change. */
  boolean differs() throws SQLException {
    return statement.longAt(columns * encoding.width()) != 0;
  }

  /** The row as it is, then the key as it is written. */
  RowCursor row(long mostBytes) throws SQLException {
    return new Standing(0, statement.longAt(columns * encoding.width() + 1), mostBytes);
  }

  /** The key as it is written. */
  RowCursor key() {
    return new Standing(stored, 0, 0);
  }

  /** Lets go of the row, before anything is written. */
  void leave() throws SQLException {
    statement.reset();
  }

  /** Some columns of the row. */
  private final class Standing implements RowCursor {
    private final int first;
    private final long bytes;
    private final long mostBytes;

    Standing(int first, long bytes, long mostBytes) {
      this.first = first;
      this.bytes = bytes;
      this.mostBytes = mostBytes;
    }

    @Override
    public boolean next() {
      return false;
    }

    @Override
    public boolean complete() {
      return bytes <= mostBytes;
    }

    @Override
    public void read(int column, Cell into) {
      if (!complete()) {
        throw new Stopped(Problem.blocker(Code.VALUE_BEYOND_MEMORY, where, Long.toString(bytes)));
      }
      try {
        StoredValue.read(statement, (first + column) * encoding.width(), encoding, into);
      } catch (SQLException e) {
        throw SqliteErrors.of(file, e);
      }
    }

    @Override
    public void close() {}
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
