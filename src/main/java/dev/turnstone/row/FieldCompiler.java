package dev.turnstone.row;

import dev.turnstone.catalog.Column;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.expression.CheckedExpression;
import dev.turnstone.problem.Location;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the field for one rule of a plan. */
final class FieldCompiler {
  private final SourceColumns sources;
  private final TableExpressions expressions;
  private final LookupTables lookups;

  FieldCompiler(SourceColumns sources, TableExpressions expressions, LookupTables lookups) {
    this.sources = sources;
    this.expressions = expressions;
    this.lookups = lookups;
  }

  Field compile(FieldRule rule, Place to, Location where) {
    if (rule instanceof FieldRule.Copy r) return copy(r.column(), to);
    if (rule instanceof FieldRule.Convert r) {
      Place from = sources.place(r.column());
      Conversion conversion = Decoders.conversion(r.decoder(), from, to, where);
      return new CopyField(sources.position(r.column()), conversion);
    }
    if (rule instanceof FieldRule.Constant r) {
      return new ConstantField(CanonicalText.readOrNull(r.value().orElse(null), to, where));
    }
    if (rule instanceof FieldRule.ValueMap r) return map(r, to, where);
    if (rule instanceof FieldRule.Lookup r) return lookup(r, to);
    return expression((FieldRule.Expression) rule, to);
  }

  private CopyField copy(String column, Place to) {
    Conversion conversion = Conversions.between(sources.place(column), to);
    return new CopyField(sources.position(column), conversion);
  }

  private Field map(FieldRule.ValueMap rule, Place to, Location where) {
    Map<ByteKey, FrozenCell> values = new HashMap<>();
    rule.values()
        .forEach(
            (key, value) ->
                values.put(
                    ByteKey.of(key.getBytes(StandardCharsets.UTF_8)),
                    CanonicalText.readOrNull(value.orElse(null), to, where)));
    FrozenCell forNull = CanonicalText.readOrNull(rule.nullTo().orElse(null), to, where);
    return new MapField(copy(rule.column(), to), values, forNull, rule.otherwise());
  }

  private Field lookup(FieldRule.Lookup rule, Place to) {
    LookupTable table = lookups.table(rule);
    List<LookupField.KeyColumn> keys = new ArrayList<>();
    for (int i = 0; i < rule.columns().size(); i++) {
      Place key = table.keys().get(i);
      CopyField column = copy(rule.columns().get(i), key);
      keys.add(new LookupField.KeyColumn(column, new Canonical(key.type())));
    }
    Conversions.Pair results =
        new Conversions.Pair(
            Conversions.between(table.value(), to),
            Conversions.between(sources.place(rule.columns().get(0)), to));
    return new LookupField(table, keys, results, rule.missing());
  }

  private Field expression(FieldRule.Expression rule, Place to) {
    CheckedExpression checked = expressions.value(rule);
    Column result = Column.of(to.column().name(), checked.type(), "", true);
    Place from = new Place(result, to.vendor());
    return new ExpressionField(new Evaluation(checked, sources), Conversions.between(from, to));
  }
}
