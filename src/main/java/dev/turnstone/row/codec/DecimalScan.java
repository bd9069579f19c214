package dev.turnstone.row.codec;

/**
 * Reads plain decimal numbers in ASCII: optional '-', digits, optional '.' and digits; no sign '+',
 * no space, no exponent. Tells their value apart from how they are written. Reused; not thread
 * safe; holds on to the array it was given until the next scan.
 */
public final class DecimalScan {
  /** Up to so many digits the value is at hand as a long. */
  public static final int SMALL = 18;

  private byte[] bytes = new byte[0];
  private boolean negative;
  private boolean canonical;
  private int wholeFrom;
  private int wholeTo;
  private int fractionFrom;
  private int fractionTo;
  private int written;

  /** True when the slice is such a number. All other methods speak of the last one that was. */
  public boolean scan(byte[] array, int offset, int length) {
    bytes = array;
    int at = offset;
    int end = offset + length;
    negative = at < end && array[at] == '-';
    if (negative) at++;
    int digits = at;
    while (at < end && Digits.isDigit(array[at])) at++;
    if (at == digits) return false;
    wholeFrom = digits;
    wholeTo = at;
    fractionFrom = at;
    fractionTo = at;
    if (at < end) {
      if (array[at] != '.' || ++at == end) return false;
      fractionFrom = at;
      while (at < end && Digits.isDigit(array[at])) at++;
      if (at != end) return false;
      fractionTo = end;
    }
    written = fractionTo - fractionFrom;
    trim(digits);
    return true;
  }

  private void trim(int digits) {
    while (fractionTo > fractionFrom && bytes[fractionTo - 1] == '0') fractionTo--;
    while (wholeFrom < wholeTo && bytes[wholeFrom] == '0') wholeFrom++;
    boolean paddedWithZeros = wholeFrom > digits && (wholeFrom < wholeTo || wholeTo - digits > 1);
    canonical = !paddedWithZeros && !(negative && zero());
  }

  /** True when it is written without superfluous leading zeros and is not a negative zero. */
  public boolean canonical() {
    return canonical;
  }

  public boolean zero() {
    return wholeFrom == wholeTo && fractionFrom == fractionTo;
  }

  /** True for numbers below 0; a negative zero is not. */
  public boolean negative() {
    return negative && !zero();
  }

  /** True when nothing but zeros stands behind the point. */
  public boolean whole() {
    return fractionFrom == fractionTo;
  }

  /** Digits before the point, leading zeros left out; 0 when there are none. */
  public int wholeDigits() {
    return wholeTo - wholeFrom;
  }

  /** Digits behind the point, trailing zeros left out. */
  public int fractionDigits() {
    return fractionTo - fractionFrom;
  }

  /** Digits behind the point as written. */
  public int writtenFraction() {
    return written;
  }

  /** From the first digit that is not 0 to the last one, both included; 0 for zero. */
  public int significantDigits() {
    if (zero()) return 0;
    if (!whole()) return wholeDigits() > 0 ? wholeDigits() + fractionDigits() : afterZeros();
    int last = wholeTo;
    while (bytes[last - 1] == '0') last--;
    return last - wholeFrom;
  }

  private int afterZeros() {
    return fractionDigits() - zerosBehindThePoint();
  }

  /** Zeros between the point and the first other digit, of a number below 1 that is not 0. */
  public int zerosBehindThePoint() {
    int at = fractionFrom;
    while (at < fractionTo && bytes[at] == '0') at++;
    return at - fractionFrom;
  }

  /** True when {@link #unscaled} can tell the value. */
  public boolean small() {
    return wholeDigits() + fractionDigits() <= SMALL;
  }

  /** The value times 10 to the power of {@link #fractionDigits}; only when {@link #small}. */
  public long unscaled() {
    long value = 0;
    for (int i = wholeFrom; i < wholeTo; i++) value = value * 10 + (bytes[i] - '0');
    for (int i = fractionFrom; i < fractionTo; i++) value = value * 10 + (bytes[i] - '0');
    return negative ? -value : value;
  }

  /** True when it is a whole number from -2^63 to 2^63-1: {@link #longValue} is it. */
  public boolean fitsLong() {
    if (!whole() || wholeDigits() > 19) return false;
    return wholeDigits() <= SMALL || below(negative() ? "9223372036854775808" : MAX_LONG);
  }

  private static final String MAX_LONG = "9223372036854775807";
  private static final String MAX_UNSIGNED = "18446744073709551615";

  /** True when it is a whole number from 0 to 2^64-1. */
  public boolean fitsUnsigned() {
    if (!whole() || negative() || wholeDigits() > 20) return false;
    return wholeDigits() < 20 || below(MAX_UNSIGNED);
  }

  private boolean below(String limit) {
    for (int i = 0; i < limit.length(); i++) {
      int difference = bytes[wholeFrom + i] - limit.charAt(i);
      if (difference != 0) return difference < 0;
    }
    return true;
  }

  /** The value; only when {@link #fitsLong}. */
  public long longValue() {
    long value = 0;
    for (int i = wholeFrom; i < wholeTo; i++) value = value * 10 - (bytes[i] - '0');
    return negative ? value : -value;
  }

  /** How many bytes {@link #write} needs at most. */
  public int writtenLength() {
    return wholeDigits() + fractionDigits() + 3;
  }

  /**
   * Writes the value in its one normal form: no leading or trailing zeros, no point without
   * fraction, zero as {@code 0}.
   *
   * @return the position behind it
   */
  public int write(byte[] into, int start) {
    int at = start;
    if (negative()) into[at++] = '-';
    if (wholeDigits() == 0) into[at++] = '0';
    System.arraycopy(bytes, wholeFrom, into, at, wholeDigits());
    at += wholeDigits();
    if (!whole()) {
      into[at++] = '.';
      System.arraycopy(bytes, fractionFrom, into, at, fractionDigits());
      at += fractionDigits();
    }
    return at;
  }
}
