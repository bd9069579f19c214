package dev.turnstone.row.codec;

/** Writes whole numbers and bytes as ASCII digits. */
public final class Digits {
  /** The longest text {@link #write} makes. */
  public static final int LONGEST = 20;

  private static final byte[] SMALLEST = {
    '-', '9', '2', '2', '3', '3', '7', '2', '0', '3', '6', '8', '5', '4', '7', '7', '5', '8', '0',
    '8'
  };

  private static final long[] POWERS = new long[19];

  static {
    long power = 1;
    for (int i = 0; i < POWERS.length; i++, power *= 10) POWERS[i] = power;
  }

  private Digits() {}

  /** Ten to the power of 0 to 18. */
  public static long power(int exponent) {
    return POWERS[exponent];
  }

  /**
   * Writes the number in decimal.
   *
   * @return the position behind the last digit
   */
  public static int write(long value, byte[] into, int at) {
    if (value == Long.MIN_VALUE) {
      System.arraycopy(SMALLEST, 0, into, at, SMALLEST.length);
      return at + SMALLEST.length;
    }
    int from = at;
    long rest = value;
    if (rest < 0) {
      into[from++] = '-';
      rest = -rest;
    }
    int end = from + count(rest);
    for (int i = end - 1; i >= from; i--) {
      into[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return end;
  }

  /** How many decimal digits a number of 0 or more has. */
  public static int count(long value) {
    int digits = 1;
    for (long rest = value; rest >= 10; rest /= 10) digits++;
    return digits;
  }

  /**
   * Writes the number with exactly this many digits, leading zeros included.
   *
   * @return the position behind the last digit
   */
  public static int padded(long value, int digits, byte[] into, int at) {
    long rest = value;
    for (int i = at + digits - 1; i >= at; i--) {
      into[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return at + digits;
  }

  /** The lower case hexadecimal digit of 0..15. */
  public static byte hex(int value) {
    return (byte) (value < 10 ? '0' + value : 'a' + value - 10);
  }

  /** The value of a hexadecimal digit of either case; -1 when it is none. */
  public static int fromHex(int digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    int lower = digit | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  /** True for the ASCII digits only. */
  public static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
