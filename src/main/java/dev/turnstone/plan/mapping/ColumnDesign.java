package dev.turnstone.plan.mapping;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Sequence;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.sql.DefaultTranslation;
import dev.turnstone.sql.ExpressionTranslation;
import dev.turnstone.sql.ExpressionTranslation.Pair;
import dev.turnstone.sql.TypeChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Designs the columns of a new table after those of its source. */
final class ColumnDesign {
  private final DesignScope scope;
  private final Table source;

  ColumnDesign(DesignScope scope, Table source) {
    this.scope = scope;
    this.source = source;
  }

  /** Each source column with its new one, in the source's order. */
  List<Pair> columns() {
    List<Pair> plain = source.columns().stream().map(c -> new Pair(c, plain(c))).toList();
    ExpressionTranslation translation = new ExpressionTranslation(scope.from(), scope.to(), plain);
    List<Pair> columns = new ArrayList<>();
    for (Pair pair : plain) {
      columns.add(new Pair(pair.source(), completed(pair, translation)));
    }
    return columns;
  }

  /** Name, type and whether it can be NULL. */
  private Column plain(Column column) {
    TypeChoice choice = scope.dialect().typeFor(column, scope.from(), keyColumns(column.name()));
    boolean inPrimary =
        source.primaryKey().filter(k -> k.columns().contains(column.name())).isPresent();
    boolean nullable = column.nullable() && !(inPrimary && scope.to() != Vendor.SQLITE);
    return new Column(
        scope.renamed(column.name()),
        choice.type(),
        choice.nativeType(),
        nullable,
        scope.sameVendor() ? column.collation().filter(scope::hasCollation) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        scope.to() == Vendor.SQLITE ? Optional.empty() : column.comment());
  }

  private Column completed(Pair pair, ExpressionTranslation translation) {
    Optional<Generation> generation =
        pair.source().generation().flatMap(g -> generation(g, pair, translation));
    Optional<String> byDefault =
        generation.isPresent() || pair.source().generation().isPresent()
            ? Optional.empty()
            : byDefault(pair);
    Column plain = pair.target();
    return new Column(
        plain.name(),
        plain.type(),
        plain.nativeType(),
        plain.nullable(),
        plain.collation(),
        byDefault,
        generation,
        plain.comment());
  }

  private Optional<String> byDefault(Pair pair) {
    Optional<String> byDefault =
        new DefaultTranslation(scope.from(), scope.target().product(), this::understood)
            .of(pair.source(), pair.target());
    if (pair.source().defaultSql().isPresent() && byDefault.isEmpty()) {
      scope.leaveBehind(
          "default of column " + place(pair), "it cannot be said in " + scope.product());
    }
    return byDefault;
  }

  /** SQLite looks at a default only when it is asked for, in a program that knows its functions. */
  private boolean understood(String byDefault) {
    return scope.to() == Vendor.SQLITE || scope.selfContained(byDefault);
  }

  private Optional<Generation> generation(
      Generation generation, Pair pair, ExpressionTranslation translation) {
    if (generation instanceof Generation.Computed computed) {
      Optional<String> expression =
          translation
              .value(computed.expression())
              .filter(scope::selfContained)
              .filter(e -> computes());
      if (expression.isEmpty()) {
        scope.leaveBehind(
            "expression of column " + place(pair),
            "it cannot be said in " + scope.product() + ", so the values are copied");
      }
      boolean stored = computed.stored() || scope.to() == Vendor.POSTGRESQL;
      return expression.map(e -> new Generation.Computed(e, stored));
    }
    if (countable(pair)) {
      scope.stepOf(source.name(), pair.source().name()).ifPresent(this::leaveStep);
      boolean always = scope.sameVendor() && ((Generation.Identity) generation).always();
      return Optional.of(new Generation.Identity(always));
    }
    scope.leaveBehind(
        "counting of column " + place(pair),
        scope.product() + " cannot count in this column by itself");
    return Optional.empty();
  }

  /** PostgreSQL computes columns from version 12 on. */
  private boolean computes() {
    return scope.to() != Vendor.POSTGRESQL || scope.target().product().atLeast(12, 0);
  }

  private void leaveStep(Sequence sequence) {
    scope.leaveBehind(
        "step of sequence " + sequence.name(),
        "it counts by "
            + sequence.increment()
            + (sequence.cycle() ? ", round and round" : "")
            + "; the new column counts by 1");
  }

  /** SQLite counts in a primary key of one INTEGER column; the others in one numeric column. */
  private boolean countable(Pair pair) {
    if (scope.to() == Vendor.SQLITE) {
      boolean only =
          source
              .primaryKey()
              .filter(k -> k.columns().equals(List.of(pair.source().name())))
              .isPresent();
      return only && pair.target().nativeType().equalsIgnoreCase("INTEGER");
    }
    boolean number =
        pair.target().type() instanceof LogicalType.Int
            || pair.target().type() instanceof LogicalType.Decimal;
    if (scope.to() == Vendor.POSTGRESQL) return number;
    boolean first =
        source.columns().stream()
            .filter(c -> c.generation().orElse(null) instanceof Generation.Identity)
            .findFirst()
            .filter(pair.source()::equals)
            .isPresent();
    return first && pair.target().type() instanceof LogicalType.Int;
  }

  /** How many columns the widest primary, unique or foreign key has in which the column is. */
  private int keyColumns(String column) {
    int widest = 0;
    for (Key key : source.keys()) {
      if (key.columns().contains(column)) widest = Math.max(widest, key.parts().size());
    }
    for (ForeignKey key : source.foreignKeys()) {
      if (key.columns().contains(column)) widest = Math.max(widest, key.columns().size());
    }
    return widest;
  }

  private String place(Pair pair) {
    return source.name() + "." + pair.source().name();
  }
}
