package dev.turnstone.jdbc.sqlite;

import dev.turnstone.catalog.Column;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.RowSink.RefusedRow;
import dev.turnstone.row.TableWrite;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.sqlite.SQLiteErrorCode;

/** The keys that a run has written of a table; a row whose key is among them is refused. */
final class WrittenKeys implements AutoCloseable {
  private final NativeStatement remember;
  private final NativeStatement forget;
  private final Problem twice;

  WrittenKeys(Connection connection, TableWrite write, String run) throws SQLException {
    List<String> names = write.columns().stream().map(Column::name).toList();
    String keys = KeyTables.name(run, write.table().name());
    String key =
        write.key().stream()
            .map(k -> "?" + (names.indexOf(k) + 1))
            .collect(Collectors.joining(", "));
    String last = "?" + names.size(); // named, so that there is a parameter for every column
    remember =
        new NativeStatement(
            connection,
            "INSERT OR ABORT INTO " + keys + " SELECT " + key + " WHERE " + last + " IS " + last);
    forget =
        new NativeStatement(
            connection,
            "DELETE FROM " + keys + " WHERE rowid = (SELECT max(rowid) FROM " + keys + ")");
    Location where = Location.table(write.table().name().toString());
    twice = Problem.blocker(Code.KEY_TWICE, where, String.join(", ", write.key()));
  }

  /** Adds the row's key; false when it was written before, and the row is refused. */
  boolean remember(RowBuffer rows, int row, RefusedRow refused) throws SQLException {
    int code = rows.bind(row, remember, 1);
    if (code == NativeStatement.OK) {
      code = remember.step();
    }
    if (code == NativeStatement.DONE) {
      remember.reset();
      return true;
    }
    if (code != SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE.code) {
      throw remember.failure(code);
    }
    remember.reset();
    refused.refused(rows.ordinal(row), twice);
    return false;
  }

  /** The row whose key was added last was refused for another reason. */
  void forgetLast() throws SQLException {
    int code = forget.step();
    if (code != NativeStatement.DONE) {
      throw forget.failure(code);
    }
    forget.reset();
  }

  @Override
  public void close() throws SQLException {
    remember.close();
    forget.close();
  }
}
