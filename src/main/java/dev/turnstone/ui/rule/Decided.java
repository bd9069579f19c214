package dev.turnstone.ui.rule;

import dev.turnstone.plan.Decoder;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.edit.Decision;
import dev.turnstone.plan.edit.Decision.Fill;
import dev.turnstone.plan.edit.Decision.LeaveOut;
import dev.turnstone.plan.edit.Decision.LookUp;
import dev.turnstone.plan.edit.Decision.ReadAs;
import dev.turnstone.ui.rule.Draft.KeyPair;
import dev.turnstone.ui.rule.Draft.LookedUp;
import dev.turnstone.ui.rule.Draft.Mapped;
import dev.turnstone.ui.rule.Draft.Pair;
import dev.turnstone.ui.rule.Draft.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a draft decides.
 *
 * @param rule what fills the column then; empty: nothing, or something has still to be chosen
 * @param decisions in their order; empty: something has still to be chosen
 * @param missing key of the words for what has to be chosen first; empty: nothing
 * @param name what these words are about; empty text: nothing in particular
 */
record Decided(
    Optional<FieldRule> rule, List<Decision> decisions, Optional<String> missing, String name) {
  Decided {
    decisions = List.copyOf(decisions);
  }

  boolean whole() {
    return missing.isEmpty();
  }

  static Decided of(Draft draft) {
    return switch (draft.kind()) {
      case COPY -> read(draft, new FieldRule.Copy(draft.column()));
      case CONVERT -> convert(draft);
      case EXPRESSION ->
          draft.cel().isBlank()
              ? missing("rule.missing.expression")
              : filled(new FieldRule.Expression(draft.cel()));
      case VALUE_MAP -> map(draft);
      case LOOKUP -> lookup(draft.lookedUp());
      case CONSTANT -> filled(new FieldRule.Constant(Optional.of(draft.constant())));
      case NULL -> filled(new FieldRule.Constant(Optional.empty()));
      case DEFAULT -> new Decided(Optional.empty(), List.of(new LeaveOut()), Optional.empty(), "");
    };
  }

  private static Decided read(Draft draft, FieldRule rule) {
    return draft.column().isEmpty() ? missing("rule.missing.column") : filled(rule);
  }

  private static Decided convert(Draft draft) {
    Reading reading = draft.reading();
    if (draft.column().isEmpty()) return missing("rule.missing.column");
    if (reading.kind().isEmpty()) return missing("rule.missing.reading");
    DecoderKind kind = reading.kind().get();
    if (!kind.parameters().isEmpty() && reading.said().get(0).isEmpty()) {
      return missing("rule.missing.said");
    }
    Decoder decoder = kind.with(reading.said());
    return new Decided(
        Optional.of(new FieldRule.Convert(draft.column(), decoder)),
        List.of(new Fill(new FieldRule.Copy(draft.column())), new ReadAs(decoder)),
        Optional.empty(),
        "");
  }

  private static Decided map(Draft draft) {
    Mapped mapped = draft.mapped();
    if (mapped.pairs().isEmpty() && mapped.nullTo().isEmpty()) return missing("rule.missing.pairs");
    Map<String, Optional<String>> values = new TreeMap<>();
    for (Pair pair : mapped.pairs()) {
      if (values.put(pair.value(), pair.becomes()) != null) {
        return missing("rule.missing.twice", pair.value());
      }
    }
    return read(
        draft, new FieldRule.ValueMap(draft.column(), values, mapped.nullTo(), mapped.otherwise()));
  }

  private static Decided lookup(LookedUp lookup) {
    if (lookup.table().isEmpty()) return missing("rule.missing.table");
    if (lookup.value().isEmpty()) return missing("rule.missing.value");
    Map<String, String> by = new LinkedHashMap<>();
    for (KeyPair pair : lookup.by()) {
      if (pair.key().isEmpty() || pair.column().isEmpty()) return missing("rule.missing.key");
      if (by.put(pair.column(), pair.key()) != null) {
        return missing("rule.missing.key_twice", pair.column());
      }
    }
    if (by.isEmpty()) return missing("rule.missing.key");
    FieldRule rule =
        new FieldRule.Lookup(
            lookup.by().stream().map(KeyPair::column).toList(),
            lookup.table(),
            lookup.by().stream().map(KeyPair::key).toList(),
            lookup.value(),
            lookup.missing());
    Decision decision = new LookUp(lookup.table() + "." + lookup.value(), by, lookup.missing());
    return new Decided(Optional.of(rule), List.of(decision), Optional.empty(), "");
  }

  private static Decided filled(FieldRule rule) {
    return new Decided(Optional.of(rule), List.of(new Fill(rule)), Optional.empty(), "");
  }

  private static Decided missing(String key) {
    return missing(key, "");
  }

  private static Decided missing(String key, String name) {
    return new Decided(Optional.empty(), List.of(), Optional.of(key), name);
  }
}
