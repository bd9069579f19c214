package dev.turnstone.plan.edit;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.OpenQuestion;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.edit.Decision.AcceptStructure;
import dev.turnstone.plan.edit.Decision.CallIt;
import dev.turnstone.plan.edit.Decision.CopyFrom;
import dev.turnstone.plan.edit.Decision.Fill;
import dev.turnstone.plan.edit.Decision.Keep;
import dev.turnstone.plan.edit.Decision.LeaveOut;
import dev.turnstone.plan.edit.Decision.LookUp;
import dev.turnstone.plan.edit.Decision.Widen;
import dev.turnstone.plan.edit.Decision.Write;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Applies one decision to a plan. */
final class Applying {
  private final Scope scope;
  private final MigrationPlan plan;
  private final Surroundings around;
  private final Selection selection;

  Applying(Scope scope, MigrationPlan plan, Surroundings around) {
    this.scope = scope;
    this.plan = plan;
    this.around = around;
    this.selection = new Selection(scope, plan, around);
  }

  MigrationPlan apply(Decision decision) {
    if (decision instanceof AcceptStructure) return Structure.accept(plan, around);
    if (decision instanceof LeaveOut) return scope.ofColumns() ? withoutColumns() : withoutTables();
    if (decision instanceof CallIt name) return renamed(name.name());
    if (decision instanceof Widen widen) return widened(widen.type());
    if (decision instanceof LookUp lookup) return columns(new Fill(lookup(lookup)));
    if (decision instanceof Decision.OfColumns ofColumns) return columns(ofColumns);
    if (decision instanceof CopyFrom copy) return copied(copy);
    if (decision instanceof Keep keep) return tables(t -> t.withFilter(keep.filter()));
    if (decision instanceof Write write) return tables(t -> t.withMode(write.mode()));
    return tables(t -> t.withEnabled(true));
  }

  private MigrationPlan tables(UnaryOperator<TablePlan> change) {
    Set<TablePlan> chosen = Set.copyOf(selection.tables());
    return plan.withTables(
        plan.tables().stream().map(t -> chosen.contains(t) ? change.apply(t) : t).toList());
  }

  private MigrationPlan columns(Decision.OfColumns decision) {
    boolean adds = decision instanceof Fill;
    List<Place> places = adds ? selection.columnsAndNewOnes() : selection.columns();
    MigrationPlan edited = plan;
    int meant = 0;
    for (Place place : places) {
      TablePlan table = edited.table(place.table()).orElseThrow();
      Optional<FieldPlan> before = field(table, place.column());
      Optional<FieldPlan> after =
          before.isEmpty() && decision instanceof Fill fill
              ? Optional.of(FieldDecisions.filling(place.column(), fill.rule()))
              : before.flatMap(f -> FieldDecisions.apply(decision, f));
      if (after.isPresent()) {
        meant++;
        edited = Tables.replace(edited, table, new Fields(around).with(table, after.get()));
      }
    }
    if (meant == 0) throw nothingToRead(places);
    return OpenQuestions.settled(edited);
  }

  private Refused nothingToRead(List<Place> places) {
    Place first = places.get(0);
    String how =
        plan.table(first.table())
            .flatMap(t -> field(t, first.column()))
            .map(f -> RuleWords.of(f.rule()))
            .orElse("nothing");
    return new Refused(
        Problem.blocker(
            Code.NOTHING_MATCHES,
            Location.EVERYWHERE,
            "a column that is read from the source: " + first.toText() + " is filled by " + how));
  }

  private MigrationPlan widened(LogicalType type) {
    MigrationPlan edited = plan;
    for (Place place : selection.columns()) {
      edited = new WiderColumns(edited).with(place, type);
    }
    return edited;
  }

  private static Optional<FieldPlan> field(TablePlan table, String column) {
    return table.fields().stream().filter(f -> f.target().equals(column)).findFirst();
  }

  /** A target column copied from a source column; the tables are those of the scope. */
  private MigrationPlan copied(CopyFrom copy) {
    Scope columns = new Scope(scope.tables(), List.of(copy.target()), List.of());
    Decision.OfColumns fill = new Fill(new FieldRule.Copy(copy.source()));
    return new Applying(columns, plan, around).columns(fill);
  }

  private FieldRule lookup(LookUp decision) {
    Optional<LookedInto> found =
        LookedInto.in(plan, decision)
            .or(() -> around.source().flatMap((Catalog c) -> LookedInto.in(c, decision)));
    return found
        .map(into -> into.rule(decision))
        .orElseThrow(
            () ->
                new Refused(
                    Problem.blocker(Code.NOTHING_MATCHES, Location.EVERYWHERE, decision.from())));
  }

  private MigrationPlan withoutTables() {
    List<OpenQuestion> open = selection.open();
    Set<TablePlan> chosen = new HashSet<>(selection.tablesBut(open));
    MigrationPlan edited =
        plan.withTables(
            plan.tables().stream()
                .map(t -> chosen.contains(t) ? t.withEnabled(false) : t)
                .toList());
    for (TablePlan table : chosen) {
      if (table.create().isPresent()) {
        edited = new CreatedTables(edited).withoutReferencesTo(table.target());
      }
    }
    return OpenQuestions.leftBehind(edited, open);
  }

  private MigrationPlan withoutColumns() {
    List<OpenQuestion> open = selection.open();
    MigrationPlan edited = plan;
    for (Place place : selection.columnsBut(open)) {
      TablePlan table = edited.table(place.table()).orElseThrow();
      edited = Tables.replace(edited, table, new Fields(around).without(table, place.column()));
      edited = new CreatedTables(edited).withoutColumn(place);
      edited = OpenQuestions.leftBehind(edited, table, place.column());
    }
    return OpenQuestions.leftBehind(edited, open);
  }

  private MigrationPlan renamed(String name) {
    CreatedTables created = new CreatedTables(plan);
    if (scope.ofColumns()) {
      return created.renamed(one(selection.columns(), Place::toText), name);
    }
    return created.renamed(one(selection.tables(), t -> t.target().toString()), name);
  }

  /** One name can only be given once. */
  private static <T> T one(List<T> things, Function<T, String> text) {
    if (things.size() == 1) return things.get(0);
    String names = String.join(", ", things.stream().map(text).limit(5).toList());
    throw new Refused(
        Problem.blocker(
            Code.USAGE,
            Location.EVERYWHERE,
            "one name cannot be given to " + things.size() + " things at once: " + names));
  }
}
