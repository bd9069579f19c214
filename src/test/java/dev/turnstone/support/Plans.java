package dev.turnstone.support;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.Endpoint;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.Footprint;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.OnFailure;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Plans written by hand. */
public final class Plans {
  private Plans() {}

  /** A plan of these tables whose fingerprints fit the catalogues. */
  public static MigrationPlan plan(Catalog source, Catalog target, TablePlan... tables) {
    List<TablePlan> all = List.of(tables);
    return new MigrationPlan(
        MigrationPlan.FORMAT,
        "test",
        new Endpoint(source.product(), "sqlite:old.db", Footprint.sourceFingerprint(all, source)),
        new Endpoint(
            target.product(),
            "postgresql://me@host/shop",
            Footprint.targetFingerprint(all, target)),
        all,
        Safeguards.DEFAULT,
        List.of(),
        List.of());
  }

  /** Into an existing table that must be empty. */
  public static TablePlan into(Table source, Table target, FieldPlan... fields) {
    return new TablePlan(
        List.of(source.name()),
        target.name(),
        Optional.empty(),
        WriteMode.INTO_EMPTY,
        Optional.empty(),
        List.of(fields),
        true,
        Optional.empty());
  }

  /** Every column of a new table from the source column of the same name. */
  public static TablePlan creating(Table source, Table created) {
    return new TablePlan(
        List.of(source.name()),
        created.name(),
        Optional.of(created),
        WriteMode.INTO_EMPTY,
        Optional.empty(),
        created.columns().stream().map(c -> FieldPlan.copy(c.name(), c.name())).toList(),
        true,
        Optional.empty());
  }

  public static FieldPlan field(String target, FieldRule rule) {
    return new FieldPlan(target, rule, new OnFailure.SetAside(), Optional.empty());
  }

  /** Columns copied to columns of the same name. */
  public static FieldPlan[] copies(String... columns) {
    return Arrays.stream(columns).map(c -> FieldPlan.copy(c, c)).toArray(FieldPlan[]::new);
  }

  public static TablePlan with(TablePlan plan, WriteMode mode) {
    return new TablePlan(
        plan.sources(),
        plan.target(),
        plan.create(),
        mode,
        plan.filter(),
        plan.fields(),
        plan.enabled(),
        plan.comment());
  }

  public static TablePlan filtered(TablePlan plan, String filter) {
    return new TablePlan(
        plan.sources(),
        plan.target(),
        plan.create(),
        plan.mode(),
        Optional.of(filter),
        plan.fields(),
        plan.enabled(),
        plan.comment());
  }

  public static TablePlan leftOut(TablePlan plan) {
    return new TablePlan(
        plan.sources(),
        plan.target(),
        plan.create(),
        plan.mode(),
        plan.filter(),
        plan.fields(),
        false,
        plan.comment());
  }

  /** The same table with this field in place of the one with the same target column. */
  public static TablePlan withField(TablePlan plan, FieldPlan field) {
    return new TablePlan(
        plan.sources(),
        plan.target(),
        plan.create(),
        plan.mode(),
        plan.filter(),
        plan.fields().stream().map(f -> f.target().equals(field.target()) ? field : f).toList(),
        plan.enabled(),
        plan.comment());
  }

  /** The same plan with every table changed. */
  public static MigrationPlan changed(MigrationPlan plan, UnaryOperator<TablePlan> change) {
    return new MigrationPlan(
        plan.format(),
        plan.name(),
        plan.source(),
        plan.target(),
        plan.tables().stream().map(change).toList(),
        plan.safeguards(),
        plan.open(),
        plan.leftBehind());
  }
}
