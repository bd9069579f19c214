package dev.turnstone.plan.mapping;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.OpenQuestion;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.mapping.Matching.Pair;
import java.util.List;

/**
 * A plan for one more source table, whose target a person chose.
 *
 * @param open columns that are not clear
 * @param leftBehind what is not carried, as {@code kind name: reason}
 */
public record OneTable(TablePlan table, List<OpenQuestion> open, List<String> leftBehind) {
  public OneTable {
    open = List.copyOf(open);
    leftBehind = List.copyOf(leftBehind);
  }

  /** Into a table that is there; its columns are matched by name. */
  public static OneTable into(Table source, Table target) {
    MappingDraft draft = new MappingDraft();
    draft.add(new Pair<>(source, target, 1, "chosen"));
    AutoMapping mapping = draft.finish(List.of());
    return new OneTable(mapping.tables().get(0), mapping.open(), mapping.leftOut());
  }

  /**
   * Into a table that is created for it.
   *
   * @param others the plans of the tables that are carried already, for foreign keys to them
   */
  public static OneTable created(
      Table source, List<TablePlan> others, Catalog from, Catalog target) {
    TableDesign design = TableDesign.of(List.of(source), others, from, target, Rename.NONE);
    return new OneTable(design.tables().get(0), List.of(), design.leftBehind());
  }
}
