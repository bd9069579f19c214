package dev.turnstone.app.profile;

import dev.turnstone.row.Cell;
import dev.turnstone.row.Cell.Kind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a value stands among others of its column: numbers before times before texts, as SQLite
 * mixes them.
 *
 * @param number of numbers and times; 0 for texts
 */
record Rank(int group, BigDecimal number, String shown) implements Comparable<Rank> {
  private static final int NUMBERS = 0;
  private static final int TIMES = 1;
  private static final int TEXTS = 2;

  /** Empty for values without an order, and for numbers and times without an end. */
  static Optional<Rank> of(Cell cell, String shown) {
    return switch (cell.kind()) {
      case LONG -> Optional.of(new Rank(NUMBERS, BigDecimal.valueOf(cell.number()), shown));
      case DOUBLE ->
          Double.isFinite(cell.asDouble())
              ? Optional.of(new Rank(NUMBERS, new BigDecimal(cell.asDouble()), shown))
              : Optional.empty();
      case DECIMAL -> decimal(cell, shown);
      case DATE, TIMESTAMP, INSTANT, TIME ->
          cell.kind() != Kind.TIME
                  && (cell.number() == Cell.POSITIVE_INFINITY
                      || cell.number() == Cell.NEGATIVE_INFINITY)
              ? Optional.empty()
              : Optional.of(new Rank(TIMES, BigDecimal.valueOf(cell.number()), shown));
      case TEXT -> Optional.of(new Rank(TEXTS, BigDecimal.ZERO, shown));
      case NULL, BYTES, UUID, INTERVAL -> Optional.empty();
    };
  }

  private static Optional<Rank> decimal(Cell cell, String shown) {
    if (cell.scaled()) {
      return Optional.of(new Rank(NUMBERS, BigDecimal.valueOf(cell.number(), cell.scale()), shown));
    }
    String digits =
        new String(cell.bytes(), cell.offset(), cell.length(), StandardCharsets.US_ASCII);
    boolean finite = digits.chars().noneMatch(Character::isLetter);
    return finite
        ? Optional.of(new Rank(NUMBERS, new BigDecimal(digits), shown))
        : Optional.empty();
  }

  @Override
  public int compareTo(Rank other) {
    int groups = Integer.compare(group, other.group);
    int numbers = groups != 0 ? groups : number.compareTo(other.number);
    return numbers != 0 || group != TEXTS ? numbers : shown.compareTo(other.shown);
  }
}
