package dev.turnstone.ui.map.pair;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.OpenQuestion;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.mapping.LeftColumns;
import dev.turnstone.plan.mapping.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for answers to what a plan leaves open. */
public final class Proposals {
  private final MigrationPlan plan;
  private final Structures structures;
  private final Map<TableName, Set<String>> read;
  private final Set<String> left;

  private Proposals(MigrationPlan plan, Structures structures) {
    this.plan = plan;
    this.structures = structures;
    this.left = Set.copyOf(plan.leftBehind().stream().map(l -> l.split(": ", 2)[0]).toList());
    this.read =
        plan.tables().stream()
            .collect(
                Collectors.toMap(TablePlan::source, t -> read(t, structures), Proposals::together));
  }

  private static Set<String> together(Set<String> one, Set<String> other) {
    Set<String> all = new HashSet<>(one);
    all.addAll(other);
    return all;
  }

  private static Set<String> read(TablePlan table, Structures structures) {
    Table source = structures.source(table);
    return table.fields().stream()
        .flatMap(f -> SourceColumns.of(f.rule(), source).stream())
        .collect(Collectors.toSet());
  }

  /** Every open question and every column that could be filled, the surest answers first. */
  public static List<Proposal> of(MigrationPlan plan, Structures structures) {
    return new Proposals(plan, structures).all();
  }

  private List<Proposal> all() {
    List<Proposal> found = new ArrayList<>();
    Set<String> answered = new LinkedHashSet<>();
    if (structures.known()) {
      for (TablePlan table : plan.tables()) {
        if (table.enabled()) {
          suggestions(table).stream().map(Proposals::proposal).forEach(found::add);
        }
      }
    }
    found.forEach(p -> answered.add(p.source() + "\0" + p.column().orElse("")));
    for (OpenQuestion question : plan.open()) {
      if (!answered.contains(question.table() + "\0" + question.column().orElse(""))) {
        found.add(unanswered(question));
      }
    }
    found.sort(
        Comparator.comparingDouble(Proposal::score)
            .reversed()
            .thenComparing(Proposal::source)
            .thenComparing(p -> p.column().orElse("")));
    return List.copyOf(found);
  }

  private Collection<Suggestion> suggestions(TablePlan plan) {
    Table source = structures.source(plan);
    Table target = structures.target(plan);
    Set<String> unread = names(source);
    unread.removeAll(read.getOrDefault(plan.source(), Set.of()));
    unread.removeIf(c -> left.contains("column " + plan.source() + "." + c));
    Set<String> unfilled = names(target);
    plan.fields().stream().map(FieldPlan::target).forEach(unfilled::remove);
    return unread.isEmpty() || unfilled.isEmpty()
        ? List.of()
        : LeftColumns.between(source, target, unread, unfilled);
  }

  private static Set<String> names(Table table) {
    return table.columns().stream()
        .map(Column::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Proposal proposal(Suggestion suggestion) {
    return new Proposal(
        suggestion.source().toString(),
        suggestion.sourceColumn(),
        Optional.of(suggestion.target()),
        suggestion.targetColumn(),
        suggestion.score(),
        suggestion.reason());
  }

  private Proposal unanswered(OpenQuestion question) {
    Optional<TableName> target =
        question.column().isEmpty()
            ? Optional.empty()
            : plan.tables().stream()
                .filter(t -> t.source().toString().equals(question.table()))
                .map(TablePlan::target)
                .findFirst();
    return new Proposal(question.table(), question.column(), target, Optional.empty(), 0, "");
  }
}
