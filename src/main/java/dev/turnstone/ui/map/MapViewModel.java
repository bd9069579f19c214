package dev.turnstone.ui.map;

import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.edit.Decision;
import dev.turnstone.plan.edit.PlanEdit;
import dev.turnstone.problem.Location;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.map.pair.Findings;
import dev.turnstone.ui.map.pair.Pair;
import dev.turnstone.ui.map.pair.PairSheet;
import dev.turnstone.ui.map.pair.Pairs;
import dev.turnstone.ui.map.pair.ProblemPlace;
import dev.turnstone.ui.map.pair.Proposal;
import dev.turnstone.ui.map.pair.Sheets;
import dev.turnstone.ui.map.pair.Standing;
import dev.turnstone.ui.map.pair.Structures;
import dev.turnstone.ui.migration.FieldPlace;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.session.StepState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** Maps fields: which tables and columns of the source go where, and what speaks against it. */
public final class MapViewModel {
  private final Migration migration;
  private final Messages messages;
  private final Decisions decisions;
  private final Examining examining;
  private final PairListViewModel pairs;
  private final LinkingViewModel linking;
  private final ReviewViewModel review;
  private final PatternViewModel pattern;
  private final ColumnsViewModel columns;
  private final ReadOnlyBooleanWrapper planned = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<PairSheet>> sheet =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Optional<FieldPlace>> selected =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Form> form = new SimpleObjectProperty<>(Form.CANVAS);
  private Structures structures;
  private List<Proposal> proposals = List.of();

  /** In which form a pair is shown. */
  public enum Form {
    /** Columns with lines between them. */
    CANVAS,
    /** The same as a table of rules. */
    GRID,
    /** What is left open in all tables. */
    QUESTIONS
  }

  public MapViewModel(Migration migration) {
    this.migration = migration;
    this.messages = migration.messages();
    this.structures = new Structures(migration.surroundings());
    this.decisions = new Decisions(migration);
    this.pairs = new PairListViewModel(messages);
    this.linking = new LinkingViewModel(migration, decisions, sheet::get);
    this.review = new ReviewViewModel(migration, decisions);
    this.pattern = new PatternViewModel(migration, decisions);
    this.columns = new ColumnsViewModel(sheet);
    this.examining =
        new Examining(
            migration,
            result -> {
              proposals = result;
              show();
            });
    migration.document().plan().addListener((o, was, is) -> renew());
    migration
        .survey()
        .addListener(
            (o, was, is) -> {
              structures = new Structures(migration.surroundings());
              renew();
            });
    migration.problems().addListener((o, was, is) -> show());
    migration.rehearsed().addListener((o, was, is) -> show());
    pairs.opened().addListener((o, was, is) -> lay());
    selected.addListener((o, was, is) -> is.ifPresent(this::open));
    renew();
  }

  private void renew() {
    show();
    examining.examine(structures);
  }

  private void show() {
    Optional<MigrationPlan> plan = migration.plan();
    planned.set(plan.isPresent());
    pairs.show(plan.map(p -> new Pairs(p, structures, findings()).list()).orElse(List.of()));
    review.show(proposals);
    lay();
    summarise();
  }

  private Findings findings() {
    Map<Location, Long> refused = new HashMap<>();
    if (migration.rehearsalHolds()) {
      migration
          .rehearsed()
          .get()
          .ifPresent(
              r ->
                  r.report()
                      .causes()
                      .forEach(c -> refused.merge(c.problem().where(), c.rows(), Long::sum)));
    }
    return Findings.of(migration.problems().get().orElse(List.of()), refused);
  }

  private void lay() {
    Optional<Pair> pair = pairs.opened().get();
    Sheets sheets = new Sheets(structures, findings(), proposals, messages);
    sheet.set(pair.flatMap(p -> migration.plan().map(plan -> sheets.of(p, plan))));
    boolean elsewhere =
        selected
            .get()
            .filter(s -> pair.flatMap(Pair::target).filter(s.table()::equals).isEmpty())
            .isPresent();
    if (elsewhere) {
      selected.set(Optional.empty());
    }
  }

  private void summarise() {
    List<Pair> carried =
        pairs.all().stream()
            .filter(p -> p.target().isPresent() && p.standing() != Standing.LEFT_OUT)
            .toList();
    subtitle.set(
        planned.get()
            ? messages.text(
                "map.subtitle",
                carried.size(),
                pairs.all().size(),
                carried.stream().mapToInt(Pair::filled).sum(),
                carried.stream().mapToInt(Pair::columns).sum())
            : messages.text("map.subtitle.none"));
  }

  /** A place that is selected from elsewhere opens its pair. */
  private void open(FieldPlace place) {
    boolean here =
        pairs.opened().get().flatMap(Pair::target).filter(place.table()::equals).isPresent();
    if (!here) {
      pairs.all().stream()
          .filter(p -> p.target().filter(place.table()::equals).isPresent())
          .findFirst()
          .ifPresent(p -> pairs.opened().set(Optional.of(p)));
    }
  }

  public Messages messages() {
    return messages;
  }

  /** False: there is nothing to map yet. */
  public ReadOnlyBooleanProperty planned() {
    return planned.getReadOnlyProperty();
  }

  /** How far the mapping is, in a line. */
  public ReadOnlyStringProperty subtitle() {
    return subtitle.getReadOnlyProperty();
  }

  public PairListViewModel pairs() {
    return pairs;
  }

  /** The pair that is open; empty: there is none. */
  public ReadOnlyObjectProperty<Optional<PairSheet>> sheet() {
    return sheet.getReadOnlyProperty();
  }

  /** The columns of that pair. */
  public ColumnsViewModel columns() {
    return columns;
  }

  /** The target column that is looked at; empty: none. */
  public ObjectProperty<Optional<FieldPlace>> selected() {
    return selected;
  }

  /** Looks at a target column of the pair that is open. */
  public void select(String column) {
    Optional<TableName> table = pairs.opened().get().flatMap(Pair::target);
    selected.set(table.map(t -> new FieldPlace(t, column)));
  }

  public ObjectProperty<Form> form() {
    return form;
  }

  public Decisions decisions() {
    return decisions;
  }

  public LinkingViewModel linking() {
    return linking;
  }

  public ReviewViewModel review() {
    return review;
  }

  public PatternViewModel pattern() {
    return pattern;
  }

  public ReadOnlyBooleanProperty undoable() {
    return migration.document().undoable();
  }

  public ReadOnlyBooleanProperty redoable() {
    return migration.document().redoable();
  }

  /** Takes the last change of the plan back. */
  public void undo() {
    migration.document().undo();
  }

  /** Does again what was taken back last. */
  public void redo() {
    migration.document().redo();
  }

  /** Accepts the surest answer for the target column that is looked at, if there is one. */
  public void accept() {
    selected.get().ifPresent(review::accept);
  }

  /** Shows what is left open, with answers. */
  public void suggest() {
    form.set(Form.QUESTIONS);
  }

  /** Mapping is done for now; goes on to the dry run. */
  public void dryRun() {
    if (migration.session().state(Step.MAP).get() != StepState.DONE) {
      migration.session().done(Step.MAP);
    }
    migration.session().show(Step.REHEARSE);
  }

  /** Goes to where the databases are connected. */
  public void connect() {
    migration.session().show(Step.CONNECT);
  }

  /** Everything that somebody has to look at. */
  public List<ProblemPlace> problems() {
    return migration
        .plan()
        .map(p -> ProblemPlace.of(pairs.all(), p, structures, findings()))
        .orElse(List.of());
  }

  /**
   * Goes to the next problem, or the one before; behind the last comes the first.
   *
   * @param by 1 or -1
   */
  public void problem(int by) {
    List<ProblemPlace> places = problems();
    if (places.isEmpty()) {
      return;
    }
    int at = places.indexOf(here());
    int from = at >= 0 ? at : by > 0 ? -1 : 0;
    ProblemPlace place = places.get(Math.floorMod(from + by, places.size()));
    pairs.opened().set(Optional.of(place.pair()));
    selected.set(place.column().flatMap(c -> place.pair().target().map(t -> new FieldPlace(t, c))));
  }

  private ProblemPlace here() {
    Pair pair = pairs.opened().get().orElseThrow();
    return new ProblemPlace(pair, selected.get().map(FieldPlace::column));
  }

  /** Leaves a table out, or takes it in again. */
  public void carried(Pair pair, boolean carried) {
    planned(pair)
        .ifPresent(t -> decide(t, carried ? new Decision.TakeIn() : new Decision.LeaveOut()));
  }

  /** True when the table is created by the plan, so that it can have another name. */
  public boolean nameable(Pair pair) {
    return planned(pair).flatMap(TablePlan::create).isPresent();
  }

  /** Calls a table that is to be created otherwise. */
  public void call(Pair pair, String name) {
    if (structures.known()) {
      planned(pair).ifPresent(t -> decide(t, new Decision.CallIt(name)));
    } else {
      decisions.notice().set(messages.text("map.refused.unknown"));
    }
  }

  private void decide(TablePlan table, Decision decision) {
    migration
        .plan()
        .ifPresent(
            p ->
                decisions.decide(new PlanEdit(Decisions.only(table, p), List.of(decision))::apply));
  }

  private Optional<TablePlan> planned(Pair pair) {
    return pair.target().flatMap(t -> migration.plan().flatMap(p -> p.table(t)));
  }
}
