package dev.turnstone.cli;

import dev.turnstone.plan.Decoder;
import java.util.Optional;

/** How ways of reading values are written on the command line: as in the plan's file. */
final class ReadingWords {
  static final String ALL =
      "round, truncate, zone=.., epoch-seconds, epoch-millis, julian-day, pattern=.., "
          + "number-format=.., zero-date-to-null, strip-nul, charset=.. or non-zero-is-true";

  private ReadingWords() {}

  /** Empty when there is no such way. */
  static Optional<Decoder> decoder(String text) {
    int sign = text.indexOf('=');
    if (sign >= 0) return with(text.substring(0, sign), text.substring(sign + 1));
    return switch (text) {
      case "round" -> Optional.of(new Decoder.Round());
      case "truncate" -> Optional.of(new Decoder.Truncate());
      case "epoch-seconds" -> Optional.of(new Decoder.EpochSeconds());
      case "epoch-millis" -> Optional.of(new Decoder.EpochMillis());
      case "julian-day" -> Optional.of(new Decoder.JulianDay());
      case "zero-date-to-null" -> Optional.of(new Decoder.ZeroDateToNull());
      case "strip-nul" -> Optional.of(new Decoder.StripNul());
      case "non-zero-is-true" -> Optional.of(new Decoder.NonZeroIsTrue());
      default -> Optional.empty();
    };
  }

  private static Optional<Decoder> with(String how, String value) {
    return switch (how) {
      case "zone" -> Optional.of(new Decoder.Zone(value));
      case "pattern" -> Optional.of(new Decoder.Pattern(value));
      case "charset" -> Optional.of(new Decoder.Charset(value));
      case "number-format" -> numberFormat(value);
      default -> Optional.empty();
    };
  }

  private static Optional<Decoder> numberFormat(String separators) {
    if (separators.isEmpty()) return Optional.empty();
    int first = separators.offsetByCodePoints(0, 1);
    return Optional.of(
        new Decoder.NumberFormat(separators.substring(0, first), separators.substring(first)));
  }
}
