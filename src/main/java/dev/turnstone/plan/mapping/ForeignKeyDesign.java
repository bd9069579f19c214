package dev.turnstone.plan.mapping;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.ForeignKey.Action;
import dev.turnstone.catalog.ForeignKey.Deferral;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.mapping.DesignScope.Carried;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Designs the foreign keys of a new table once all tables of the plan are designed. */
final class ForeignKeyDesign {
  private final DesignScope scope;
  private final Table source;
  private final Table target;
  private final Map<TableName, Table> tables;

  /**
   * @param tables every target table by name: those that are there and those that are designed
   */
  ForeignKeyDesign(DesignScope scope, Table source, Table target, Map<TableName, Table> tables) {
    this.scope = scope;
    this.source = source;
    this.target = target;
    this.tables = tables;
  }

  List<ForeignKey> foreignKeys() {
    List<ForeignKey> keys = new ArrayList<>();
    for (ForeignKey key : source.foreignKeys()) {
      Optional<String> obstacle = obstacle(key);
      if (obstacle.isEmpty()) keys.add(design(key));
      else scope.leaveBehind(named(key), obstacle.get());
    }
    return keys;
  }

  private Optional<String> obstacle(ForeignKey key) {
    Optional<Carried> to = scope.carried(key.target());
    if (to.isEmpty()) return Optional.of("the plan does not carry " + key.target());
    Optional<Table> parent = Optional.ofNullable(tables.get(to.get().target()));
    List<String> referred = referred(key, to.get());
    if (parent.isEmpty() || referred.size() != key.targetColumns().size()) {
      return Optional.of("the columns it refers to are not carried");
    }
    boolean keyed =
        parent.get().keys().stream()
            .filter(Key::plain)
            .anyMatch(k -> new HashSet<>(k.columns()).equals(new HashSet<>(referred)));
    if (!keyed) {
      return Optional.of("the columns it refers to are no key of " + parent.get().name());
    }
    for (int i = 0; i < referred.size(); i++) {
      Optional<Column> child = target.column(scope.renamed(key.columns().get(i)));
      Optional<Column> other = parent.get().column(referred.get(i));
      if (child.isEmpty() || other.isEmpty() || !comparable(child.get(), other.get())) {
        return Optional.of("its columns have other types than those it refers to");
      }
    }
    return Optional.empty();
  }

  /** MariaDB and MySQL want whole numbers of the same size. */
  private boolean comparable(Column child, Column parent) {
    boolean whole =
        child.type() instanceof LogicalType.Int && parent.type() instanceof LogicalType.Int;
    if (whole && scope.to().mysqlFamily()) return child.type().equals(parent.type());
    return Similarity.agree(child.type(), parent.type());
  }

  private static List<String> referred(ForeignKey key, Carried to) {
    return key.targetColumns().stream().map(to.columns()::get).filter(c -> c != null).toList();
  }

  private ForeignKey design(ForeignKey key) {
    Carried to = scope.carried(key.target()).orElseThrow();
    List<String> columns = key.columns().stream().map(scope::renamed).toList();
    String derived = target.name().name() + "_" + String.join("_", columns) + "_fkey";
    String wanted = NewNames.automatic(key.name()) ? derived : scope.renamed(key.name());
    String name = scope.names().constraint(wanted, target.name());
    if (!name.equals(wanted) && !wanted.equals(derived)) {
      scope.leaveBehind("name of " + named(key), "it is called " + name);
    }
    return new ForeignKey(
        name,
        columns,
        to.target(),
        referred(key, to),
        action(key, key.onUpdate()),
        action(key, key.onDelete()),
        deferral(key),
        true);
  }

  private Action action(ForeignKey key, Action action) {
    if (action != Action.SET_DEFAULT || !scope.to().mysqlFamily()) return action;
    scope.leaveBehind("SET DEFAULT of " + named(key), scope.product() + " does not have it");
    return Action.NO_ACTION;
  }

  private Deferral deferral(ForeignKey key) {
    if (!scope.to().mysqlFamily() || key.deferral() == Deferral.NOT_DEFERRABLE) {
      return key.deferral();
    }
    scope.leaveBehind("deferral of " + named(key), scope.product() + " does not have it");
    return Deferral.NOT_DEFERRABLE;
  }

  private String named(ForeignKey key) {
    String name = key.name().isEmpty() ? String.join(", ", key.columns()) : key.name();
    return "foreign key " + name + " of " + source.name();
  }
}
