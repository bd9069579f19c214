package dev.turnstone.rehearse;

import dev.turnstone.problem.Code;
import dev.turnstone.row.OriginalValue;
import java.util.Optional;
import java.util.Set;

/** How large or long a value is, to find the most extreme of those that do not fit. */
final class Measure {
  private static final Set<Code> OF_SIZE = Set.of(Code.OUT_OF_RANGE, Code.TOO_PRECISE);
  private static final Set<Code> OF_LENGTH =
      Set.of(Code.TOO_LONG, Code.VALUE_TOO_LARGE, Code.VALUE_BEYOND_MEMORY);
  private static final int LONGEST_NUMBER = 400;

  private Measure() {}

  /** 0: it means nothing for this reason, or cannot be told. */
  static double of(Code code, Optional<OriginalValue> value) {
    if (value.isEmpty()) {
      return 0;
    }
    OriginalValue known = value.get();
    if (OF_LENGTH.contains(code)) {
      long kept = known.value().map(String::length).orElse(known.hex().orElse("").length() / 2);
      return known.left().orElse(kept);
    }
    return OF_SIZE.contains(code) ? known.value().map(Measure::size).orElse(0.0) : 0;
  }

  private static double size(String text) {
    if (text.length() > LONGEST_NUMBER) {
      return 0;
    }
    try {
      double number = Math.abs(Double.parseDouble(text));
      return Double.isNaN(number) ? 0 : number;
    } catch (NumberFormatException e) {
      return 0; // a date or a word: the first examples say enough
    }
  }
}
