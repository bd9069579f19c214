package dev.turnstone.app.scratch;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.Footprint;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The plans by which scratch copies are filled: the plan's own, and two that set the scene. */
final class ScratchPlans {
  private final MigrationPlan plan;
  private final Catalog source;
  private final Catalog target;

  /**
   * The plans of a rehearsal.
   *
   * @param target the real one
   */
  ScratchPlans(MigrationPlan plan, Catalog source, Catalog target) {
    this.plan = plan;
    this.source = source;
    this.target = target;
  }

  /**
   * What the run does, into the copies.
   *
   * @param copies structures of the copies that the run makes itself, by their tables
   * @param now what is where the copies are
   */
  MigrationPlan run(List<ScratchTable> tables, Map<TableName, Table> copies, Catalog now) {
    List<TablePlan> plans = new ArrayList<>();
    for (ScratchTable table : tables) {
      TablePlan own = table.plan();
      Table copy = copies.get(table.name());
      plans.add(
          table.created() && copy != null
              ? own.withMode(WriteMode.INTO_EMPTY).withCreated(copy)
              : into(table, own.sources(), own.mode(), own.filter(), own.fields()));
    }
    return with(plans, source, now);
  }

  /** Rows of the target's own tables, into the copies of those that rows are added to. */
  Optional<MigrationPlan> present(List<ScratchTable> tables, Catalog now) {
    List<TablePlan> plans = new ArrayList<>();
    for (ScratchTable table : tables) {
      if (table.addsToRows() && table.targetRows() > 0) {
        List<FieldPlan> all =
            table.goal().columns().stream()
                .filter(c -> !c.computed())
                .map(c -> FieldPlan.copy(c.name(), c.name()))
                .toList();
        plans.add(into(table, List.of(table.name()), WriteMode.INTO_EMPTY, Optional.empty(), all));
      }
    }
    return plans.isEmpty() ? Optional.empty() : Optional.of(with(plans, target, now));
  }

  /**
   * Rows of the source that an upsert will find, with one column as they will not stay: so that it
   * has something to change, whatever the target holds.
   */
  Optional<MigrationPlan> changeable(List<ScratchTable> tables, Catalog now) {
    List<TablePlan> plans = new ArrayList<>();
    for (ScratchTable table : tables) {
      TablePlan own = table.plan();
      if (table.addsToRows() && own.mode() == WriteMode.UPSERT) {
        List<FieldPlan> fields = emptied(own.fields(), table.goal());
        plans.add(into(table, own.sources(), WriteMode.UPSERT, own.filter(), fields));
      }
    }
    return plans.isEmpty() ? Optional.empty() : Optional.of(with(plans, source, now));
  }

  private static List<FieldPlan> emptied(List<FieldPlan> fields, Table table) {
    Optional<String> column =
        fields.stream()
            .map(FieldPlan::target)
            .filter(name -> table.column(name).filter(c -> canBeEmptied(c, table)).isPresent())
            .reduce((one, next) -> next);
    FieldRule nothing = new FieldRule.Constant(Optional.empty());
    return fields.stream()
        .map(
            f ->
                column.filter(f.target()::equals).isPresent()
                    ? new FieldPlan(f.target(), nothing, f.onFailure(), f.comment())
                    : f)
        .toList();
  }

  private static boolean canBeEmptied(Column column, Table table) {
    boolean inKey =
        table.keys().stream()
            .flatMap(k -> k.parts().stream())
            .map(KeyPart::column)
            .anyMatch(Optional.of(column.name())::equals);
    boolean refers =
        table.foreignKeys().stream()
            .map(ForeignKey::columns)
            .anyMatch(c -> c.contains(column.name()));
    return column.nullable() && !inKey && !refers;
  }

  private static TablePlan into(
      ScratchTable table,
      List<TableName> from,
      WriteMode mode,
      Optional<String> filter,
      List<FieldPlan> fields) {
    return new TablePlan(
        from, table.copy(), Optional.empty(), mode, filter, fields, true, Optional.empty());
  }

  /**
   * With the limits that say how it is done, not how much may go wrong; and without the plan's
   * scripts, which mean the tables themselves.
   */
  private MigrationPlan with(List<TablePlan> tables, Catalog from, Catalog to) {
    Safeguards limits = plan.safeguards();
    return new MigrationPlan(
            MigrationPlan.FORMAT,
            plan.name(),
            plan.source(),
            plan.target(),
            tables,
            new Safeguards(
                limits.workers(),
                limits.chunkRows(),
                OptionalLong.empty(),
                limits.bytesPerSecond(),
                OptionalLong.empty()),
            List.of(),
            List.of())
        .withScripts(List.of())
        .withFingerprints(
            Footprint.sourceFingerprint(tables, from), Footprint.targetFingerprint(tables, to));
  }
}
