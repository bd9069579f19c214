package dev.turnstone.row.codec;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The shortest decimal digits that read back as the same floating point number, and among those the
 * closest to it. Reused; not thread safe. (The library's own text forms are not always the
 * shortest.)
 */
public final class ShortestDecimal {
  /** The longest text {@link #write} makes. */
  public static final int LONGEST = 32;

  private static final long MOST_EXACT = 1L << 53;
  private static final double MOST_FAST = 1e15;
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private long digits;
  private int exponent;
  private boolean negative;

  /** Takes on a finite number. */
  public void of(double value) {
    negative = Double.doubleToRawLongBits(value) < 0;
    double size = Math.abs(value);
    if (!quick(size)) slow(size, 17, false);
    normalise();
  }

  /** Takes on a finite number of 32 bits. */
  public void of(float value) {
    negative = Float.floatToRawIntBits(value) < 0;
    double size = Math.abs(value);
    if (size < 1 << 24 && size == Math.rint(size)) {
      digits = (long) size;
      exponent = 0;
    } else {
      slow(size, 9, true);
    }
    normalise();
  }

  /** A quotient of two exact numbers is rounded once, so it proves the digits it is made of. */
  private boolean quick(double size) {
    if (size >= MOST_FAST) {
      digits = (long) size;
      exponent = 0;
      return size <= MOST_EXACT && size == Math.rint(size);
    }
    for (int scale = 0; scale < POWERS.length; scale++) {
      double scaled = Math.rint(size * POWERS[scale]);
      if (scaled > MOST_FAST) return false;
      if (scaled / POWERS[scale] == size) {
        digits = (long) scaled;
        exponent = -scale;
        return true;
      }
    }
    return false;
  }

  private void slow(double size, int most, boolean single) {
    BigDecimal exact = new BigDecimal(size);
    for (int precision = 1; precision < most; precision++) {
      BigDecimal down = exact.round(new MathContext(precision, RoundingMode.DOWN));
      BigDecimal up = exact.round(new MathContext(precision, RoundingMode.UP));
      boolean downReads = same(down, size, single);
      boolean upReads = same(up, size, single);
      if (downReads || upReads) {
        boolean upIsCloser = up.subtract(exact).compareTo(exact.subtract(down)) < 0;
        take(upReads && (!downReads || upIsCloser) ? up : down);
        return;
      }
    }
    take(exact.round(new MathContext(most, RoundingMode.HALF_EVEN)));
  }

  private static boolean same(BigDecimal candidate, double size, boolean single) {
    return single ? candidate.floatValue() == (float) size : candidate.doubleValue() == size;
  }

  private void take(BigDecimal decimal) {
    digits = decimal.unscaledValue().longValueExact();
    exponent = -decimal.scale();
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
