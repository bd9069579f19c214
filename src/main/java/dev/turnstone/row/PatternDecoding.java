package dev.turnstone.row;

import dev.turnstone.problem.Code;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.Utf8;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Text in a date or time pattern, strictly; a pattern with an offset gives instants. */
final class PatternDecoding extends Conversion {
  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final long MICROS_PER_SECOND = 1_000_000;
  private final String pattern;
  private final DateTimeFormatter formatter;
  private final boolean hasDate;
  private final boolean hasTime;
  private final boolean hasZone;

  /**
   * @throws IllegalArgumentException when it is no pattern, or has an offset without date and time
   */
  PatternDecoding(Place from, Place to, String pattern) {
    super(from, to);
    this.pattern = pattern;
    String letters = pattern.replaceAll("'[^']*'", "");
    hasTime = letters.matches(".*[aBhHKkmsSAnN].*");
    hasZone = letters.matches(".*[OXxZ].*");
    hasDate = letters.matches(".*[uyDMLdQqYwWEecFg].*");
    boolean complete = hasZone ? hasDate && hasTime : hasDate || hasTime;
    if (!complete || letters.matches(".*[Vvz].*")) {
      throw new IllegalArgumentException("date, time or both; with both an offset, not a zone");
    }
    boolean yearOfEra = letters.contains("y") && !letters.contains("G") && !letters.contains("u");
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().appendPattern(pattern);
    if (yearOfEra) builder.parseDefaulting(ChronoField.ERA, 1);
    formatter = builder.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    if (cell.kind() != Kind.TEXT) return new Refusal(Code.NOT_A_DATE, pattern);
    if (!Utf8.valid(cell.bytes(), cell.offset(), cell.length())) {
      return new Refusal(Code.NOT_UTF8, to.typeText());
    }
    try {
      return take(formatter.parse(cell.sliceAsText()), cell);
    } catch (DateTimeException e) {
      return new Refusal(Code.NOT_A_DATE, pattern);
    }
  }

  private @Nullable Refusal take(TemporalAccessor parsed, Cell cell) {
    LocalDate date = parsed.query(TemporalQueries.localDate());
    LocalTime time = parsed.query(TemporalQueries.localTime());
    if ((hasDate && date == null) || (hasTime && time == null)) {
      return new Refusal(Code.NOT_A_DATE, pattern);
    }
    long nanos = time == null ? 0 : time.toNanoOfDay();
    if (nanos % 1000 != 0) return refuse(Code.TOO_PRECISE);
    long ofDay = nanos / 1000;
    if (date == null) {
      cell.setNumber(Kind.TIME, ofDay);
    } else if (hasZone) {
      long seconds = parsed.getLong(ChronoField.INSTANT_SECONDS);
      cell.setNumber(Kind.INSTANT, seconds * MICROS_PER_SECOND + ofDay % MICROS_PER_SECOND);
    } else if (hasTime) {
      cell.setNumber(Kind.TIMESTAMP, date.toEpochDay() * MICROS_PER_DAY + ofDay);
    } else {
      cell.setNumber(Kind.DATE, date.toEpochDay());
    }
    return null;
  }
}
