package dev.turnstone.plan.edit;

import dev.turnstone.plan.Decoder;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.FieldRule.ValueMap.Unlisted;
import dev.turnstone.plan.OnFailure;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import java.util.Optional;
import java.util.StringJoiner;

/** What a plan says about a column or a table, in words for a person. */
public final class RuleWords {
  private RuleWords() {}

  /** What fills a column, and what happens when that fails, unless its row is set aside. */
  public static String of(FieldPlan field) {
    OnFailure onFailure = field.onFailure();
    String words = of(field.rule());
    if (onFailure instanceof OnFailure.UseNull) return words + "; NULL when that fails";
    if (onFailure instanceof OnFailure.UseValue v) {
      return words + "; '" + v.value() + "' when that fails";
    }
    return onFailure instanceof OnFailure.Stop ? words + "; the run stops when that fails" : words;
  }

  static String of(FieldRule rule) {
    if (rule instanceof FieldRule.Copy r) return "copy of " + r.column();
    if (rule instanceof FieldRule.Convert r) {
      return "copy of " + r.column() + ", " + of(r.decoder());
    }
    if (rule instanceof FieldRule.Constant r) return "constant " + value(r.value());
    if (rule instanceof FieldRule.Expression r) return "expression " + r.cel();
    if (rule instanceof FieldRule.ValueMap r) return valueMap(r);
    FieldRule.Lookup lookup = (FieldRule.Lookup) rule;
    StringJoiner by = new StringJoiner(" and ");
    for (int i = 0; i < Math.min(lookup.columns().size(), lookup.keyColumns().size()); i++) {
      by.add(lookup.keyColumns().get(i) + " = " + lookup.columns().get(i));
    }
    return lookup.value()
        + " of "
        + lookup.table()
        + " where "
        + by
        + (lookup.missing() == Unlisted.NULL ? ", else NULL" : "");
  }

  private static String valueMap(FieldRule.ValueMap map) {
    StringJoiner pairs = new StringJoiner(", ");
    map.values().entrySet().stream()
        .limit(5)
        .forEach(pair -> pairs.add(pair.getKey() + "=" + value(pair.getValue())));
    if (map.values().size() > 5) pairs.add("and " + (map.values().size() - 5) + " more");
    map.nullTo().ifPresent(v -> pairs.add("NULL=" + value(Optional.of(v))));
    String others =
        switch (map.otherwise()) {
          case SET_ASIDE -> "set aside";
          case KEEP -> "kept";
          case NULL -> "NULL";
        };
    return "copy of " + map.column() + ", where " + pairs + ", others " + others;
  }

  private static String value(Optional<String> value) {
    return value.map(v -> "'" + v + "'").orElse("NULL");
  }

  private static String of(Decoder decoder) {
    if (decoder instanceof Decoder.Zone d) return "in zone " + d.zone();
    if (decoder instanceof Decoder.Pattern d) return "in the form " + d.pattern();
    if (decoder instanceof Decoder.Charset d) return "in character set " + d.name();
    if (decoder instanceof Decoder.NumberFormat d) {
      return "as a number with '" + d.decimal() + "' and '" + d.grouping() + "'";
    }
    if (decoder instanceof Decoder.EpochSeconds) return "as seconds since 1970";
    if (decoder instanceof Decoder.EpochMillis) return "as milliseconds since 1970";
    if (decoder instanceof Decoder.JulianDay) return "as a Julian day";
    if (decoder instanceof Decoder.Round) return "rounded";
    if (decoder instanceof Decoder.ZeroDateToNull) return "zero dates as NULL";
    if (decoder instanceof Decoder.StripNul) return "without U+0000";
    return decoder instanceof Decoder.Truncate ? "cut to what fits" : "true unless 0";
  }

  /** How rows come into a table, and which. */
  public static String of(TablePlan table) {
    if (!table.enabled()) return "left out";
    String rows = table.filter().map(f -> ", rows where " + f).orElse(", all rows");
    return (table.create().isPresent() ? "created" : of(table.mode())) + rows;
  }

  static String of(WriteMode mode) {
    return switch (mode) {
      case INTO_EMPTY -> "into an empty table";
      case INSERT -> "rows added";
      case UPSERT -> "rows added or changed by key";
      case FAIL_IF_EXISTS -> "rows added, stop at a key that is there";
      case REPLACE -> "replaced as a whole";
    };
  }
}
