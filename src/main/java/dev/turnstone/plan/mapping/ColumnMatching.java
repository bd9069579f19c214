package dev.turnstone.plan.mapping;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.mapping.Matching.Rule;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;

/** Finds the target column of each source column by name, in tables that belong together. */
final class ColumnMatching {
  private final IdentityHashMap<Column, NameForms> forms = new IdentityHashMap<>();

  private ColumnMatching() {}

  static Matching<Column> of(Table source, Table target) {
    ColumnMatching rules = between(source, target);
    Matching<Column> matching = new Matching<>(source.columns(), target.columns());
    rules.all().forEach(matching::apply);
    return matching;
  }

  /** The rules for columns of these two tables. */
  static ColumnMatching between(Table source, Table target) {
    ColumnMatching rules = new ColumnMatching();
    rules.prepare(source);
    rules.prepare(target);
    return rules;
  }

  private void prepare(Table table) {
    List<String> prefix = NameForms.singularWords(table.name().name());
    table.columns().forEach(column -> forms.put(column, NameForms.of(column.name(), prefix)));
  }

  /** The surest first. */
  List<Rule<Column>> all() {
    return List.of(
        new Rule<>(1, "same name", (s, t) -> s.name().equals(t.name())),
        new Rule<>(0.98, "same name but for case", (s, t) -> of(s).lower().equals(of(t).lower())),
        new Rule<>(0.95, "same words", (s, t) -> of(s).folded().equals(of(t).folded())),
        new Rule<>(0.9, "singular and plural", (s, t) -> of(s).singular().equals(of(t).singular())),
        new Rule<>(
            0.85,
            "same name but for a prefix",
            (s, t) -> of(s).bare().equals(of(t).bare()) && agree(s, t)),
        new Rule<>(
            0.7, "similar name and type", (s, t) -> Similarity.alike(of(s), of(t)) && agree(s, t)));
  }

  private NameForms of(Column column) {
    return Objects.requireNonNull(forms.get(column));
  }

  private static boolean agree(Column source, Column target) {
    return Similarity.agree(source.type(), target.type());
  }
}
