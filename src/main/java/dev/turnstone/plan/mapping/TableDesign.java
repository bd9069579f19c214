package dev.turnstone.plan.mapping;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.sql.ExpressionTranslation.Pair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * Designs the tables a target does not have after those of the source, so that no value is lost;
 * what the target cannot have is listed by name.
 *
 * @param tables a plan for each missing table, which creates and fills it, in the order given
 * @param leftBehind what the new tables will not have, as {@code kind name: reason}
 */
public record TableDesign(List<TablePlan> tables, List<String> leftBehind) {
  public TableDesign {
    tables = List.copyOf(tables);
    leftBehind = List.copyOf(leftBehind);
  }

  /**
   * Designs tables.
   *
   * @param missing source tables without a target
   * @param existing the plans of source tables that have one, for foreign keys to them
   */
  public static TableDesign of(
      List<Table> missing,
      List<TablePlan> existing,
      Catalog source,
      Catalog target,
      Rename rename) {
    DesignScope scope = new DesignScope(source, target, rename);
    existing.forEach(scope::carriesExisting);
    missing.forEach(scope::carriesNew);
    List<Table> designs = new ArrayList<>();
    Map<TableName, Table> all = new HashMap<>();
    target.tables().forEach(table -> all.put(table.name(), table));
    List<TablePlan> plans = new ArrayList<>();
    for (Table table : missing) {
      Table design = withoutForeignKeys(scope, table);
      designs.add(design);
      all.put(design.name(), design);
    }
    for (int i = 0; i < designs.size(); i++) {
      Table table = missing.get(i);
      Table design = designs.get(i);
      List<ForeignKey> keys = new ForeignKeyDesign(scope, table, design, all).foreignKeys();
      Table fitting = scope.dialect().fitting(with(design, keys));
      tellOfLengths(scope, table, design, fitting);
      plans.add(plan(scope, table, fitting));
    }
    new LeftCollations(scope, missing).tell();
    return new TableDesign(plans, scope.leftBehind());
  }

  /** A row of MariaDB or MySQL may have no room for all that its texts could hold. */
  private static void tellOfLengths(DesignScope scope, Table source, Table wanted, Table fitting) {
    for (int i = 0; i < wanted.columns().size(); i++) {
      String before = wanted.columns().get(i).nativeType();
      String after = fitting.columns().get(i).nativeType();
      if (!before.equals(after)) {
        String column = source.name() + "." + source.columns().get(i).name();
        scope.leaveBehind(
            "length of column " + column,
            "a row has no room for " + before + ", so it is a " + after);
      }
    }
  }

  private static Table withoutForeignKeys(DesignScope scope, Table source) {
    List<Pair> columns = new ColumnDesign(scope, source).columns();
    KeyDesign keys = new KeyDesign(scope, source, columns);
    if (source.kind() == TableKind.PARTITIONED) {
      scope.leaveBehind("partitioning of " + source.name(), "the new table is one piece");
    }
    return new Table(
        scope.newName(source),
        TableKind.PLAIN,
        columns.stream().map(Pair::target).toList(),
        keys.keys(),
        List.of(),
        keys.indexes(),
        new CheckDesign(scope, source, columns).checks(),
        traits(scope, source));
  }

  private static TableTraits traits(DesignScope scope, Table source) {
    boolean sqlite = scope.to() == Vendor.SQLITE;
    long comments = source.columns().stream().filter(c -> c.comment().isPresent()).count();
    if (sqlite && (comments > 0 || source.traits().comment().isPresent())) {
      scope.leaveBehind("comments of " + source.name(), "SQLite has none");
    }
    for (String constraint : new TreeSet<>(source.traits().constraintComments().keySet())) {
      scope.leaveBehind(
          "comment of constraint " + constraint + " of " + source.name(),
          "only comments of tables and columns are carried");
    }
    source.traits().comment().ifPresent(c -> tellCut(scope, "table " + source.name(), c, 2048));
    for (Column column : source.columns()) {
      String what = "column " + source.name() + "." + column.name();
      column.comment().ifPresent(c -> tellCut(scope, what, c, 1024));
    }
    return new TableTraits(
        OptionalLong.empty(),
        OptionalLong.empty(),
        sqlite ? storage(scope, source) : "",
        false,
        Optional.empty(),
        List.of(),
        sqlite ? Optional.empty() : source.traits().comment(),
        Map.of());
  }

  /** Other vendors give no number twice, so that SQLite is not to do so either. */
  private static String storage(DesignScope scope, Table source) {
    boolean counts =
        source.columns().stream()
            .anyMatch(c -> c.generation().orElse(null) instanceof Generation.Identity);
    if (scope.sameVendor()) return source.traits().storage();
    return counts ? "autoincrement" : "";
  }

  /** MariaDB and MySQL hold comments of so many characters only. */
  private static void tellCut(DesignScope scope, String what, String comment, int most) {
    if (scope.to().mysqlFamily() && comment.codePointCount(0, comment.length()) > most) {
      String length = String.format(Locale.ROOT, "%,d", most);
      scope.leaveBehind(
          "end of the comment of " + what, scope.product() + " holds " + length + " characters");
    }
  }

  private static Table with(Table design, List<ForeignKey> keys) {
    return new Table(
        design.name(),
        design.kind(),
        design.columns(),
        design.keys(),
        keys,
        design.indexes(),
        design.checks(),
        design.traits());
  }

  private static TablePlan plan(DesignScope scope, Table source, Table design) {
    List<FieldPlan> fields = new ArrayList<>();
    for (int i = 0; i < source.columns().size(); i++) {
      Column to = design.columns().get(i);
      if (!to.computed()) fields.add(FieldPlan.copy(source.columns().get(i).name(), to.name()));
    }
    return new TablePlan(
        List.of(source.name()),
        scope.newName(source),
        Optional.of(design),
        WriteMode.INTO_EMPTY,
        Optional.empty(),
        fields,
        true,
        Optional.empty());
  }
}
