package dev.turnstone.plan.mapping;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.mapping.Matching.Rule;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the target table of each source table by name. */
final class TableMatching {
  private final Catalog target;
  private final IdentityHashMap<Table, NameForms> forms = new IdentityHashMap<>();
  private final IdentityHashMap<Table, Set<String>> columns = new IdentityHashMap<>();

  private TableMatching(Catalog target) {
    this.target = target;
  }

  static Matching<Table> of(List<Table> sources, Catalog target) {
    TableMatching rules = new TableMatching(target);
    List<Table> targets = target.tables().stream().filter(t -> t.kind().holdsRows()).toList();
    rules.prepare(sources);
    rules.prepare(targets);
    Matching<Table> matching = new Matching<>(sources, targets);
    rules.all().forEach(matching::apply);
    return matching;
  }

  private void prepare(List<Table> tables) {
    List<String> shared = sharedPrefix(tables);
    for (Table table : tables) {
      forms.put(table, NameForms.of(table.name().name(), shared));
      columns.put(
          table,
          table.columns().stream()
              .map(column -> String.join("", NameForms.words(column.name())))
              .collect(Collectors.toSet()));
    }
  }

  /** The first word when at least three tables, and all of them, start with it. */
  private static List<String> sharedPrefix(List<Table> tables) {
    List<String> first =
        tables.stream()
            .map(t -> NameForms.singularWords(t.name().name()).get(0))
            .distinct()
            .limit(2)
            .toList();
    return tables.size() >= 3 && first.size() == 1 ? first : List.of();
  }

  private List<Rule<Table>> all() {
    return List.of(
        new Rule<>(1, "same name", (s, t) -> s.name().equals(t.name())),
        new Rule<>(
            1,
            "same name",
            (s, t) -> sameName(s, t) && t.name().schema().equals(target.defaultSchema())),
        new Rule<>(0.99, "same name, other schema", TableMatching::sameName),
        new Rule<>(0.98, "same name but for case", (s, t) -> of(s).lower().equals(of(t).lower())),
        new Rule<>(0.95, "same words", (s, t) -> of(s).folded().equals(of(t).folded())),
        new Rule<>(0.9, "singular and plural", (s, t) -> of(s).singular().equals(of(t).singular())),
        new Rule<>(0.85, "same name but for a prefix", (s, t) -> of(s).bare().equals(of(t).bare())),
        new Rule<>(
            0.7,
            "similar name and columns",
            (s, t) -> Similarity.alike(of(s), of(t)) && shareColumns(s, t)));
  }

  private static boolean sameName(Table source, Table target) {
    return source.name().name().equals(target.name().name());
  }

  private NameForms of(Table table) {
    return Objects.requireNonNull(forms.get(table));
  }

  /** At least half of the smaller table's columns are in the other. */
  private boolean shareColumns(Table source, Table target) {
    Set<String> one = columns.getOrDefault(source, Set.of());
    Set<String> other = columns.getOrDefault(target, Set.of());
    long shared = one.stream().filter(other::contains).count();
    return shared > 0 && shared * 2 >= Math.min(one.size(), other.size());
  }
}
