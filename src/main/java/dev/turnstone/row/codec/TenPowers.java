package dev.turnstone.row.codec;

import java.math.BigInteger;

/**
 * Powers of ten to 126 bits, rounded up: 10^-k is just below {@code g(k) * 2^r} with 2^125 <= g(k)
 * < 2^126, for every k that a double needs.
 */
final class TenPowers {
  private static final int FIRST = -324;
  private static final int LAST = 292;
  private static final int HALF = 63;
  private static final int BITS = 126;

  /** The upper and the lower 63 bits of g(k), one after the other. */
  private static final long[] HALVES = new long[2 * (LAST - FIRST + 1)];

  static {
    BigInteger mask = BigInteger.ONE.shiftLeft(HALF).subtract(BigInteger.ONE);
    for (int k = FIRST; k <= LAST; k++) {
      BigInteger g = rounded(-k);
      HALVES[2 * (k - FIRST)] = g.shiftRight(HALF).longValueExact();
      HALVES[2 * (k - FIRST) + 1] = g.and(mask).longValueExact();
    }
  }

  private TenPowers() {}

  private static BigInteger rounded(int power) {
    int shift = floorLog2(power) - BITS + 1;
    BigInteger ten = BigInteger.TEN.pow(Math.abs(power));
    BigInteger floor;
    if (power >= 0) {
      floor = shift >= 0 ? ten.shiftRight(shift) : ten.shiftLeft(-shift);
    } else {
      floor = BigInteger.ONE.shiftLeft(-shift).divide(ten);
    }
    return floor.add(BigInteger.ONE);
  }

  static long upper(int k) {
    return HALVES[2 * (k - FIRST)];
  }

  static long lower(int k) {
    return HALVES[2 * (k - FIRST) + 1];
  }

  /** The whole part of log2(10^power), for powers of at most 350 either way. */
  static int floorLog2(int power) {
    return (int) ((power * 913_124_641_741L) >> 38);
  }

  /** The whole part of log10(2^power), or of log10(3/4 * 2^power), for doubles' powers. */
  static int floorLog10(int power, boolean threeQuarters) {
    long offset = threeQuarters ? -274_743_187_321L : 0;
    return (int) ((power * 661_971_961_083L + offset) >> 41);
  }
}
