package dev.turnstone.ui.rule;

import dev.turnstone.plan.Decoder;
import java.util.List;

/** The ways in which values can be read, and what has to be said to each. */
public enum DecoderKind {
  PATTERN("rule.decoder.pattern"),
  NUMBER_FORMAT("rule.decoder.number"),
  ZONE("rule.decoder.zone"),
  EPOCH_SECONDS("rule.decoder.seconds"),
  EPOCH_MILLIS("rule.decoder.millis"),
  JULIAN_DAY("rule.decoder.julian"),
  ZERO_DATE_TO_NULL("rule.decoder.zero_date"),
  ROUND("rule.decoder.round"),
  TRUNCATE("rule.decoder.truncate"),
  STRIP_NUL("rule.decoder.strip_nul"),
  CHARSET("rule.decoder.charset"),
  NON_ZERO_IS_TRUE("rule.decoder.non_zero");

  private final String key;

  DecoderKind(String key) {
    this.key = key;
  }

  /** Under which its words are found. */
  public String key() {
    return key;
  }

  /** Keys of the words for what has to be said to it, in order; the first must not be empty. */
  public List<String> parameters() {
    return switch (this) {
      case PATTERN -> List.of("rule.decoder.form");
      case NUMBER_FORMAT -> List.of("rule.decoder.decimal", "rule.decoder.grouping");
      case ZONE -> List.of("rule.decoder.zone_name");
      case CHARSET -> List.of("rule.decoder.charset_name");
      default -> List.of();
    };
  }

  /** What is said to it until something else is; empty texts where nothing is usual. */
  List<String> usual() {
    return this == NUMBER_FORMAT ? List.of(",", ".") : parameters().stream().map(p -> "").toList();
  }

  static DecoderKind of(Decoder decoder) {
    if (decoder instanceof Decoder.Pattern) return PATTERN;
    if (decoder instanceof Decoder.NumberFormat) return NUMBER_FORMAT;
    if (decoder instanceof Decoder.Zone) return ZONE;
    if (decoder instanceof Decoder.EpochSeconds) return EPOCH_SECONDS;
    if (decoder instanceof Decoder.EpochMillis) return EPOCH_MILLIS;
    if (decoder instanceof Decoder.JulianDay) return JULIAN_DAY;
    if (decoder instanceof Decoder.ZeroDateToNull) return ZERO_DATE_TO_NULL;
    if (decoder instanceof Decoder.Round) return ROUND;
    if (decoder instanceof Decoder.Truncate) return TRUNCATE;
    if (decoder instanceof Decoder.StripNul) return STRIP_NUL;
    return decoder instanceof Decoder.Charset ? CHARSET : NON_ZERO_IS_TRUE;
  }

  static List<String> said(Decoder decoder) {
    if (decoder instanceof Decoder.Pattern d) return List.of(d.pattern());
    if (decoder instanceof Decoder.NumberFormat d) return List.of(d.decimal(), d.grouping());
    if (decoder instanceof Decoder.Zone d) return List.of(d.zone());
    return decoder instanceof Decoder.Charset d ? List.of(d.name()) : List.of();
  }

  /** The decision, given what is said to it. */
  Decoder with(List<String> said) {
    return switch (this) {
      case PATTERN -> new Decoder.Pattern(said.get(0));
      case NUMBER_FORMAT -> new Decoder.NumberFormat(said.get(0), said.get(1));
      case ZONE -> new Decoder.Zone(said.get(0));
      case CHARSET -> new Decoder.Charset(said.get(0));
      case EPOCH_SECONDS -> new Decoder.EpochSeconds();
      case EPOCH_MILLIS -> new Decoder.EpochMillis();
      case JULIAN_DAY -> new Decoder.JulianDay();
      case ZERO_DATE_TO_NULL -> new Decoder.ZeroDateToNull();
      case ROUND -> new Decoder.Round();
      case TRUNCATE -> new Decoder.Truncate();
      case STRIP_NUL -> new Decoder.StripNul();
      case NON_ZERO_IS_TRUE -> new Decoder.NonZeroIsTrue();
    };
  }
}
