package dev.turnstone.rehearse;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows that a condition's query gave, which are few or too many. */
record Answer(List<List<@Nullable String>> rows) {
  /** Where there are more rows than this nobody counts them. */
  static final int MOST_ROWS = 1_000;

  boolean empty() {
    return rows.isEmpty();
  }

  /** True when it is one row of one column that is not NULL. */
  boolean isValue() {
    return single() && rows.get(0).get(0) != null;
  }

  /** True when both are one and the same value; numbers whatever zeros they end with. */
  boolean sameAs(String value) {
    String mine = single() ? rows.get(0).get(0) : null;
    return mine != null && (mine.equals(value) || sameNumber(mine, value));
  }

  /** True when both are one and the same value, or NULL both of them. */
  boolean sameAs(Answer other) {
    if (!single() || !other.single()) return false;
    String theirs = other.rows().get(0).get(0);
    return theirs == null ? rows.get(0).get(0) == null : sameAs(theirs);
  }

  private boolean single() {
    return rows.size() == 1 && rows.get(0).size() == 1;
  }

  private static boolean sameNumber(String one, String other) {
    try {
      return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
    } catch (NumberFormatException e) {
      return false; // one of them is no number, and as texts they differ
    }
  }

  /** The value, or how many rows there are. */
  String text() {
    if (!single()) return kind();
    String value = rows.get(0).get(0);
    return value == null ? "NULL" : value;
  }

  /** What it is, without any value. */
  String kind() {
    if (rows.isEmpty()) return "no row";
    if (rows.size() > MOST_ROWS) return "more than " + MOST_ROWS + " rows";
    if (rows.size() > 1) return rows.size() + " rows";
    if (!single()) return "a row of " + rows.get(0).size() + " columns";
    return isValue() ? "one row with a value" : "NULL";
  }
}
