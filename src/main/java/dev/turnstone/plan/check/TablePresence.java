package dev.turnstone.plan.check;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.NameRules;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.sql.Dialect;
import dev.turnstone.sql.Dialects;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the tables a plan speaks of, and says which are missing, in the way or planned twice. */
final class TablePresence {
  private final List<PlannedTable> tables = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<TableName> planned = new HashSet<>();
  private final Catalog source;
  private final Catalog target;
  private final Dialect dialect;
  private final NameRules rules;

  TablePresence(MigrationPlan plan, Catalog source, Catalog target) {
    this.source = source;
    this.target = target;
    this.dialect = Dialects.of(target.product().vendor());
    this.rules = new NameRules(dialect, NameRules.Kind.TABLE);
    plan.tables().stream().filter(TablePlan::enabled).forEach(this::find);
    if (sameDatabase(plan)) {
      problems.add(Problem.blocker(Code.SAME_DATABASE, Location.EVERYWHERE));
    }
  }

  /** Those whose source and target are there. */
  List<PlannedTable> tables() {
    return tables;
  }

  List<Problem> problems() {
    return problems;
  }

  private void find(TablePlan plan) {
    Location where = Location.table(plan.target().toString());
    if (plan.sources().size() != 1) {
      problems.add(
          Problem.blocker(
              Code.RULE_INVALID,
              where,
              "it has " + plan.sources().size() + " source tables, there must be one"));
      return;
    }
    if (!planned.add(plan.target())) {
      problems.add(plan.create().isPresent() ? collision(plan) : plannedTwice(where));
    }
    Optional<Table> from = source(plan.source());
    Optional<Table> to = target(plan);
    if (from.isPresent() && to.isPresent()) {
      tables.add(new PlannedTable(plan, from.get(), to.get(), source.product().vendor(), dialect));
    }
  }

  private static Problem plannedTwice(Location where) {
    return Problem.blocker(Code.RULE_INVALID, where, "the table is planned twice");
  }

  /** Two tables to be created whose names became one, as those of two schemas do. */
  private Problem collision(TablePlan plan) {
    Set<String> taken = new HashSet<>();
    planned.forEach(name -> taken.add(name.name()));
    target.tables().forEach(table -> taken.add(table.name().name()));
    String name = plan.target().name();
    return Problem.blocker(
        Code.NAME_COLLIDES,
        Location.table(plan.target().toString()),
        name + " for " + plan.source(),
        "that of another table to be created",
        rules.shown(),
        Location.table(plan.source().toString()).options(),
        rules.propose(name, taken));
  }

  private Optional<Table> source(TableName name) {
    Optional<Table> found = source.table(name);
    Location where = Location.table(name.toString());
    if (found.isEmpty())
      problems.add(Problem.blocker(Code.TABLE_MISSING, where, "source", where.options()));
    found.ifPresent(table -> refuseWithoutRows(table, where));
    return found;
  }

  private Optional<Table> target(TablePlan plan) {
    Location where = Location.table(plan.target().toString());
    if (plan.create().isPresent()) {
      Table created = plan.create().get();
      if (!created.name().equals(plan.target())) {
        String reason = "the table to be created is called " + created.name();
        problems.add(Problem.blocker(Code.RULE_INVALID, where, reason));
        return Optional.empty();
      }
      if (target.tables().stream().anyMatch(t -> key(t.name()).equals(key(plan.target())))) {
        problems.add(Problem.blocker(Code.TABLE_EXISTS, where));
      }
      return plan.create();
    }
    Optional<Table> found = target.table(plan.target());
    if (found.isEmpty())
      problems.add(Problem.blocker(Code.TABLE_MISSING, where, "target", where.options()));
    found.ifPresent(table -> refuseWithoutRows(table, where));
    return found;
  }

  private void refuseWithoutRows(Table table, Location where) {
    if (table.kind().holdsRows()) return;
    problems.add(Problem.blocker(Code.TABLE_WITHOUT_ROWS, where, words(table.kind())));
  }

  private static String words(TableKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private String key(TableName name) {
    return rules.key(name.schema()) + "\0" + rules.key(name.name());
  }

  /** The same place, and a table that would be read and written at once. */
  private boolean sameDatabase(MigrationPlan plan) {
    return place(plan.source().connection()).equals(place(plan.target().connection()))
        && tables.stream().anyMatch(t -> t.source().name().equals(t.target().name()));
  }

  private static String place(String connection) {
    return connection.replaceFirst("\\?.*", "");
  }
}
