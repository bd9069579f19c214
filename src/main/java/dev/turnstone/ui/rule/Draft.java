package dev.turnstone.ui.rule;

import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.FieldRule.ValueMap.Unlisted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is chosen for a column, whole or in part; what belongs to a kind that is not chosen is kept
 * in case it is chosen again.
 *
 * @param column the source column that is read; empty text: none is chosen
 * @param constant in canonical text form
 */
public record Draft(
    RuleKind kind,
    String column,
    Reading reading,
    String constant,
    String cel,
    Mapped mapped,
    LookedUp lookedUp) {
  /**
   * How values are read.
   *
   * @param kind empty: not chosen
   * @param said along the kind's parameters
   */
  public record Reading(Optional<DecoderKind> kind, List<String> said) {
    public Reading {
      said = List.copyOf(said);
    }

    /** The same kind with another word said to it. */
    public Reading saying(int at, String word) {
      List<String> other = new ArrayList<>(said);
      other.set(at, word);
      return new Reading(kind, other);
    }
  }

  /**
   * A value and what takes its place.
   *
   * @param becomes empty: NULL
   */
  public record Pair(String value, Optional<String> becomes) {}

  /**
   * A table of values.
   *
   * @param nullTo what NULL becomes; empty: stays NULL
   */
  public record Mapped(List<Pair> pairs, Optional<String> nullTo, Unlisted otherwise) {
    public Mapped {
      pairs = List.copyOf(pairs);
    }

    /** The same with other pairs. */
    public Mapped with(List<Pair> others) {
      return new Mapped(others, nullTo, otherwise);
    }
  }

  /** A column of the table looked into, and the column of the row that it must equal. */
  public record KeyPair(String key, String column) {}

  /**
   * Where a value is looked up.
   *
   * @param table as the plan writes it; empty text: not chosen
   * @param value the column whose value is taken; empty text: not chosen
   */
  public record LookedUp(String table, String value, List<KeyPair> by, Unlisted missing) {
    public LookedUp {
      by = List.copyOf(by);
    }
  }

  private static final Reading UNREAD = new Reading(Optional.empty(), List.of());
  private static final Mapped UNMAPPED =
      new Mapped(List.of(), Optional.empty(), Unlisted.SET_ASIDE);
  private static final LookedUp NOWHERE =
      new LookedUp("", "", List.of(new KeyPair("", "")), Unlisted.SET_ASIDE);

  /** As a plan has it; empty: nothing fills the column. */
  static Draft of(Optional<FieldPlan> field) {
    Draft none = new Draft(RuleKind.of(field), "", UNREAD, "", "", UNMAPPED, NOWHERE);
    return field.map(f -> none.taking(f.rule())).orElse(none);
  }

  private Draft taking(FieldRule rule) {
    if (rule instanceof FieldRule.Copy r) return withColumn(r.column());
    if (rule instanceof FieldRule.Convert r) {
      Reading how =
          new Reading(Optional.of(DecoderKind.of(r.decoder())), DecoderKind.said(r.decoder()));
      return withColumn(r.column()).with(how);
    }
    if (rule instanceof FieldRule.Expression r) return withCel(r.cel());
    if (rule instanceof FieldRule.ValueMap r) return withColumn(r.column()).with(mapped(r));
    if (rule instanceof FieldRule.Lookup r) return with(lookedUp(r));
    return withConstant(((FieldRule.Constant) rule).value().orElse(""));
  }

  private static Mapped mapped(FieldRule.ValueMap rule) {
    List<Pair> pairs =
        rule.values().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> new Pair(e.getKey(), e.getValue()))
            .toList();
    return new Mapped(pairs, rule.nullTo(), rule.otherwise());
  }

  private static LookedUp lookedUp(FieldRule.Lookup rule) {
    List<KeyPair> by = new ArrayList<>();
    for (int i = 0; i < Math.min(rule.columns().size(), rule.keyColumns().size()); i++) {
      by.add(new KeyPair(rule.keyColumns().get(i), rule.columns().get(i)));
    }
    return new LookedUp(rule.table(), rule.value(), by, rule.missing());
  }

  public Draft withKind(RuleKind other) {
    return new Draft(other, column, reading, constant, cel, mapped, lookedUp);
  }

  public Draft withColumn(String other) {
    return new Draft(kind, other, reading, constant, cel, mapped, lookedUp);
  }

  public Draft with(Reading other) {
    return new Draft(kind, column, other, constant, cel, mapped, lookedUp);
  }

  public Draft withConstant(String other) {
    return new Draft(kind, column, reading, other, cel, mapped, lookedUp);
  }

  public Draft withCel(String other) {
    return new Draft(kind, column, reading, constant, other, mapped, lookedUp);
  }

  public Draft with(Mapped other) {
    return new Draft(kind, column, reading, constant, cel, other, lookedUp);
  }

  public Draft with(LookedUp other) {
    return new Draft(kind, column, reading, constant, cel, mapped, other);
  }
}
