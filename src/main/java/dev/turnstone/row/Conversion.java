package dev.turnstone.row;

import dev.turnstone.problem.Code;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Turns the value in a cell, in place, into the kind the writer of a target column expects, exactly
 * or not at all. Chosen once per column; owned by one thread.
 *
 * <p>The kinds by target type: Bool and Int are LONG (DECIMAL above 2^63-1), Decimal is DECIMAL,
 * Floating is DOUBLE, Bytes is BYTES, Date, Time, Timestamp, Instant, Uuid and Interval are what
 * they are called, all else is TEXT in valid UTF-8.
 */
abstract class Conversion {
  final Place from;
  final Place to;

  Conversion(Place from, Place to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Converts a value that is not NULL; it may become NULL.
   *
   * @return null when it is converted, else why not; the cell is then undefined
   */
  abstract @Nullable Refusal convert(Cell cell);

  /** A refusal that names the target's type. */
  final Refusal refuse(Code code) {
    return new Refusal(code, to.typeText());
  }

  /** The refusal of a value whose kind has no place in this conversion. */
  final Refusal wrongClass(Cell cell) {
    String kind = cell.kind().name().toLowerCase(Locale.ROOT);
    return new Refusal(Code.WRONG_CLASS, kind + " where " + to.typeText() + " is needed");
  }
}
