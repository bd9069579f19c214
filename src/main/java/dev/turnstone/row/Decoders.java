package dev.turnstone.row;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.plan.Decoder;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Chooses how values are read that a recorded decision explains. */
final class Decoders {
  private static final LogicalType INSTANT = new LogicalType.Instant(6);
  private static final LogicalType WALL = new LogicalType.Timestamp(6);
  private final Place from;
  private final Place to;
  private final Location where;

  private Decoders(Place from, Place to, Location where) {
    this.from = from;
    this.to = to;
    this.where = where;
  }

  /**
   * The decoder's reading, followed by the conversion of what it gives.
   *
   * @throws EngineException.Refused with RULE_INVALID when the decoder is wrong in itself or does
   *     not fit the columns
   */
  static Conversion conversion(Decoder decoder, Place from, Place to, Location where) {
    return new Decoders(from, to, where).choose(decoder);
  }

  private Conversion choose(Decoder decoder) {
    if (decoder instanceof Decoder.EpochSeconds) return epoch(1_000_000);
    if (decoder instanceof Decoder.EpochMillis) return epoch(1_000);
    if (decoder instanceof Decoder.JulianDay) {
      return then(new JulianDayDecoding(from, to), from.as(INSTANT));
    }
    if (decoder instanceof Decoder.Pattern d) return pattern(d.pattern());
    if (decoder instanceof Decoder.Zone d) return zone(d.zone());
    if (decoder instanceof Decoder.NumberFormat d) {
      LogicalType number = LogicalType.Decimal.UNLIMITED;
      return then(new NumberFormatDecoding(from, to, d), from.as(number));
    }
    if (decoder instanceof Decoder.Round) return round();
    if (decoder instanceof Decoder.ZeroDateToNull)
      return then(new ZeroDateDecoding(from, to), from);
    if (decoder instanceof Decoder.StripNul) return then(new StripNulDecoding(from, to), from);
    if (decoder instanceof Decoder.Charset d) return charset(d.name());
    if (decoder instanceof Decoder.Truncate) return truncate();
    return then(new NonZeroDecoding(from, to), from.as(new LogicalType.Bool()));
  }

  private Conversion then(Conversion first, Place between) {
    return new ChainedConversion(first, Conversions.between(between, to));
  }

  private Conversion epoch(long unit) {
    return then(new EpochDecoding(from, to, unit), from.as(INSTANT));
  }

  private Conversion pattern(String pattern) {
    try {
      PatternDecoding decoding = new PatternDecoding(from, to, pattern);
      return then(decoding, from.as(WALL));
    } catch (IllegalArgumentException e) {
      throw invalid("the pattern " + pattern + " cannot be used", e);
    }
  }

  private Conversion zone(String name) {
    ZoneId zone;
    try {
      zone = ZoneId.of(name);
    } catch (DateTimeException e) {
      throw invalid("there is no zone " + name, e);
    }
    if (to.type() instanceof LogicalType.Instant) {
      Place wall = from.as(WALL);
      Conversion read = new ChainedConversion(Conversions.between(from, wall), intoZone(zone));
      return then(read, from.as(INSTANT));
    }
    if (from.type() instanceof LogicalType.Instant) {
      Place instant = from.as(INSTANT);
      Conversion read =
          new ChainedConversion(
              Conversions.between(from, instant), new ZoneDecoding(from, to, zone, false));
      return then(read, from.as(WALL));
    }
    throw invalid("a zone stands between a wall time and an instant, here is neither", null);
  }

  private Conversion intoZone(ZoneId zone) {
    return new ZoneDecoding(from, to, zone, true);
  }

  private Conversion round() {
    if (to.type() instanceof LogicalType.Decimal d && !d.unlimited()) {
      return then(new RoundDecoding(from, to, d.scale()), from.as(LogicalType.Decimal.UNLIMITED));
    }
    if (to.type() instanceof LogicalType.Int) {
      return then(new RoundDecoding(from, to, 0), from.as(LogicalType.Decimal.UNLIMITED));
    }
    throw invalid("rounding needs a target with a scale, not " + to.typeText(), null);
  }

  private Conversion charset(String name) {
    try {
      Place text = from.as(LogicalType.Text.UNLIMITED);
      return then(new CharsetDecoding(from, to, Charset.forName(name)), text);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw invalid("there is no character set " + name, e);
    }
  }

  private Conversion truncate() {
    if (to.type() instanceof LogicalType.Text type) {
      return then(new TruncateDecoding(from, to, type), from);
    }
    if (to.type() instanceof LogicalType.Date && from.type() instanceof LogicalType.Timestamp) {
      Conversion wall = Conversions.between(from, from.as(WALL));
      return then(new ChainedConversion(wall, new DateOnlyDecoding(from, to)), from);
    }
    throw invalid("only text, and wall times for a date, can be cut, not " + to.typeText(), null);
  }

  private EngineException.Refused invalid(String reason, @Nullable Exception cause) {
    Problem problem = Problem.blocker(Code.RULE_INVALID, where, reason);
    return cause == null
        ? new EngineException.Refused(problem)
        : new EngineException.Refused(problem, cause);
  }
}
