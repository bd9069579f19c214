package dev.turnstone.plan;

/** A recorded decision on how to understand values whose type alone does not tell. */
public sealed interface Decoder {
  /** Whole numbers are seconds since 1970-01-01T00:00:00Z. */
  record EpochSeconds() implements Decoder {}

  /** Whole numbers are milliseconds since 1970-01-01T00:00:00Z. */
  record EpochMillis() implements Decoder {}

  /** Numbers are Julian days, as SQLite's julianday() gives. */
  record JulianDay() implements Decoder {}

  /**
   * Text is a date or time in this {@link java.time.format.DateTimeFormatter} pattern, strict,
   * Locale.ROOT.
   */
  record Pattern(String pattern) implements Decoder {}

  /**
   * A wall time belongs to this IANA zone; a time that the zone skips or repeats sets the row
   * aside.
   */
  record Zone(String zone) implements Decoder {}

  /** Text is a number with these separators, one character each; grouping may be empty. */
  record NumberFormat(String decimal, String grouping) implements Decoder {}

  /** Numbers are rounded half even to the target's scale. */
  record Round() implements Decoder {}

  /** Zero dates (0000-00-00) become NULL; other values are copied. */
  record ZeroDateToNull() implements Decoder {}

  /** U+0000 in text is removed. */
  record StripNul() implements Decoder {}

  /** Bytes that are not UTF-8 are read in this IANA charset. */
  record Charset(String name) implements Decoder {}

  /** Text is cut to the target's length; of a wall time only its date is kept for a date column. */
  record Truncate() implements Decoder {}

  /** Any number other than 0 is true. */
  record NonZeroIsTrue() implements Decoder {}
}
