package dev.turnstone.row;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.catalog.TypeText;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.OnFailure;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tables and plans for the tests of this package. */
final class Tables {
  static final TableName SOURCE = new TableName("main", "source");
  static final TableName TARGET = new TableName("public", "target");

  private Tables() {}

  /** A column {@code name type} in the form of plan files; {@code not null} behind it is heard. */
  static Column column(String definition) {
    boolean nullable = !definition.endsWith(" not null");
    String[] parts = definition.replace(" not null", "").split(" ", 2);
    LogicalType type = TypeText.parse(parts[1]);
    return Column.of(parts[0], type, parts[1], nullable);
  }

  static Place place(String type, Vendor vendor) {
    return new Place(column("c " + type), vendor);
  }

  /** A table whose primary key is its first column when that cannot be NULL. */
  static Side side(TableName name, Vendor vendor, String... definitions) {
    List<Column> columns = Arrays.stream(definitions).map(Tables::column).toList();
    Column first = columns.get(0);
    List<Key> keys =
        first.nullable() ? List.of() : List.of(Key.primary("pk", List.of(first.name())));
    Table table =
        new Table(
            name,
            TableKind.PLAIN,
            columns,
            keys,
            List.of(),
            List.of(),
            List.of(),
            TableTraits.NONE);
    return new Side(table, vendor);
  }

  static TablePlan plan(FieldPlan... fields) {
    return plan(Optional.empty(), fields);
  }

  static TablePlan plan(Optional<String> filter, FieldPlan... fields) {
    return new TablePlan(
        List.of(SOURCE),
        TARGET,
        Optional.empty(),
        WriteMode.INTO_EMPTY,
        filter,
        List.of(fields),
        true,
        Optional.empty());
  }

  static FieldPlan field(String target, FieldRule rule, OnFailure onFailure) {
    return new FieldPlan(target, rule, onFailure, Optional.empty());
  }

  static FieldPlan field(String target, FieldRule rule) {
    return field(target, rule, new OnFailure.SetAside());
  }

  /** A plan that copies every column to the one of the same name. */
  static TablePlan copies(Side target) {
    return plan(
        target.table().columns().stream()
            .map(c -> FieldPlan.copy(c.name(), c.name()))
            .toArray(FieldPlan[]::new));
  }
}
