package dev.turnstone.jdbc.sqlite;

/**
 * What becomes of a text in a column where SQLite turns text that looks like a number into one.
 * Holds the last text looked at; reused for every value.
 */
final class NumericText {
  /** Digits a real keeps for certain. */
  private static final int REAL_DIGITS = 15;

  private static final int LONG_DIGITS = 19;
  private static final String LARGEST = "9223372036854775807";
  private static final String SMALLEST = "9223372036854775808";

  private byte[] bytes = new byte[0];
  private int at;
  private int end;
  private boolean spaced;
  private boolean plus;
  private boolean negative;
  private int wholeStart;
  private int wholeDigits;
  private int fractionDigits;
  private boolean point;
  private boolean exponent;

  /** Takes a text; true when SQLite would read all of it as a number. */
  boolean looksNumeric(byte[] array, int offset, int length) {
    bytes = array;
    at = offset;
    end = offset + length;
    int start = at;
    skipSpaces();
    spaced = at > start;
    plus = take('+');
    negative = !plus && take('-');
    wholeStart = at;
    wholeDigits = digits();
    point = take('.');
    fractionDigits = point ? digits() : 0;
    if (wholeDigits + fractionDigits == 0) {
      return false;
    }
    exponent = false;
    if (take('e') || take('E')) {
      exponent = true;
      if (!take('+')) {
        take('-');
      }
      if (digits() == 0) {
        return false;
      }
    }
    int trailing = at;
    skipSpaces();
    spaced |= at > trailing;
    return at == end;
  }

  /** True when the number that a column of this affinity makes of it has the same value. */
  boolean sameNumber(Affinity affinity) {
    if (exponent) {
      return false;
    }
    if (!point && affinity != Affinity.REAL && fitsLong()) {
      return true;
    }
    if (affinity != Affinity.REAL && significantFraction() == 0 && fitsLong()) {
      // SQLite takes the detour over a real and then stores an integer: exact up to 15 digits only
      return wholeDigits - leadingWholeZeros() <= REAL_DIGITS;
    }
    return significantDigits() <= REAL_DIGITS && wholeDigits <= 300 && fractionDigits <= 300;
  }

  /**
   * True when the number is an integer that is written again exactly as this text. Reals are not
   * promised to be.
   */
  boolean sameText(Affinity affinity) {
    if (spaced || plus || point || exponent || affinity == Affinity.REAL) {
      return false;
    }
    boolean zero = bytes[wholeStart] == '0';
    boolean ownDigits = !zero || (wholeDigits == 1 && !negative);
    return ownDigits && fitsLong();
  }

  private boolean fitsLong() {
    int zeros = leadingWholeZeros();
    int size = wholeDigits - zeros;
    if (size != LONG_DIGITS) {
      return size < LONG_DIGITS;
    }
    String limit = negative ? SMALLEST : LARGEST;
    for (int i = 0; i < size; i++) {
      int difference = bytes[wholeStart + zeros + i] - limit.charAt(i);
      if (difference != 0) {
        return difference < 0;
      }
    }
    return true;
  }

  private int leadingWholeZeros() {
    int zeros = 0;
    while (zeros < wholeDigits && bytes[wholeStart + zeros] == '0') {
      zeros++;
    }
    return zeros;
  }

  private int leadingFractionZeros() {
    int start = wholeStart + wholeDigits + 1;
    int zeros = 0;
    while (zeros < fractionDigits && bytes[start + zeros] == '0') {
      zeros++;
    }
    return zeros;
  }

  /** Digits behind the point without trailing zeros. */
  private int significantFraction() {
    int start = wholeStart + wholeDigits + 1;
    int size = fractionDigits;
    while (size > 0 && bytes[start + size - 1] == '0') {
      size--;
    }
    return size;
  }

  private int significantDigits() {
    int leading = leadingWholeZeros();
    int fraction = significantFraction();
    if (leading < wholeDigits) {
      return fraction > 0 ? wholeDigits - leading + fraction : wholeDigits - leading - wholeZeros();
    }
    return Math.max(0, fraction - leadingFractionZeros());
  }

  private int wholeZeros() {
    int zeros = 0;
    while (zeros < wholeDigits && bytes[wholeStart + wholeDigits - 1 - zeros] == '0') {
      zeros++;
    }
    return zeros;
  }

  private int digits() {
    int start = at;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at - start;
  }

  private boolean take(char wanted) {
    boolean there = at < end && bytes[at] == wanted;
    if (there) {
      at++;
    }
    return there;
  }

  private void skipSpaces() {
    while (at < end && (bytes[at] == ' ' || (bytes[at] >= '\t' && bytes[at] <= '\r'))) {
      at++;
    }
  }
}
