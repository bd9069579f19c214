package dev.turnstone.plan.edit;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.OpenQuestion;
import dev.turnstone.plan.TablePlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What differs between two versions of one plan, thing by thing. */
public final class PlanDifference {
  private static final String NOTHING = "";

  private final List<PlanChange> changes = new ArrayList<>();

  private PlanDifference() {}

  /** In the order of the second plan; tables are the same when they stand at the same place. */
  public static List<PlanChange> between(MigrationPlan before, MigrationPlan after) {
    PlanDifference difference = new PlanDifference();
    difference.structure("source", before.source().fingerprint(), after.source().fingerprint());
    difference.structure("target", before.target().fingerprint(), after.target().fingerprint());
    for (int i = 0; i < Math.min(before.tables().size(), after.tables().size()); i++) {
      difference.tables(before.tables().get(i), after.tables().get(i));
    }
    for (OpenQuestion question : before.open()) {
      if (!after.open().contains(question)) difference.answered(question, after);
    }
    return List.copyOf(difference.changes);
  }

  private void structure(String side, String before, String after) {
    if (before.equals(after)) return;
    changes.add(
        new PlanChange(
            Optional.empty(),
            Optional.empty(),
            "the " + side + " as it was",
            "the " + side + " as it is now"));
  }

  private void answered(OpenQuestion question, MigrationPlan after) {
    String place = question.column().map(c -> question.table() + "." + c).orElse(question.table());
    boolean left = after.leftBehind().stream().anyMatch(l -> l.contains(" " + place + ": "));
    changes.add(
        new PlanChange(
            Optional.of(question.table()),
            question.column(),
            "left open",
            left ? "left behind" : "read"));
  }

  private void tables(TablePlan before, TablePlan after) {
    TableName name = after.target();
    if (!before.target().equals(name)) {
      table(name, "called " + before.target().name(), "called " + name.name());
    }
    String was = RuleWords.of(before);
    String is = RuleWords.of(after);
    if (was.equals(is) && before.mode() != after.mode()) {
      was = RuleWords.of(before.mode());
      is = RuleWords.of(after.mode());
    }
    if (!was.equals(is)) table(name, was, is);
    Map<String, FieldPlan> old = byTarget(before);
    Map<String, FieldPlan> now = byTarget(after);
    renamed(before, after)
        .ifPresent(
            pair -> {
              column(name, pair.after(), "called " + pair.before(), "called " + pair.after());
              FieldPlan field = old.remove(pair.before());
              if (field != null) old.put(pair.after(), field);
            });
    now.forEach((target, field) -> fields(name, target, old.remove(target), field));
    old.forEach((target, field) -> column(name, target, RuleWords.of(field), NOTHING));
    references(before, after);
    before.create().ifPresent(design -> types(design, after));
  }

  /** Columns of a table to be created that have another type now. */
  private void types(Table before, TablePlan after) {
    for (Column now : after.create().map(Table::columns).orElse(List.of())) {
      before
          .column(now.name())
          .map(Column::nativeType)
          .filter(type -> !type.equals(now.nativeType()))
          .ifPresent(type -> column(after.target(), now.name(), type, now.nativeType()));
    }
  }

  private void fields(TableName name, String target, @Nullable FieldPlan was, FieldPlan is) {
    String before = was == null ? NOTHING : RuleWords.of(was);
    if (!before.equals(RuleWords.of(is))) column(name, target, before, RuleWords.of(is));
  }

  private void references(TablePlan before, TablePlan after) {
    for (ForeignKey key : before.create().map(Table::foreignKeys).orElse(List.of())) {
      boolean there =
          after.create().map(Table::foreignKeys).orElse(List.of()).stream()
              .anyMatch(k -> k.name().equals(key.name()));
      if (!there) table(after.target(), "foreign key " + key.name(), NOTHING);
    }
  }

  private record Renamed(String before, String after) {}

  /** A column of a table to be created that has another name now. */
  private static Optional<Renamed> renamed(TablePlan before, TablePlan after) {
    List<String> old = columns(before);
    List<String> now = columns(after);
    if (old.size() != now.size()) return Optional.empty();
    for (int i = 0; i < old.size(); i++) {
      if (!old.get(i).equals(now.get(i))) {
        return Optional.of(new Renamed(old.get(i), now.get(i)));
      }
    }
    return Optional.empty();
  }

  private static List<String> columns(TablePlan plan) {
    return plan.create()
        .map(t -> t.columns().stream().map(Column::name).toList())
        .orElse(List.of());
  }

  private static Map<String, FieldPlan> byTarget(TablePlan plan) {
    Map<String, FieldPlan> fields = new LinkedHashMap<>();
    plan.fields().forEach(field -> fields.put(field.target(), field));
    return fields;
  }

  private void table(TableName name, String before, String after) {
    changes.add(new PlanChange(Optional.of(name.toString()), Optional.empty(), before, after));
  }

  private void column(TableName name, String column, String before, String after) {
    changes.add(new PlanChange(Optional.of(name.toString()), Optional.of(column), before, after));
  }
}
