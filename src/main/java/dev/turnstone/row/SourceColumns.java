package dev.turnstone.row;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.expression.CheckedExpression;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The columns a program reads, in table order, and their positions. */
final class SourceColumns {
  private final Side side;
  private final List<String> names;

  /** The columns of this table whose names are wanted, and those of its key. */
  SourceColumns(Side side, Collection<String> wanted) {
    this.side = side;
    Set<String> all = new TreeSet<>(wanted);
    all.forEach(side::place);
    all.addAll(key());
    names = side.table().columns().stream().map(Column::name).filter(all::contains).toList();
  }

  /** The names a rule reads; those of expressions come with {@link CheckedExpression}. */
  static List<String> of(FieldPlan field) {
    FieldRule rule = field.rule();
    if (rule instanceof FieldRule.Copy r) return List.of(r.column());
    if (rule instanceof FieldRule.Convert r) return List.of(r.column());
    if (rule instanceof FieldRule.ValueMap r) return List.of(r.column());
    if (rule instanceof FieldRule.Lookup r) return r.columns();
    return List.of();
  }

  /** By which people know a row: without an identity the primary key, though it can be NULL. */
  private List<String> key() {
    Table table = side.table();
    Optional<Key> key = table.identity().or(() -> table.primaryKey().filter(Key::plain));
    return key.map(Key::columns).orElse(List.of());
  }

  TableRead reads() {
    return new TableRead(side.table(), names);
  }

  int position(String name) {
    return names.indexOf(name);
  }

  Place place(String name) {
    return side.place(name);
  }

  Originals originals() {
    int[] key = key().stream().mapToInt(this::position).toArray();
    return new Originals(names.stream().map(this::place).toList(), key);
  }
}
