package dev.turnstone.plan.mapping;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.OpenQuestion;
import dev.turnstone.plan.TablePlan;
import java.util.Comparator;
import java.util.List;

/**
 * Which tables and columns of a source belong to which of a target, by name; what is not clear is
 * left open.
 *
 * @param tables a plan for each source table that has its target, in the order of source names
 * @param suggestions every match of tables and columns, with score and reason
 * @param open sources that fit several targets, and columns that fit none
 * @param unmatched source tables without any target, by name
 * @param leftOut columns that are not written on purpose, as {@code kind name: reason}
 */
public record AutoMapping(
    List<TablePlan> tables,
    List<Suggestion> suggestions,
    List<OpenQuestion> open,
    List<Table> unmatched,
    List<String> leftOut) {
  public AutoMapping {
    tables = List.copyOf(tables);
    suggestions = List.copyOf(suggestions);
    open = List.copyOf(open);
    unmatched = List.copyOf(unmatched);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Matches tables, then the columns of matched tables. Only tables that hold rows are looked at.
   *
   * @param sources the source tables that are to be carried
   */
  public static AutoMapping between(List<Table> sources, Catalog target) {
    List<Table> carried =
        sources.stream()
            .filter(table -> table.kind().holdsRows())
            .sorted(Comparator.comparing(Table::name))
            .toList();
    Matching<Table> matching = TableMatching.of(carried, target);
    MappingDraft draft = new MappingDraft();
    matching.pairs().stream()
        .sorted(Comparator.comparing(pair -> pair.source().name()))
        .forEach(draft::add);
    matching.open().forEach(draft::leaveOpen);
    return draft.finish(matching.unmatched());
  }
}
