package dev.turnstone.ui.map.pair;

import dev.turnstone.plan.Decoder;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.FieldRule.ValueMap.Unlisted;
import dev.turnstone.plan.OnFailure;
import dev.turnstone.ui.kit.Messages;
import java.util.Optional;
import java.util.StringJoiner;

/** What a rule does, in the words of the window's language. */
public final class RuleText {
  private static final int SHOWN = 3;
  private static final int LONGEST = 14;

  private final Messages messages;

  public RuleText(Messages messages) {
    this.messages = messages;
  }

  /** In full. */
  public String of(FieldRule rule) {
    if (rule instanceof FieldRule.Copy r) return messages.text("map.rule.copy", r.column());
    if (rule instanceof FieldRule.Convert r) {
      return messages.text("map.rule.convert", r.column(), of(r.decoder()));
    }
    if (rule instanceof FieldRule.Constant r) {
      return messages.text("map.rule.constant", value(r.value()));
    }
    if (rule instanceof FieldRule.Expression r) return r.cel();
    if (rule instanceof FieldRule.ValueMap r) return valueMap(r);
    FieldRule.Lookup lookup = (FieldRule.Lookup) rule;
    StringJoiner by = new StringJoiner(", ");
    for (int i = 0; i < Math.min(lookup.columns().size(), lookup.keyColumns().size()); i++) {
      by.add(lookup.keyColumns().get(i) + " = " + lookup.columns().get(i));
    }
    return messages.text("map.rule.lookup", lookup.value(), lookup.table(), by);
  }

  private String valueMap(FieldRule.ValueMap map) {
    StringJoiner pairs = new StringJoiner(", ");
    map.values().entrySet().stream()
        .limit(SHOWN)
        .forEach(pair -> pairs.add(pair.getKey() + " → " + value(pair.getValue())));
    map.nullTo().ifPresent(to -> pairs.add("NULL → " + value(Optional.of(to))));
    if (map.values().size() > SHOWN) {
      pairs.add("…");
    }
    String others =
        messages.text(
            map.otherwise() == Unlisted.KEEP
                ? "map.rule.others.kept"
                : map.otherwise() == Unlisted.NULL
                    ? "map.rule.others.null"
                    : "map.rule.others.aside");
    return messages.text("map.rule.values", map.column(), pairs, others);
  }

  private static String value(Optional<String> value) {
    return value.map(v -> "'" + v + "'").orElse("NULL");
  }

  /** How values are read. */
  public String of(Decoder decoder) {
    if (decoder instanceof Decoder.Zone d) return messages.text("map.decoder.zone", d.zone());
    if (decoder instanceof Decoder.Pattern d) {
      return messages.text("map.decoder.pattern", d.pattern());
    }
    if (decoder instanceof Decoder.Charset d) return messages.text("map.decoder.charset", d.name());
    if (decoder instanceof Decoder.NumberFormat d) {
      return messages.text("map.decoder.number", d.decimal(), d.grouping());
    }
    if (decoder instanceof Decoder.EpochSeconds) return messages.text("map.decoder.seconds");
    if (decoder instanceof Decoder.EpochMillis) return messages.text("map.decoder.millis");
    if (decoder instanceof Decoder.JulianDay) return messages.text("map.decoder.julian");
    if (decoder instanceof Decoder.Round) return messages.text("map.decoder.round");
    if (decoder instanceof Decoder.ZeroDateToNull) return messages.text("map.decoder.zero_date");
    if (decoder instanceof Decoder.StripNul) return messages.text("map.decoder.nul");
    if (decoder instanceof Decoder.Truncate) return messages.text("map.decoder.truncate");
    return messages.text("map.decoder.truth");
  }

  /** A word or two for the line; empty: the line says enough. */
  public String chip(FieldRule rule, int sources) {
    if (rule instanceof FieldRule.Copy) return "";
    if (rule instanceof FieldRule.Convert r) return chip(r.decoder());
    if (rule instanceof FieldRule.Constant r) return "= " + brief(value(r.value()));
    if (rule instanceof FieldRule.ValueMap r) {
      return messages.text("map.chip.values", r.values().size());
    }
    if (rule instanceof FieldRule.Lookup) return messages.text("map.chip.lookup");
    return messages.text(sources > 1 ? "map.chip.join" : "map.chip.expression");
  }

  private String chip(Decoder decoder) {
    if (decoder instanceof Decoder.Zone) return messages.text("map.chip.zone");
    if (decoder instanceof Decoder.Charset) return messages.text("map.chip.charset");
    if (decoder instanceof Decoder.NumberFormat) return messages.text("map.chip.number");
    if (decoder instanceof Decoder.Round) return messages.text("map.chip.round");
    if (decoder instanceof Decoder.Truncate) return messages.text("map.chip.truncate");
    if (decoder instanceof Decoder.StripNul) return messages.text("map.chip.nul");
    if (decoder instanceof Decoder.NonZeroIsTrue) return messages.text("map.chip.truth");
    return messages.text("map.chip.date");
  }

  private static String brief(String value) {
    return value.length() <= LONGEST ? value : value.substring(0, LONGEST - 1) + "…";
  }

  /** What happens to a row whose value cannot be converted. */
  public String of(OnFailure failure) {
    if (failure instanceof OnFailure.UseNull) return messages.text("map.failure.null");
    if (failure instanceof OnFailure.UseValue v) {
      return messages.text("map.failure.value", v.value());
    }
    return messages.text(
        failure instanceof OnFailure.Stop ? "map.failure.stop" : "map.failure.aside");
  }
}
