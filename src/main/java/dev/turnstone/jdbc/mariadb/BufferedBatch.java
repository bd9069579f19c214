package dev.turnstone.jdbc.mariadb;

import dev.turnstone.jdbc.mariadb.Placement.Outcome;
import dev.turnstone.row.Written;
import java.sql.SQLException;

/** Writes runs of a buffer's rows in one of two ways, each run all or nothing. */
final class BufferedBatch implements Placement.Batch {
  private final LoadSession session;
  private final LoadBuffer rows;
  private final RowRefusal refusals;
  private final Way way;

  BufferedBatch(LoadSession session, LoadBuffer rows, RowRefusal refusals, Way way) {
    this.session = session;
    this.rows = rows;
    this.refusals = refusals;
    this.way = way;
  }

  /** How rows get into the table. */
  interface Way {
    /** Writes a run; an outcome without {@code written} or an exception is undone by the caller. */
    Outcome many(int from, int to) throws SQLException;

    /** Writes one row, or throws the server's exact reason. */
    Written one(int row) throws SQLException;

    /** What was written last stays. */
    default void kept() {}

    /** What was written last, or was not written as a whole, was undone. */
    default void undone() {}
  }

  @Override
  public Outcome writeAll(int from, int to) throws SQLException {
    session.mark();
    Outcome outcome;
    try {
      outcome = way.many(from, to);
    } catch (SQLException e) {
      passOnUnlessRow(e);
      outcome = Outcome.unclean(0);
    }
    if (outcome.written().isEmpty()) {
      session.undo();
      way.undone();
    } else {
      way.kept();
    }
    return outcome;
  }

  @Override
  public Outcome writeOne(int row) throws SQLException {
    session.mark();
    try {
      Outcome outcome = Outcome.clean(way.one(row));
      way.kept();
      return outcome;
    } catch (SQLException e) {
      passOnUnlessRow(e);
      session.undo();
      way.undone();
      return Outcome.refused(refusals.of(e));
    }
  }

  @Override
  public long ordinal(int row) {
    return rows.ordinal(row);
  }

  private static void passOnUnlessRow(SQLException failure) throws SQLException {
    if (!RowRefusal.concernsTheRow(failure)) {
      throw failure;
    }
  }

  /** Adds rows to the table itself. */
  static Way adding(LoadSession session, LoadBuffer rows, LoadTarget table) {
    return new Way() {
      @Override
      public Outcome many(int from, int to) throws SQLException {
        long bad = session.send(rows, from, to, table);
        return bad == 0 ? Outcome.clean(new Written(to - from, 0, 0)) : Outcome.unclean(bad);
      }

      @Override
      public Written one(int row) throws SQLException {
        session.insertOne(rows, row, table);
        return new Written(1, 0, 0);
      }
    };
  }
}
