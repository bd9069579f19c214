package dev.turnstone.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Limits a run keeps to, and what has to hold before and after it.
 *
 * @param workers parallel workers, 1..32; empty: as many as cores, at most 4
 * @param chunkRows rows per chunk; empty: adapted towards a commit every 0.5 to 1 second
 * @param rowsPerSecond upper bound over all workers; empty: none
 * @param bytesPerSecond upper bound over all workers; empty: none
 * @param setAsideLimit the run stops when more rows are set aside; empty: no limit
 * @param setAsidePercent the run stops when more than so many of a hundred rows of the source are
 *     set aside, 0..100; empty: no limit. Where both limits are given the smaller one counts.
 * @param conditions asked in this order
 * @param canary so many rows, at least 1, of each table that no other refers to are loaded first,
 *     with all that they refer to, and the run waits to be promoted or taken back; empty: all rows
 *     at once
 */
public record Safeguards(
    OptionalInt workers,
    OptionalInt chunkRows,
    OptionalLong rowsPerSecond,
    OptionalLong bytesPerSecond,
    OptionalLong setAsideLimit,
    Optional<BigDecimal> setAsidePercent,
    List<Condition> conditions,
    OptionalInt canary) {
  public static final Safeguards DEFAULT =
      new Safeguards(
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty());

  public Safeguards {
    conditions = List.copyOf(conditions);
  }

  /** Limits without a percentage, without conditions and without a canary. */
  public Safeguards(
      OptionalInt workers,
      OptionalInt chunkRows,
      OptionalLong rowsPerSecond,
      OptionalLong bytesPerSecond,
      OptionalLong setAsideLimit) {
    this(
        workers,
        chunkRows,
        rowsPerSecond,
        bytesPerSecond,
        setAsideLimit,
        Optional.empty(),
        List.of(),
        OptionalInt.empty());
  }

  /** The same limits with other conditions. */
  public Safeguards with(List<Condition> others) {
    return new Safeguards(
        workers,
        chunkRows,
        rowsPerSecond,
        bytesPerSecond,
        setAsideLimit,
        setAsidePercent,
        others,
        canary);
  }

  /** The same limits with another canary, or without one. */
  public Safeguards withCanary(OptionalInt rows) {
    return new Safeguards(
        workers,
        chunkRows,
        rowsPerSecond,
        bytesPerSecond,
        setAsideLimit,
        setAsidePercent,
        conditions,
        rows);
  }

  /** The same limits with so many workers; empty: as many as the machine serves best. */
  public Safeguards withWorkers(OptionalInt wanted) {
    return new Safeguards(
        wanted,
        chunkRows,
        rowsPerSecond,
        bytesPerSecond,
        setAsideLimit,
        setAsidePercent,
        conditions,
        canary);
  }
}
