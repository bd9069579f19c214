package dev.turnstone.run;

import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.Removals;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How many rows may be set aside, in the load or after it, before the run stops. A chunk that is
 * done again counts once. Thread safe.
 */
final class SetAsideBudget {
  private record ChunkId(String table, int chunk) {}

  /** In place of a chunk's number; removals have smaller ones. */
  private static final int AFTER_THE_LOAD = -1;

  private final Safeguards limits;
  private final String run;
  private final Map<ChunkId, Long> spent = new HashMap<>();
  private long all;
  private OptionalLong limit;

  SetAsideBudget(Safeguards limits, String run) {
    this.limits = limits;
    this.run = run;
    this.limit = limits.setAsideLimit();
  }

  /**
   * Tells how many rows the source has, of which a part may be set aside. Until then only the
   * number counts.
   */
  synchronized void expect(long rows) {
    limits
        .setAsidePercent()
        .map(percent -> percent.multiply(BigDecimal.valueOf(rows)).movePointLeft(2).longValue())
        .ifPresent(part -> limit = OptionalLong.of(Math.min(part, limit.orElse(part))));
  }

  /**
   * Takes note of the rows of a table that earlier tries set aside for good, in its chunks and
   * after the load, and of no others.
   */
  synchronized void restore(String table, Journal journal) {
    forget(table);
    for (ChunkRecord chunk : journal.chunks(table)) {
      if (chunk.state() == ChunkRecord.State.DONE) {
        put(new ChunkId(table, chunk.range().number()), chunk.counts().setAside());
      }
    }
    put(new ChunkId(table, AFTER_THE_LOAD), journal.removals().rows(table));
  }

  /**
   * Counts rows that a removal is about to take out of the target and set aside; throws when all
   * are more than allowed.
   */
  void spend(Removals.Removal removal, long rows) {
    spend(removal.table(), AFTER_THE_LOAD - removal.number(), rows);
  }

  /** The removal did not take place. */
  synchronized void giveBack(Removals.Removal removal) {
    put(new ChunkId(removal.table(), AFTER_THE_LOAD - removal.number()), 0);
  }

  /**
   * Counts the rows of a chunk about to be committed, in place of those of an earlier try; throws
   * when all are more than allowed.
   */
  synchronized void spend(String table, int chunk, long rows) {
    ChunkId id = new ChunkId(table, chunk);
    put(id, rows);
    if (limit.isPresent() && rows > 0 && all > limit.getAsLong()) {
      long now = all;
      put(id, 0);
      String allowed = Long.toString(limit.getAsLong());
      throw new Stopped(
          Problem.blocker(
              Code.SET_ASIDE_LIMIT, Location.EVERYWHERE, Long.toString(now), allowed, run));
    }
  }

  private void forget(String table) {
    spent
        .entrySet()
        .removeIf(
            chunk -> {
              boolean its = chunk.getKey().table().equals(table);
              all -= its ? chunk.getValue() : 0;
              return its;
            });
  }

  private void put(ChunkId id, long rows) {
    Long before = rows == 0 ? spent.remove(id) : spent.put(id, rows);
    all += rows - (before == null ? 0 : before);
  }
}
