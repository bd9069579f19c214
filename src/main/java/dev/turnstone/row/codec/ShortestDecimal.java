package dev.turnstone.row.codec;

/**
 * The shortest decimal digits that read back as the same floating point number, and among those the
 * closest to it. Reused; not thread safe. (The library's own text forms are not always the
 * shortest.)
 */
public final class ShortestDecimal {
  /** The longest text {@link #write} makes. */
  public static final int LONGEST = 32;

  private static final int FRACTION_BITS = 52;
  private static final int LOWEST_POWER = -1074;
  private static final int SINGLE_FRACTION_BITS = 23;
  private static final int SINGLE_LOWEST_POWER = -149;

  private long digits;
  private int exponent;
  private boolean negative;

  /** Takes on a finite number. */
  public void of(double value) {
    long bits = Double.doubleToRawLongBits(value);
    negative = bits < 0;
    long fraction = bits & ((1L << FRACTION_BITS) - 1);
    int power = (int) (bits >>> FRACTION_BITS) & 0x7FF;
    boolean normal = power > 0;
    shorten(
        normal ? fraction | (1L << FRACTION_BITS) : fraction,
        LOWEST_POWER + (normal ? power - 1 : 0),
        fraction == 0 && power > 1);
  }

  /** Takes on a finite number of 32 bits. */
  public void of(float value) {
    int bits = Float.floatToRawIntBits(value);
    negative = bits < 0;
    int fraction = bits & ((1 << SINGLE_FRACTION_BITS) - 1);
    int power = (bits >>> SINGLE_FRACTION_BITS) & 0xFF;
    boolean normal = power > 0;
    shorten(
        normal ? fraction | (1 << SINGLE_FRACTION_BITS) : fraction,
        SINGLE_LOWEST_POWER + (normal ? power - 1 : 0),
        fraction == 0 && power > 1);
  }

  /**
   * Finds the digits of {@code c * 2^q} after R. Giulietti, "The Schubfach way to render doubles":
   * the numbers that read back as this one lie between two halves of neighbours; of the at most two
   * multiples of 10^(k+1) in there one is taken, else the closer of the two multiples of 10^k.
   * Bounds are kept in quarters of 10^k with a lowest bit that says "and a little more".
   *
   * @param edge true when the neighbour below is only half as far away as the one above
   */
  private void shorten(long c, int q, boolean edge) {
    digits = 0;
    exponent = 0;
    if (c == 0) return;
    int k = TenPowers.floorLog10(q, edge);
    int shift = q + TenPowers.floorLog2(-k) + 2;
    long value = scaled(k, (4 * c) << shift);
    long lowest = scaled(k, (4 * c - (edge ? 1 : 2)) << shift) + (c & 1);
    long highest = scaled(k, (4 * c + 2) << shift) - (c & 1);
    exponent = k;
    digits = choose(value, lowest, highest);
    normalise();
  }

  private static long choose(long value, long lowest, long highest) {
    long below = value >> 2;
    if (below >= 10) {
      long tens = below / 10 * 10;
      boolean down = lowest <= tens << 2;
      boolean up = (tens + 10) << 2 <= highest;
      if (down != up) return down ? tens : tens + 10;
    }
    boolean down = lowest <= below << 2;
    boolean up = (below + 1) << 2 <= highest;
    if (down != up) return down ? below : below + 1;
    long middle = (below << 2) + 2;
    boolean belowIsCloser = value < middle || (value == middle && (below & 1) == 0);
    return belowIsCloser ? below : below + 1;
  }

  /** {@code factor * g(k) / 2^127}, its lowest bit set when something was left over. */
  private static long scaled(int k, long factor) {
    long upper = TenPowers.upper(k);
    long rest = Math.multiplyHigh(TenPowers.lower(k), factor) + ((upper * factor) >>> 1);
    long whole = Math.multiplyHigh(upper, factor) + (rest >>> 63);
    return (rest & Long.MAX_VALUE) == 0 ? whole : whole | 1;
  }

  private void normalise() {
    if (digits == 0) {
      exponent = 0;
      return;
    }
    while (digits % 10 == 0) {
      digits /= 10;
      exponent++;
    }
  }

  /** All digits as one whole number without trailing zeros; 0 for zero. */
  public long digits() {
    return digits;
  }

  /** The power of ten that {@link #digits} is to be multiplied with. */
  public int exponent() {
    return exponent;
  }

  public boolean negative() {
    return negative;
  }

  /** How many digits there are; 1 for zero. */
  public int count() {
    return Digits.count(digits);
  }

  /**
   * Writes the number as text, for example {@code 5.0}, {@code -0.25}, {@code 1e23}, {@code
   * 5e-324}: plain from 1e-6 to below 1e21.
   *
   * @return the position behind it
   */
  public int write(byte[] into, int start) {
    int at = start;
    if (negative) into[at++] = '-';
    int point = count() + exponent;
    if (point > 21 || point < -5) return scientific(point - 1, into, at);
    return plain(point, into, at);
  }

  private int plain(int point, byte[] into, int start) {
    int at = start;
    if (exponent >= 0) {
      at = Digits.write(digits, into, at);
      for (int i = 0; i < exponent; i++) into[at++] = '0';
      into[at++] = '.';
      into[at++] = '0';
      return at;
    }
    if (point <= 0) {
      into[at++] = '0';
      into[at++] = '.';
      for (int i = point; i < 0; i++) into[at++] = '0';
      return Digits.write(digits, into, at);
    }
    int end = Digits.write(digits, into, at);
    return insertPoint(into, at + point, end);
  }

  private int scientific(int power, byte[] into, int start) {
    int end = Digits.write(digits, into, start);
    int at = end - start > 1 ? insertPoint(into, start + 1, end) : end;
    into[at++] = 'e';
    return Digits.write(power, into, at);
  }

  private static int insertPoint(byte[] into, int at, int end) {
    System.arraycopy(into, at, into, at + 1, end - at);
    into[at] = '.';
    return end + 1;
  }

  /** How many bytes {@link #writePlain} needs at most. */
  public int plainLength() {
    return count() + Math.abs(exponent) + 4;
  }

  /** Writes the number as a plain decimal, never with an exponent, whole ones without a point. */
  public int writePlain(byte[] into, int start) {
    int at = start;
    if (negative && digits != 0) into[at++] = '-';
    int point = count() + exponent;
    int end = plain(point, into, at);
    return exponent >= 0 ? end - 2 : end;
  }
}
