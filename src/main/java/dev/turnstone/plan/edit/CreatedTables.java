package dev.turnstone.plan.edit;

import dev.turnstone.catalog.Check;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.Index;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Changes the form of tables that a plan creates; what is there already is never changed. */
final class CreatedTables {
  private final MigrationPlan plan;

  CreatedTables(MigrationPlan plan) {
    this.plan = plan;
  }

  /**
   * The table under another name; foreign keys to it follow, unless another table of the plan has
   * the old name, too, and is the one they mean.
   */
  MigrationPlan renamed(TablePlan plan, String name) {
    TableName old = plan.target();
    created(old);
    TableName fresh = new TableName(old.schema(), name);
    boolean twice = this.plan.tables().stream().filter(t -> t.target().equals(old)).count() > 1;
    List<TablePlan> tables = new ArrayList<>();
    for (TablePlan one : this.plan.tables()) {
      boolean self = one.equals(plan);
      tables.add(
          one.create()
              .map(t -> called(t, self ? fresh : t.name(), twice ? k -> k : follow(old, fresh)))
              .map(one::withCreated)
              .orElse(one));
    }
    return this.plan.withTables(tables);
  }

  private static UnaryOperator<ForeignKey> follow(TableName old, TableName fresh) {
    return key -> key.target().equals(old) ? to(key, fresh) : key;
  }

  private static Table called(Table t, TableName name, UnaryOperator<ForeignKey> keys) {
    return new Table(
        name,
        t.kind(),
        t.columns(),
        t.keys(),
        t.foreignKeys().stream().map(keys).toList(),
        t.indexes(),
        t.checks(),
        t.traits());
  }

  private static ForeignKey to(ForeignKey key, TableName target) {
    return new ForeignKey(
        key.name(),
        key.columns(),
        target,
        key.targetColumns(),
        key.onUpdate(),
        key.onDelete(),
        key.deferral(),
        key.validated());
  }

  /** Without the foreign keys of other new tables to this one, which will not be there. */
  MigrationPlan withoutReferencesTo(TableName table) {
    List<String> left = new ArrayList<>(plan.leftBehind());
    MigrationPlan edited =
        each(
            t -> {
              if (t.name().equals(table)) return t;
              List<ForeignKey> kept =
                  t.foreignKeys().stream().filter(k -> !k.target().equals(table)).toList();
              t.foreignKeys().stream()
                  .filter(k -> k.target().equals(table))
                  .map(k -> "foreign key " + k.name() + " of " + t.name())
                  .forEach(what -> left.add(what + ": the plan does not carry " + table));
              return kept.size() == t.foreignKeys().size() ? t : with(t, t.columns(), kept);
            });
    return edited.withOpen(edited.open(), left);
  }

  /** Without a column that nothing else of the new table needs; others are as they are. */
  MigrationPlan withoutColumn(Place place) {
    Optional<Table> created = plan.table(place.table()).flatMap(TablePlan::create);
    if (created.flatMap(t -> t.column(place.column())).isEmpty()) return plan;
    user(place)
        .ifPresent(
            user -> {
              throw invalid(
                  place, user + " needs the column; to leave it empty, fill it with NULL");
            });
    return each(
        t ->
            t.name().equals(place.table())
                ? with(
                    t,
                    t.columns().stream().filter(c -> !c.name().equals(place.column())).toList(),
                    t.foreignKeys())
                : t);
  }

  private static Table with(Table t, List<Column> columns, List<ForeignKey> keys) {
    return new Table(
        t.name(), t.kind(), columns, t.keys(), keys, t.indexes(), t.checks(), t.traits());
  }

  /** The column under another name; keys, indexes and foreign keys follow. */
  MigrationPlan renamed(Place place, String name) {
    Table table = created(place.table());
    if (table.column(place.column()).isEmpty()) {
      throw invalid(place, "the table to be created has no such column");
    }
    texts(table)
        .filter(text -> text.toLowerCase(Locale.ROOT).contains(lower(place.column())))
        .findFirst()
        .ifPresent(
            text -> {
              throw invalid(place, "the table says of the column by its name: " + text);
            });
    boolean twice =
        table.columns().stream().filter(c -> c.name().equals(place.column())).count() > 1;
    MigrationPlan edited = each(t -> new ColumnName(place, name, twice).in(t));
    TablePlan before = edited.table(place.table()).orElseThrow();
    List<FieldPlan> fields = new ArrayList<>(before.fields());
    int last = before.fields().stream().map(FieldPlan::target).toList().lastIndexOf(place.column());
    if (last >= 0) {
      FieldPlan old = fields.get(last);
      fields.set(last, new FieldPlan(name, old.rule(), old.onFailure(), old.comment()));
    }
    return Tables.replace(edited, before, before.withFields(fields));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private Table created(TableName name) {
    return plan.table(name)
        .flatMap(TablePlan::create)
        .orElseThrow(
            () ->
                new Refused(
                    Problem.blocker(
                        Code.USAGE,
                        Location.table(name.toString()),
                        "the table is there already, only a new one can be called otherwise")));
  }

  private MigrationPlan each(UnaryOperator<Table> change) {
    return plan.withTables(
        plan.tables().stream()
            .map(t -> t.create().map(change).map(t::withCreated).orElse(t))
            .toList());
  }

  /** What else in the new tables uses the column, in words. */
  private Optional<String> user(Place place) {
    Table table = created(place.table());
    String column = place.column();
    Stream<String> keys =
        table.keys().stream()
            .filter(k -> parts(k.parts(), column))
            .map(k -> "the " + (k.primary() ? "primary " : "") + "key " + k.name());
    Stream<String> indexes =
        table.indexes().stream()
            .filter(i -> parts(i.parts(), column))
            .map(i -> "the index " + i.name());
    Stream<String> own =
        table.foreignKeys().stream()
            .filter(k -> k.columns().contains(column))
            .map(k -> "the foreign key " + k.name());
    Stream<String> others =
        plan.tables().stream()
            .flatMap(t -> t.create().stream())
            .flatMap(t -> t.foreignKeys().stream())
            .filter(k -> k.target().equals(place.table()) && k.targetColumns().contains(column))
            .map(k -> "the foreign key " + k.name());
    Stream<String> said =
        texts(table).filter(t -> lower(t).contains(lower(column))).map(t -> "the expression " + t);
    return Stream.of(keys, indexes, own, others, said).flatMap(s -> s).findFirst();
  }

  private static boolean parts(List<KeyPart> parts, String column) {
    return parts.stream().anyMatch(p -> p.column().filter(column::equals).isPresent());
  }

  /** Everything of a table that is SQL text, in which columns cannot be told from other words. */
  private static Stream<String> texts(Table table) {
    Stream<KeyPart> parts =
        Stream.concat(
            table.keys().stream().flatMap(k -> k.parts().stream()),
            table.indexes().stream().flatMap(i -> i.parts().stream()));
    Stream<String> computed =
        table.columns().stream()
            .flatMap(c -> c.generation().stream())
            .flatMap(
                g -> g instanceof Generation.Computed c ? Stream.of(c.expression()) : Stream.of());
    return Stream.of(
            table.checks().stream().map(Check::expression),
            table.keys().stream().flatMap((Key k) -> k.predicate().stream()),
            table.indexes().stream().flatMap((Index i) -> i.predicate().stream()),
            parts.flatMap(p -> p.expression().stream()),
            computed)
        .flatMap(s -> s);
  }

  private static Refused invalid(Place place, String reason) {
    Location where = Location.column(place.table().toString(), place.column());
    return new Refused(Problem.blocker(Code.RULE_INVALID, where, reason));
  }
}
