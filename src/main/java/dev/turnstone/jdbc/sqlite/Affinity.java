package dev.turnstone.jdbc.sqlite;

import java.util.Locale;

/** What SQLite does to values on their way into a column, by the column's declared type. */
enum Affinity {
  /** Values stay as they are. */
  NONE,
  /** Numbers become text. */
  TEXT,
  /** Text that looks like a number becomes one; whole reals become integers. */
  NUMERIC,
  /** As NUMERIC. */
  INTEGER,
  /** Text that looks like a number becomes a real; integers become reals. */
  REAL;

  /**
   * The affinity of a declared type.
   *
   * @param strict true for a column of a STRICT table, where ANY means {@link #NONE}
   */
  static Affinity of(String declaredType, boolean strict) {
    String type = declaredType.toUpperCase(Locale.ROOT);
    if (strict && type.equals("ANY")) {
      return NONE;
    }
    if (type.contains("INT")) {
      return INTEGER;
    }
    if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) {
      return TEXT;
    }
    if (type.isEmpty() || type.contains("BLOB")) {
      return NONE;
    }
    if (type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB")) {
      return REAL;
    }
    return NUMERIC;
  }

  /** True when text may be turned into a number. */
  boolean numeric() {
    return this == NUMERIC || this == INTEGER || this == REAL;
  }
}
