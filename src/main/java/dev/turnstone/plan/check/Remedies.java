package dev.turnstone.plan.check;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.OpenQuestion;
import dev.turnstone.problem.ShellWord;

/** Which options of {@code plan set} settle a problem, as a person types them. */
final class Remedies {
  private Remedies() {}

  /**
   * Options, and what else a person may choose, for a sentence before them.
   *
   * @param options one choice, ready to be typed
   * @param hint empty, or a remark in brackets with a space in front
   */
  record Remedy(String options, String hint) {
    Remedy(String options) {
      this(options, "");
    }
  }

  /** For values of a type that do not all arrive in a column. */
  static Remedy forTypes(LogicalType from, Column to) {
    LogicalType target = to.type();
    if (target instanceof LogicalType.Date && from instanceof LogicalType.Timestamp) {
      return new Remedy("--truncate");
    }
    boolean instants = from instanceof LogicalType.Instant || target instanceof LogicalType.Instant;
    if (instants && (wall(from) || wall(target))) {
      return new Remedy("--zone UTC", " (UTC, or the zone the times are in)");
    }
    if (moment(target)) return readingMoments(from, to);
    if (target instanceof LogicalType.Text text) {
      if (from instanceof LogicalType.Bytes) {
        return new Remedy("--read-as charset=UTF-8", " (UTF-8, or the character set of the bytes)");
      }
      if (text.max().isPresent()) return new Remedy("--truncate");
    }
    if (target instanceof LogicalType.Bool && number(from)) {
      return new Remedy("--read-as non-zero-is-true");
    }
    if (scaled(target) && (from instanceof LogicalType.Decimal || floating(from))) {
      return new Remedy("--read-as round");
    }
    if (number(target) && from instanceof LogicalType.Text) {
      return new Remedy("--read-as number-format=.,", " (the decimal and the grouping separator)");
    }
    if (labels(from) || labels(target)) {
      return new Remedy("--value FROM=TO", " (--value once for each value)");
    }
    return otherwise(to);
  }

  private static Remedy readingMoments(LogicalType from, Column to) {
    if (number(from)) {
      return new Remedy("--read-as epoch-seconds", " (or epoch-millis, or julian-day)");
    }
    if (from instanceof LogicalType.Text || from instanceof LogicalType.Dynamic) {
      return new Remedy("--read-as pattern=yyyy-MM-dd", " (or the pattern the texts have)");
    }
    return otherwise(to);
  }

  private static Remedy otherwise(Column to) {
    return new Remedy(
        to.nullable() ? "--on-failure null" : "--on-failure default=VALUE",
        " (or --expression CEL)");
  }

  private static boolean wall(LogicalType type) {
    return type instanceof LogicalType.Timestamp || type instanceof LogicalType.Date;
  }

  private static boolean moment(LogicalType type) {
    return wall(type) || type instanceof LogicalType.Instant;
  }

  private static boolean number(LogicalType type) {
    return type instanceof LogicalType.Int || type instanceof LogicalType.Decimal || floating(type);
  }

  private static boolean floating(LogicalType type) {
    return type instanceof LogicalType.Floating;
  }

  private static boolean scaled(LogicalType type) {
    return type instanceof LogicalType.Int
        || (type instanceof LogicalType.Decimal d && !d.unlimited());
  }

  private static boolean labels(LogicalType type) {
    return type instanceof LogicalType.Enumeration || type instanceof LogicalType.LabelSet;
  }

  /** A constant a column of the type may well take. */
  static String constant(LogicalType type) {
    if (number(type)) return "0";
    if (type instanceof LogicalType.Bool) return "false";
    boolean text = type instanceof LogicalType.Text || type instanceof LogicalType.Other;
    return text ? "''" : "VALUE";
  }

  /** How a question can be answered otherwise than by leaving behind what it asks about. */
  static String answer(MigrationPlan plan, OpenQuestion open) {
    if (open.column().isEmpty()) {
      return open.candidates().isEmpty()
          ? "make the plan again with --create-missing"
          : "plan it by itself (plan new --tables " + ShellWord.of(open.table()) + ")";
    }
    String table =
        plan.tables().stream()
            .filter(t -> t.sources().stream().anyMatch(s -> s.toString().equals(open.table())))
            .map(t -> t.target().toString())
            .findFirst()
            .orElse(open.table());
    String target = open.candidates().isEmpty() ? "TARGET" : open.candidates().get(0);
    return "fill a column with it (--table "
        + ShellWord.of(table)
        + " --map "
        + ShellWord.of(target + "=" + open.column().get())
        + ")";
  }
}
