package dev.turnstone.ui.safeguards;

import dev.turnstone.plan.Safeguards;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A limit of a run that is one number; without the number there is no such limit. */
public enum Limit {
  CANARY("safeguards.canary.rows", 1, Integer.MAX_VALUE),
  SET_ASIDE_ROWS("safeguards.errors.rows", 0, Long.MAX_VALUE),
  SET_ASIDE_PERCENT("safeguards.errors.percent", 0, 100),
  ROWS_PER_SECOND("safeguards.load.rows", 1, Long.MAX_VALUE),
  MEGABYTES_PER_SECOND("safeguards.load.megabytes", 0, 1_000_000),
  WORKERS("safeguards.load.workers", 1, 32),
  CHUNK_ROWS("safeguards.chunks.rows", 1, 10_000_000);

  private static final int MEGA = 6;

  private final String key;
  private final long least;
  private final long most;

  Limit(String key, long least, long most) {
    this.key = key;
    this.least = least;
    this.most = most;
  }

  /** Under which its name is found; what holds without a number is found with {@code .for}. */
  public String key() {
    return key;
  }

  /** Whether it has no decimals. */
  boolean whole() {
    return this != SET_ASIDE_PERCENT && this != MEGABYTES_PER_SECOND;
  }

  long least() {
    return least;
  }

  long most() {
    return most;
  }

  /** True when a run can keep to this number. */
  boolean allows(BigDecimal number) {
    boolean within =
        number.compareTo(BigDecimal.valueOf(least)) >= 0
            && number.compareTo(BigDecimal.valueOf(most)) <= 0;
    return within && (this != MEGABYTES_PER_SECOND || bytes(number) > 0);
  }

  /** The number among these limits; empty: there is none. */
  Optional<BigDecimal> in(Safeguards limits) {
    return switch (this) {
      case CANARY -> number(limits.canary());
      case SET_ASIDE_ROWS -> number(limits.setAsideLimit());
      case SET_ASIDE_PERCENT -> limits.setAsidePercent();
      case ROWS_PER_SECOND -> number(limits.rowsPerSecond());
      case MEGABYTES_PER_SECOND ->
          number(limits.bytesPerSecond()).map(b -> b.movePointLeft(MEGA).stripTrailingZeros());
      case WORKERS -> number(limits.workers());
      case CHUNK_ROWS -> number(limits.chunkRows());
    };
  }

  /** The same limits with this number in place of theirs; empty: without it. */
  Safeguards set(Safeguards old, Optional<BigDecimal> number) {
    return new Safeguards(
        this == WORKERS ? small(number) : old.workers(),
        this == CHUNK_ROWS ? small(number) : old.chunkRows(),
        this == ROWS_PER_SECOND ? large(number) : old.rowsPerSecond(),
        this == MEGABYTES_PER_SECOND
            ? number.map(n -> OptionalLong.of(bytes(n))).orElse(OptionalLong.empty())
            : old.bytesPerSecond(),
        this == SET_ASIDE_ROWS ? large(number) : old.setAsideLimit(),
        this == SET_ASIDE_PERCENT ? number : old.setAsidePercent(),
        old.conditions(),
        this == CANARY ? small(number) : old.canary());
  }

  private static long bytes(BigDecimal megabytes) {
    return megabytes.movePointRight(MEGA).longValue();
  }

  private static OptionalInt small(Optional<BigDecimal> number) {
    return number.map(n -> OptionalInt.of(n.intValueExact())).orElse(OptionalInt.empty());
  }

  private static OptionalLong large(Optional<BigDecimal> number) {
    return number.map(n -> OptionalLong.of(n.longValueExact())).orElse(OptionalLong.empty());
  }

  private static Optional<BigDecimal> number(OptionalInt value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(BigDecimal.valueOf(value.getAsInt()));
  }

  private static Optional<BigDecimal> number(OptionalLong value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(BigDecimal.valueOf(value.getAsLong()));
  }
}
