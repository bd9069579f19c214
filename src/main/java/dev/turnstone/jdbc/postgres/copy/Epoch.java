package dev.turnstone.jdbc.postgres.copy;

import dev.turnstone.row.Cell;

/** The server counts days and microseconds from 2000-01-01, cells count from 1970-01-01. */
final class Epoch {
  static final int DAYS = 10_957;
  static final long MICROS = DAYS * 86_400_000_000L;

  /** The largest server timestamp that a cell's microseconds since 1970 can hold. */
  static final long LARGEST_MICROS = Long.MAX_VALUE - 1 - MICROS;

  private static final int POSITIVE_INFINITE_DATE = Integer.MAX_VALUE;
  private static final int NEGATIVE_INFINITE_DATE = Integer.MIN_VALUE;

  /** Finite values that the server refuses: what is out of its range becomes these. */
  private static final int REFUSED_DATE = Integer.MIN_VALUE + 1;

  private static final long REFUSED_MICROS = Long.MIN_VALUE + 1;

  private Epoch() {}

  static long fromServerDate(int date) {
    return switch (date) {
      case POSITIVE_INFINITE_DATE -> Cell.POSITIVE_INFINITY;
      case NEGATIVE_INFINITE_DATE -> Cell.NEGATIVE_INFINITY;
      default -> (long) date + DAYS;
    };
  }

  static int toServerDate(long days) {
    if (days == Cell.POSITIVE_INFINITY) return POSITIVE_INFINITE_DATE;
    if (days == Cell.NEGATIVE_INFINITY) return NEGATIVE_INFINITE_DATE;
    boolean fits = days >= REFUSED_DATE + DAYS && days < (long) POSITIVE_INFINITE_DATE + DAYS;
    return fits ? (int) (days - DAYS) : REFUSED_DATE;
  }

  /** Of a server timestamp that is infinite or at most {@link #LARGEST_MICROS}. */
  static long fromServerMicros(long micros) {
    if (micros == Long.MAX_VALUE) return Cell.POSITIVE_INFINITY;
    if (micros == Long.MIN_VALUE) return Cell.NEGATIVE_INFINITY;
    return micros + MICROS;
  }

  static long toServerMicros(long micros) {
    if (micros == Cell.POSITIVE_INFINITY) return Long.MAX_VALUE;
    if (micros == Cell.NEGATIVE_INFINITY) return Long.MIN_VALUE;
    return micros > REFUSED_MICROS + MICROS ? micros - MICROS : REFUSED_MICROS;
  }
}
