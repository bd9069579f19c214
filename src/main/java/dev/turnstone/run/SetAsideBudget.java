package dev.turnstone.run;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How many rows may be set aside before the run stops. A chunk that is done again counts once.
 * Thread safe.
 */
final class SetAsideBudget {
  private record ChunkId(String table, int chunk) {}

  private final OptionalLong limit;
  private final String run;
  private final Map<ChunkId, Long> spent = new HashMap<>();
  private long all;

  SetAsideBudget(OptionalLong limit, String run) {
    this.limit = limit;
    this.run = run;
  }

  /** Takes note of rows that an earlier process set aside for good. */
  synchronized void spentBefore(String table, int chunk, long rows) {
    put(new ChunkId(table, chunk), rows);
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

  /** A table is loaded anew from the start: what it spent is given back. */
  synchronized void forget(String table) {
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
