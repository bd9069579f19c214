package dev.turnstone.plan.mapping;

import dev.turnstone.catalog.Index;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.sql.ExpressionTranslation;
import dev.turnstone.sql.ExpressionTranslation.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Designs the keys and indexes of a new table after those of its source. */
final class KeyDesign {
  private static final Set<String> ORDERED = Set.of("", "btree", "hash");
  private final DesignScope scope;
  private final Table source;
  private final List<Pair> columns;
  private final TableName target;
  private final ExpressionTranslation translation;

  KeyDesign(DesignScope scope, Table source, List<Pair> columns) {
    this.scope = scope;
    this.source = source;
    this.columns = columns;
    this.target = scope.newName(source);
    this.translation = new ExpressionTranslation(scope.from(), scope.to(), columns);
  }

  List<Key> keys() {
    List<Key> keys = new ArrayList<>();
    for (Key key : source.keys()) {
      design(key).ifPresent(keys::add);
    }
    return keys;
  }

  List<Index> indexes() {
    List<Index> indexes = new ArrayList<>();
    for (Index index : source.indexes()) {
      design(index).ifPresent(indexes::add);
    }
    return indexes;
  }

  private Optional<Key> design(Key key) {
    String what =
        (key.primary() ? "primary key " : "unique key ") + key.name() + " of " + source.name();
    Optional<String> predicate = key.predicate().flatMap(this::condition);
    Optional<List<KeyPart>> parts = parts(key.parts(), !key.primary());
    if (parts.isEmpty() || predicate.isPresent() != key.predicate().isPresent()) {
      scope.leaveBehind(what, "it cannot be said in " + scope.product());
      return Optional.empty();
    }
    boolean postgres = scope.to() == Vendor.POSTGRESQL;
    boolean nullsEqual = key.nullsEqual() && postgres && scope.target().product().atLeast(15, 0);
    if (key.nullsEqual() && !nullsEqual) {
      scope.leaveBehind("equality of NULLs in " + what, scope.product() + " does not have it");
    }
    if (key.deferrable() && !postgres) {
      scope.leaveBehind("deferral of " + what, scope.product() + " does not have it");
    }
    String derived = derived(key.parts(), key.primary() ? "_pkey" : "_key", key.primary());
    return Optional.of(
        new Key(
            named(key.name(), derived, what, true),
            key.primary(),
            parts.get(),
            predicate,
            key.deferrable() && postgres,
            nullsEqual));
  }

  private Optional<Index> design(Index index) {
    String what = "index " + index.name() + " of " + source.name();
    Optional<String> predicate = index.predicate().flatMap(this::condition);
    Optional<List<KeyPart>> parts = parts(index.parts(), true);
    boolean known = scope.sameVendor() || ORDERED.contains(index.method());
    if (!known
        || parts.isEmpty()
        || predicate.isPresent() != index.predicate().isPresent()
        || parts.get().stream().anyMatch(this::unordered)) {
      scope.leaveBehind(what, "it cannot be said in " + scope.product());
      return Optional.empty();
    }
    String name = named(index.name(), derived(index.parts(), "_idx", false), what, false);
    String method = scope.sameVendor() ? index.method() : "btree";
    return Optional.of(new Index(name, parts.get(), predicate, method));
  }

  /** MariaDB and MySQL have no partial keys. */
  private Optional<String> condition(String predicate) {
    return scope.to().mysqlFamily()
        ? Optional.empty()
        : translation.condition(predicate).filter(scope::selfContained);
  }

  /** PostgreSQL cannot order plain JSON. */
  private boolean unordered(KeyPart part) {
    return scope.to() == Vendor.POSTGRESQL
        && !scope.sameVendor()
        && part.column().isPresent()
        && columns.stream()
            .map(Pair::target)
            .filter(column -> part.column().get().equals(column.name()))
            .anyMatch(column -> column.type() instanceof LogicalType.Json);
  }

  private Optional<List<KeyPart>> parts(List<KeyPart> parts, boolean descends) {
    List<KeyPart> designed = new ArrayList<>();
    for (KeyPart part : parts) {
      Optional<String> column = part.column().map(scope::renamed);
      Optional<String> expression = part.expression().flatMap(this::expression);
      boolean prefixed = part.prefix().isPresent() && !scope.to().mysqlFamily();
      if (prefixed || (column.isEmpty() && expression.isEmpty())) return Optional.empty();
      designed.add(
          new KeyPart(
              column,
              expression,
              part.prefix(),
              part.descending() && (descends || scope.sameVendor()),
              scope.sameVendor()
                  ? part.collation().filter(scope::hasCollation)
                  : Optional.empty()));
    }
    return Optional.of(designed);
  }

  /** MariaDB has no keys on expressions; MySQL has them in its own vendor's tables only. */
  private Optional<String> expression(String sql) {
    boolean possible = scope.sameVendor() || !scope.to().mysqlFamily();
    return possible ? translation.value(sql).filter(scope::selfContained) : Optional.empty();
  }

  private String derived(List<KeyPart> parts, String ending, boolean tableOnly) {
    String names =
        parts.stream()
            .map(part -> part.column().map(scope::renamed).orElse("expr"))
            .collect(Collectors.joining("_"));
    return target.name() + (tableOnly ? "" : "_" + names) + ending;
  }

  private String named(String wanted, String derived, String what, boolean key) {
    String asked = NewNames.automatic(wanted) ? derived : scope.renamed(wanted);
    String name = key ? scope.names().key(asked, target) : scope.names().index(asked, target);
    if (!name.equals(asked) && !NewNames.automatic(wanted)) {
      scope.leaveBehind("name of " + what, "it is called " + name);
    }
    return name;
  }
}
