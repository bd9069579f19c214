package dev.turnstone.jdbc.sqlite;

import dev.turnstone.catalog.Column;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.PriorRows;
import dev.turnstone.row.RowSink.RefusedRow;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.Written;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;

/**
 * Inserts rows, several to a statement. SQLite undoes a whole statement of which one row is
 * refused, so the rows of that statement are then sent one by one. {@code OR ABORT} stands before
 * whatever the table says about conflicts, so that no row is replaced or skipped in silence.
 */
final class InsertRows implements RowStatements {
  private static final int PARAMETERS = 160;
  private static final int MOST_ROWS = 20;

  private final Connection connection;
  private final String singleSql;
  private final NativeStatement single;
  private final NativeStatement group;
  private final RowRefusals refusals;
  private final int columns;
  private final int[] pending;
  private int waiting;

  InsertRows(Connection connection, TableWrite write) throws SQLException {
    this.connection = connection;
    columns = write.columns().size();
    pending = new int[Math.max(1, Math.min(MOST_ROWS, PARAMETERS / columns))];
    singleSql = sql(write, 1);
    single = new NativeStatement(connection, singleSql);
    group = new NativeStatement(connection, sql(write, pending.length));
    refusals = new RowRefusals(write.table().name().toString(), write.table().name().name());
  }

  private static String sql(TableWrite write, int rows) {
    String row = "(" + String.join(",", Collections.nCopies(write.columns().size(), "?")) + ")";
    return "INSERT OR ABORT INTO "
        + Quoted.name(write.table().name().name())
        + " ("
        + Quoted.list(write.columns().stream().map(Column::name).toList())
        + ") VALUES "
        + String.join(",", Collections.nCopies(rows, row));
  }

  @Override
  public Written send(RowBuffer rows, RefusedRow refused, PriorRows prior) throws SQLException {
    long inserted = 0;
    waiting = 0;
    for (int row = 0; row < rows.rows(); row++) {
      Problem known = rows.refusal(row);
      if (known != null) {
        refused.refused(rows.ordinal(row), known);
        continue;
      }
      pending[waiting++] = row;
      if (waiting == pending.length) {
        inserted += sendGroup(rows, refused);
        waiting = 0;
      }
    }
    return new Written(inserted + sendSingly(rows, refused), 0, 0);
  }

  private long sendGroup(RowBuffer rows, RefusedRow refused) throws SQLException {
    int code = NativeStatement.OK;
    for (int i = 0; i < waiting && code == NativeStatement.OK; i++) {
      code = rows.bind(pending[i], group, 1 + i * columns);
    }
    if (code == NativeStatement.OK) {
      code = group.step();
      if (code == NativeStatement.DONE) {
        Confirmed.require(group.changes(), waiting);
        group.reset();
        return waiting;
      }
    }
    if (!RowRefusals.concernsRow(code)) {
      throw group.failure(code);
    }
    group.reset();
    return sendSingly(rows, refused);
  }

  private long sendSingly(RowBuffer rows, RefusedRow refused) throws SQLException {
    long inserted = 0;
    for (int i = 0; i < waiting; i++) {
      int code = rows.bind(pending[i], single, 1);
      if (code == NativeStatement.OK) {
        code = single.step();
      }
      if (code == NativeStatement.DONE) {
        Confirmed.require(single.changes(), 1);
        single.reset();
        inserted++;
      } else {
        refuse(rows.ordinal(pending[i]), code, refused);
      }
    }
    return inserted;
  }

  private void refuse(long ordinal, int code, RefusedRow refused) throws SQLException {
    if (!RowRefusals.concernsRow(code)) {
      throw single.failure(code);
    }
    Problem reason = refusals.of(code, single.message());
    single.reset();
    Confirmed.requireStillValid(connection, singleSql, code);
    refused.refused(ordinal, reason);
  }

  @Override
  public void close() throws SQLException {
    single.close();
    group.close();
  }
}
