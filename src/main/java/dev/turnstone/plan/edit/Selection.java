package dev.turnstone.plan.edit;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.OpenQuestion;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.edit.Glob.Named;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tables and columns of a plan that a scope means; a pattern that means nothing is refused. */
final class Selection {
  private final Scope scope;
  private final MigrationPlan plan;
  private final Surroundings around;

  Selection(Scope scope, MigrationPlan plan, Surroundings around) {
    this.scope = scope;
    this.plan = plan;
    this.around = around;
  }

  /** The planned tables, in the plan's order. */
  List<TablePlan> tables() {
    return picked(scope.tables(), tableNames(), List.of());
  }

  /** The tables that are planned, and source tables about which the plan has an open question. */
  List<TablePlan> tablesBut(List<OpenQuestion> open) {
    return picked(scope.tables(), tableNames(), names(open));
  }

  /** The open questions the scope means: about columns or about tables, as the scope is. */
  List<OpenQuestion> open() {
    List<Named<OpenQuestion>> candidates = names(openOfKind());
    List<String> patterns = scope.ofColumns() ? scope.columns() : scope.tables();
    Set<OpenQuestion> found = new LinkedHashSet<>();
    for (Glob glob : Glob.parse(patterns, List.copyOf(candidates))) {
      glob.of(candidates).forEach(named -> found.add(named.thing()));
    }
    return List.copyOf(found);
  }

  private List<OpenQuestion> openOfKind() {
    return plan.open().stream()
        .filter(q -> q.column().isPresent() == scope.ofColumns())
        .filter(q -> !scope.ofColumns() || scope.tables().isEmpty() || inTables(q))
        .toList();
  }

  private boolean inTables(OpenQuestion question) {
    List<Named<TablePlan>> names = tableNames();
    return Glob.parse(scope.tables(), List.copyOf(names)).stream()
        .flatMap(glob -> glob.of(names).stream())
        .anyMatch(named -> named.thing().source().toString().equals(question.table()));
  }

  /** The columns that something fills, in the plan's order. */
  List<Place> columns() {
    return columns(false, List.of());
  }

  /** As {@link #columns()}; patterns that mean one of these open questions mean something. */
  List<Place> columnsBut(List<OpenQuestion> open) {
    return columns(false, open);
  }

  /** The columns that something fills, and those that are named and that nothing fills yet. */
  List<Place> columnsAndNewOnes() {
    return columns(true, List.of());
  }

  private List<Place> columns(boolean adding, List<OpenQuestion> open) {
    // a table about which only a question is open has no planned columns
    List<TablePlan> tables = open.isEmpty() ? tables() : tablesBut(open);
    List<Named<Place>> candidates = new ArrayList<>();
    for (TablePlan table : tables) {
      for (FieldPlan field : table.fields()) {
        Place place = new Place(table.target(), field.target());
        candidates.add(new Named<>(place, place.names()));
      }
    }
    if (scope.columns().isEmpty()) return ofTypes(candidates.stream().map(Named::thing).toList());
    Set<Place> found = new LinkedHashSet<>();
    List<String> missing = new ArrayList<>();
    for (Glob glob : Glob.parse(scope.columns(), List.copyOf(candidates))) {
      List<Place> meant =
          new ArrayList<>(glob.of(candidates).stream().map(Named::thing).distinct().toList());
      if (meant.isEmpty() && adding && glob.literal()) meant.addAll(added(glob.text(), tables));
      if (meant.isEmpty() && glob.of(names(open)).isEmpty()) missing.add(glob.text());
      found.addAll(meant);
    }
    refuse(missing);
    return ofTypes(List.copyOf(found));
  }

  /** Columns that nothing fills yet, by what a person calls them. */
  private List<Place> added(String text, List<TablePlan> tables) {
    List<Place> places = new ArrayList<>();
    for (TablePlan table : tables) {
      for (String prefix : List.of(table.target().toString(), table.target().name())) {
        boolean qualified = text.regionMatches(true, 0, prefix + ".", 0, prefix.length() + 1);
        if (qualified && places.isEmpty()) {
          known(table, text.substring(prefix.length() + 1)).ifPresent(places::add);
        }
      }
    }
    if (places.isEmpty() && !scope.tables().isEmpty()) {
      tables.forEach(table -> known(table, text).ifPresent(places::add));
    }
    return places;
  }

  /** The column, when the table has it as far as is known. */
  private Optional<Place> known(TablePlan table, String column) {
    Optional<Table> structure =
        table.create().or(() -> around.target().flatMap(t -> t.table(table.target())));
    if (structure.isEmpty()) return Optional.of(new Place(table.target(), column));
    List<Named<Column>> columns =
        structure.get().columns().stream().map(c -> new Named<>(c, List.of(c.name()))).toList();
    return new Glob(column)
        .of(columns).stream().findFirst().map(c -> new Place(table.target(), c.thing().name()));
  }

  private List<Place> ofTypes(List<Place> places) {
    if (scope.types().isEmpty()) return places;
    SourceTypes types = new SourceTypes(plan, around.source().orElseThrow());
    List<Place> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Glob glob : Glob.parse(scope.types(), List.of())) {
      List<Place> fit = places.stream().filter(p -> glob.fits(types.of(p))).toList();
      if (fit.isEmpty()) missing.add("the type " + glob.text());
      found.addAll(fit);
    }
    refuse(missing);
    return places.stream().filter(found::contains).toList();
  }

  private List<Named<TablePlan>> tableNames() {
    return plan.tables().stream()
        .map(
            t ->
                new Named<>(
                    t,
                    List.of(
                        t.target().name(),
                        t.target().toString(),
                        t.source().name(),
                        t.source().toString())))
        .toList();
  }

  private static List<Named<OpenQuestion>> names(List<OpenQuestion> open) {
    return open.stream().map(q -> new Named<>(q, names(q))).toList();
  }

  private static List<String> names(OpenQuestion question) {
    String table = question.table();
    String plain = table.substring(table.indexOf('.') + 1);
    return question
        .column()
        .map(c -> List.of(c, plain + "." + c, table + "." + c))
        .orElse(List.of(plain, table));
  }

  private static <T> List<T> picked(
      List<String> patterns, List<Named<T>> candidates, List<Named<OpenQuestion>> open) {
    if (patterns.isEmpty()) return candidates.stream().map(Named::thing).toList();
    Set<T> found = new LinkedHashSet<>();
    List<String> missing = new ArrayList<>();
    List<Named<?>> all = new ArrayList<>(candidates);
    all.addAll(open);
    for (Glob glob : Glob.parse(patterns, all)) {
      List<Named<T>> meant = glob.of(candidates);
      if (meant.isEmpty() && glob.of(open).isEmpty()) missing.add(glob.text());
      meant.forEach(named -> found.add(named.thing()));
    }
    refuse(missing);
    return candidates.stream().map(Named::thing).filter(found::contains).toList();
  }

  private static void refuse(List<String> missing) {
    if (missing.isEmpty()) return;
    throw new Refused(
        missing.stream()
            .map(m -> Problem.blocker(Code.NOTHING_MATCHES, Location.EVERYWHERE, m))
            .toList());
  }
}
