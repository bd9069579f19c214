package dev.turnstone.ui.map.pair;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.plan.Decoder;
import java.util.List;

/** How values of a type may be read so that they fit into another. */
public final class Conversions {
  private Conversions() {}

  /** The likeliest first; empty: none is known. */
  public static List<Decoder> between(LogicalType from, LogicalType to) {
    boolean text = from instanceof LogicalType.Text || from instanceof LogicalType.Dynamic;
    if (moment(to) && number(from)) {
      return List.of(
          new Decoder.EpochSeconds(), new Decoder.EpochMillis(), new Decoder.JulianDay());
    }
    if (moment(to) && text) {
      boolean day = to instanceof LogicalType.Date;
      return List.of(new Decoder.Pattern(day ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss"));
    }
    if (moment(to) && moment(from)) {
      return to instanceof LogicalType.Date
          ? List.of(new Decoder.Truncate())
          : List.of(new Decoder.Zone("UTC"));
    }
    if (to instanceof LogicalType.Bool && number(from)) {
      return List.of(new Decoder.NonZeroIsTrue());
    }
    if (number(to)) {
      return text
          ? List.of(new Decoder.NumberFormat(".", ","), new Decoder.NumberFormat(",", "."))
          : number(from) ? List.of(new Decoder.Round()) : List.of();
    }
    if (to instanceof LogicalType.Text) {
      return from instanceof LogicalType.Bytes
          ? List.of(new Decoder.Charset("UTF-8"))
          : List.of(new Decoder.Truncate());
    }
    return List.of();
  }

  private static boolean number(LogicalType type) {
    return type instanceof LogicalType.Int
        || type instanceof LogicalType.Decimal
        || type instanceof LogicalType.Floating;
  }

  private static boolean moment(LogicalType type) {
    return type instanceof LogicalType.Date
        || type instanceof LogicalType.Timestamp
        || type instanceof LogicalType.Instant;
  }
}
