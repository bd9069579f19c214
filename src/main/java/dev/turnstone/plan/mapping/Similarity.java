package dev.turnstone.plan.mapping;

import dev.turnstone.catalog.LogicalType;

/** How alike two names or two types are. */
final class Similarity {
  /** Names that differ in more than about one letter of seven are not taken for the same. */
  private static final double ENOUGH = 0.85;

  private static final int SHORTEST = 6;

  private Similarity() {}

  /** True for long names that differ by a slip of the pen and count with the same numbers. */
  static boolean alike(NameForms a, NameForms b) {
    String one = a.bare();
    String other = b.bare();
    int longer = Math.max(one.length(), other.length());
    if (Math.min(one.length(), other.length()) < SHORTEST) return false;
    if (Math.abs(one.length() - other.length()) > longer * (1 - ENOUGH)) return false;
    return digits(one).equals(digits(other)) && 1.0 - distance(one, other) / longer >= ENOUGH;
  }

  private static String digits(String text) {
    return text.replaceAll("\\D+", " ").strip();
  }

  /** Letters that must be changed, added or taken away to make one of the other. */
  static double distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) before[j] = j;
    for (int i = 1; i <= one.length(); i++) {
      int[] now = new int[other.length() + 1];
      now[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        now[j] = Math.min(before[j - 1] + change, Math.min(before[j], now[j - 1]) + 1);
      }
      before = now;
    }
    return before[other.length()];
  }

  /** True when values of one type are of the same sort as those of the other. */
  static boolean agree(LogicalType a, LogicalType b) {
    Sort one = sort(a);
    Sort other = sort(b);
    return one == other || one == Sort.ANY || other == Sort.ANY;
  }

  private enum Sort {
    NUMBER,
    TEXT,
    TIME,
    BYTES,
    ANY
  }

  private static Sort sort(LogicalType type) {
    if (type instanceof LogicalType.Bool
        || type instanceof LogicalType.Int
        || type instanceof LogicalType.Decimal
        || type instanceof LogicalType.Floating) return Sort.NUMBER;
    if (type instanceof LogicalType.Date
        || type instanceof LogicalType.Time
        || type instanceof LogicalType.Timestamp
        || type instanceof LogicalType.Instant
        || type instanceof LogicalType.Interval) return Sort.TIME;
    if (type instanceof LogicalType.Bytes || type instanceof LogicalType.Bits) return Sort.BYTES;
    if (type instanceof LogicalType.Dynamic || type instanceof LogicalType.Other) return Sort.ANY;
    return Sort.TEXT;
  }
}
