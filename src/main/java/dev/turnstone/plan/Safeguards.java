package dev.turnstone.plan;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Limits a run keeps to.
 *
 * @param workers parallel workers, 1..32; empty: as many as cores, at most 4
 * @param chunkRows rows per chunk; empty: adapted towards a commit every 0.5 to 1 second
 * @param rowsPerSecond upper bound over all workers; empty: none
 * @param bytesPerSecond upper bound over all workers; empty: none
 * @param setAsideLimit the run stops when more rows are set aside; empty: no limit
 */
public record Safeguards(
    OptionalInt workers,
    OptionalInt chunkRows,
    OptionalLong rowsPerSecond,
    OptionalLong bytesPerSecond,
    OptionalLong setAsideLimit) {
  public static final Safeguards DEFAULT =
      new Safeguards(
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty());
}
