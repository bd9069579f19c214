package dev.turnstone.plan.check;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.plan.Decoder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Checks that a decision on how to read values can be carried out on its columns. */
public final class DecoderCheck {
  private DecoderCheck() {}

  /** What is wrong with it whatever the columns, in words; empty: nothing. */
  public static Optional<String> mistake(Decoder decoder) {
    if (decoder instanceof Decoder.Pattern d) return badPattern(d.pattern());
    if (decoder instanceof Decoder.Zone d) return badZone(d.zone());
    if (decoder instanceof Decoder.Charset d) return badCharset(d.name());
    if (decoder instanceof Decoder.NumberFormat d) return badSeparators(d);
    return Optional.empty();
  }

  /** What is wrong with it, in words; empty: nothing. */
  static Optional<String> mistake(Decoder decoder, Column from, Column to) {
    Optional<String> mistake = mistake(decoder);
    if (mistake.isPresent()) return mistake;
    if (decoder instanceof Decoder.Zone) return zoneBetween(from, to);
    if (decoder instanceof Decoder.NumberFormat) return numberInto(to.type());
    if (decoder instanceof Decoder.Round) {
      boolean scaled =
          to.type() instanceof LogicalType.Int
              || (to.type() instanceof LogicalType.Decimal d && !d.unlimited());
      return unless(scaled, "rounding needs a target with a scale, not " + to.type().text());
    }
    if (decoder instanceof Decoder.Truncate) {
      boolean dateOnly =
          to.type() instanceof LogicalType.Date && from.type() instanceof LogicalType.Timestamp;
      return unless(
          dateOnly || to.type() instanceof LogicalType.Text,
          "only text, and wall times for a date, can be cut");
    }
    if (decoder instanceof Decoder.ZeroDateToNull) {
      return unless(
          to.nullable(), "zero dates become NULL, but the column " + to.name() + " cannot be NULL");
    }
    return badKind(decoder, to.type());
  }

  /** What a decoder gives has to be of the target's kind; anything can be a text. */
  private static Optional<String> badKind(Decoder decoder, LogicalType to) {
    boolean free = to instanceof LogicalType.Text || to instanceof LogicalType.Dynamic;
    boolean moment =
        to instanceof LogicalType.Date
            || to instanceof LogicalType.Timestamp
            || to instanceof LogicalType.Instant;
    if (decoder instanceof Decoder.EpochSeconds
        || decoder instanceof Decoder.EpochMillis
        || decoder instanceof Decoder.JulianDay) {
      return unless(free || moment, "it gives a point in time, which is no " + to.text());
    }
    if (decoder instanceof Decoder.NonZeroIsTrue) {
      boolean truth = to instanceof LogicalType.Bool || isNumber(to);
      return unless(free || truth, "it gives true or false, which is no " + to.text());
    }
    return Optional.empty();
  }

  /** True when the decoder only changes some values and copies all others as they are. */
  static boolean copiesTheRest(Decoder decoder) {
    return decoder instanceof Decoder.StripNul || decoder instanceof Decoder.ZeroDateToNull;
  }

  private static boolean isNumber(LogicalType type) {
    return type instanceof LogicalType.Int
        || type instanceof LogicalType.Decimal
        || type instanceof LogicalType.Floating;
  }

  private static Optional<String> badPattern(String pattern) {
    try {
      DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
      return unless(!format.toString().isEmpty(), "the pattern is empty");
    } catch (IllegalArgumentException e) {
      return Optional.of("the pattern " + pattern + " cannot be used");
    }
  }

  private static Optional<String> badZone(String zone) {
    try {
      return unless(!ZoneId.of(zone).getId().isEmpty(), "the zone is empty");
    } catch (DateTimeException e) {
      return Optional.of("there is no zone " + zone);
    }
  }

  private static Optional<String> zoneBetween(Column from, Column to) {
    boolean between =
        from.type() instanceof LogicalType.Instant || to.type() instanceof LogicalType.Instant;
    return unless(between, "a zone stands between a wall time and an instant, here is neither");
  }

  private static Optional<String> badCharset(String name) {
    try {
      return unless(Charset.isSupported(name), "there is no character set " + name);
    } catch (IllegalCharsetNameException e) {
      return Optional.of("there is no character set " + name);
    }
  }

  private static Optional<String> numberInto(LogicalType to) {
    boolean free = to instanceof LogicalType.Text || to instanceof LogicalType.Dynamic;
    return unless(free || isNumber(to), "it gives a number, which is no " + to.text());
  }

  private static Optional<String> badSeparators(Decoder.NumberFormat format) {
    boolean right =
        format.decimal().length() == 1
            && format.grouping().length() <= 1
            && !format.decimal().equals(format.grouping())
            && !(format.decimal() + format.grouping()).matches(".*[0-9+-].*");
    return unless(right, "a decimal separator is one character, grouping another or none");
  }

  private static Optional<String> unless(boolean right, String mistake) {
    return right ? Optional.empty() : Optional.of(mistake);
  }
}
