package dev.turnstone.jdbc.mariadb;

import dev.turnstone.jdbc.mariadb.Placement.Outcome;
import dev.turnstone.row.PriorRows;
import dev.turnstone.row.Written;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sends rows to a stage and from there changes or adds. Rows of one key in one run collide in the
 * stage, so that they get apart; then the keys written so far refuse the later one.
 */
final class StageMerge implements BufferedBatch.Way {
  private final LoadSession session;
  private final LoadBuffer rows;
  private final WriteSql sql;
  private final LoadTarget stage;
  private final PriorRead found;
  private final Supplier<PriorRows> prior;

  /**
   * A way into one table.
   *
   * @param found reads what is there before it changes
   * @param prior who is told of it, another one in each chunk
   */
  StageMerge(
      LoadSession session,
      LoadBuffer rows,
      WriteSql sql,
      PriorRead found,
      Supplier<PriorRows> prior) {
    this.session = session;
    this.rows = rows;
    this.sql = sql;
    this.stage = sql.staged();
    this.found = found;
    this.prior = prior;
  }

  @Override
  public Outcome many(int from, int to) throws SQLException {
    session.run(sql.emptyStage());
    long bad = session.send(rows, from, to, stage);
    if (bad != 0) {
      return Outcome.unclean(bad);
    }
    remember();
    return Outcome.clean(merge(to - from));
  }

  @Override
  public Written one(int row) throws SQLException {
    session.run(sql.emptyStage());
    session.insertOne(rows, row, stage);
    remember();
    return merge(1);
  }

  private Written merge(long staged) throws SQLException {
    long changing = found.changes(prior.get());
    long same = found.stays(prior.get());
    long updated = changing == 0 ? 0 : session.update(sql.update());
    long matched = changing + same;
    long inserted = matched == staged ? 0 : session.update(sql.insertMissing());
    if (matched + inserted != staged || updated != changing) {
      throw new SQLException(
          "the server matched " + matched + " and added " + inserted + " of " + staged, "45000");
    }
    return new Written(inserted, updated, same);
  }

  /** Adds the staged keys to those written so far, where one could come twice. */
  private void remember() throws SQLException {
    Optional<String> keys = sql.remember();
    if (keys.isEmpty()) {
      return;
    }
    try {
      session.run(keys.get());
    } catch (SQLException e) {
      throw e.getErrorCode() == KeyTwice.DUPLICATE ? new KeyTwice(e) : e;
    }
  }

  @Override
  public void kept() {
    prior.get().kept();
  }

  @Override
  public void undone() {
    prior.get().undone();
  }
}
