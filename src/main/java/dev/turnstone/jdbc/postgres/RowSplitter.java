package dev.turnstone.jdbc.postgres;

import dev.turnstone.jdbc.postgres.copy.RowBuffer;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.PriorRows;
import dev.turnstone.row.RowSink.RefusedRow;
import dev.turnstone.row.Written;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Sends buffered rows so that a refused row costs that row alone. Stretches that the server refuses
 * are undone and cut, first where the server says it was; their length follows how many rows were
 * good before, so that a few bad rows cost a few attempts and many cost one attempt each.
 */
final class RowSplitter {
  private static final String KEEP = "RELEASE SAVEPOINT turnstone_rows";
  private static final String BACK = "ROLLBACK TO SAVEPOINT turnstone_rows";

  /** A good stretch makes the next one so many times longer. */
  private static final int GROWTH = 4;

  static final String BEFORE = "SAVEPOINT turnstone_rows";

  private final Session session;
  private final Load load;
  private final RowRefusal refusal;

  RowSplitter(Session session, Load load, RowRefusal refusal) {
    this.session = session;
    this.load = load;
    this.refusal = refusal;
  }

  /** Why a stretch failed, and how many of its rows seem to be good. */
  private record Failure(Problem reason, int good) {}

  private Written total = Written.NOTHING;
  private @Nullable RowBuffer rows;
  private @Nullable SQLException early;
  private PriorRows prior = PriorRows.NONE;

  /**
   * Starts to send all rows inside the open transaction. Until {@link #finish} they must stay as
   * they are, and the connection can do nothing else.
   */
  void start(RowBuffer full) {
    if (full.count() == 0) return;
    rows = full;
    early = begun(full, 0, full.count());
  }

  /** Starts a stretch; a complaint counts when it is finished. */
  private @Nullable SQLException begun(RowBuffer sent, int from, int to) {
    try {
      load.start(sent, from, to);
      return null;
    } catch (SQLException e) {
      return e;
    }
  }

  /** Gives up what was started; the caller rolls back. */
  void abandon() throws SQLException {
    rows = null;
    load.abandon();
  }

  /**
   * Brings what was started to its end, row by row where need be.
   *
   * @param told of the rows that were there
   * @return counts of the rows that were not refused
   * @throws SQLException when it is not a row that the server complains of
   */
  Written finish(RefusedRow refused, PriorRows told) throws SQLException {
    RowBuffer sent = rows;
    rows = null;
    prior = told;
    return sent == null ? Written.NOTHING : settle(sent, refused);
  }

  private Written settle(RowBuffer sent, RefusedRow refused) throws SQLException {
    total = Written.NOTHING;
    int count = sent.count();
    long window = count;
    long good = 0;
    int suspect = -1;
    boolean started = true;
    for (int at = 0; at < count; ) {
      int end = (int) Math.min(count, at + window);
      if (!started) early = begun(sent, at, end);
      started = false;
      Failure failure = attempt(at, end);
      if (failure == null) {
        good += end - at;
        window = end == suspect ? 1 : window * GROWTH;
        at = end;
      } else if (end - at == 1) {
        refused.refused(sent.ordinal(at), failure.reason());
        window = Math.max(1, 2 * good);
        good = 0;
        at = end;
      } else {
        window = failure.good() > 0 ? failure.good() : failure.good() == 0 ? 1 : (end - at) / 2;
        suspect = failure.good() > 0 ? at + failure.good() : -1;
      }
    }
    return total;
  }

  private Written finished() throws SQLException {
    SQLException told = early;
    early = null;
    if (told == null) return load.finish(prior);
    load.abandon();
    throw told;
  }

  private @Nullable Failure attempt(int from, int to) throws SQLException {
    try {
      Written written = finished();
      if (written.rows() == to - from) {
        session.run(KEEP + "; " + BEFORE);
        total = total.plus(written);
        prior.kept();
        return null;
      }
      undo();
      return new Failure(refusal.swallowed(), -1);
    } catch (SQLException e) {
      if (!RowRefusal.blamesRows(e)) throw e;
      undo();
      int line = RowRefusal.suspect(e);
      boolean inside = line > 0 && line <= to - from;
      return new Failure(refusal.of(e), inside ? line - 1 : -1);
    }
  }

  private void undo() throws SQLException {
    session.run(BACK);
    prior.undone();
  }
}
