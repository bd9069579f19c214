package dev.turnstone.ui.execute;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.Report;
import dev.turnstone.ui.kit.Chip.Meaning;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Ends;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.migration.Rehearsed;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.wizard.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What a run is going to do, and whether it may begin: a blocker forbids it, a dry run that is not
 * there has to be done without on purpose, and the name of a production database has to be typed.
 * On the window's thread only.
 */
public final class BeforeViewModel {
  /** How the last dry run stands to the plan. */
  public enum DryRun {
    HOLDS,
    /** The plan was changed since. */
    OUTDATED,
    MISSING
  }

  private final Migration migration;
  private final Messages messages;
  private final IntentionWords words;
  private final ObservableList<IntendedTable> tables = FXCollections.observableArrayList();
  private final ObservableList<Fact> facts = FXCollections.observableArrayList();
  private final ObservableList<String> safeguards = FXCollections.observableArrayList();
  private final ObservableList<Problem> blockers = FXCollections.observableArrayList();
  private final ObservableList<Problem> refused = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<DryRun> dryRun = new ReadOnlyObjectWrapper<>(DryRun.MISSING);
  private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper why = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper connected = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
  private final StringProperty typed = new SimpleStringProperty("");
  private final BooleanProperty accepted = new SimpleBooleanProperty(false);
  private String operator = "";

  /** One thing that is known. */
  public record Fact(String name, String words, Meaning meaning) {}

  BeforeViewModel(Migration migration) {
    this.migration = migration;
    this.messages = migration.messages();
    this.words = new IntentionWords(messages);
    migration
        .document()
        .plan()
        .addListener(
            (o, was, is) -> {
              accepted.set(false);
              refresh();
            });
    migration.ends().addListener((o, was, is) -> refresh());
    migration.survey().addListener((o, was, is) -> refresh());
    migration.rehearsed().addListener((o, was, is) -> refresh());
    typed.addListener((o, was, is) -> settle());
    accepted.addListener((o, was, is) -> settle());
    refresh();
  }

  /** In the order of the plan; those that are left out are not among them. */
  public ObservableList<IntendedTable> tables() {
    return tables;
  }

  /** From where to where, by whom, and what the dry run foretold. */
  public ObservableList<Fact> facts() {
    return facts;
  }

  /** What the run keeps to, a sentence each. */
  public ObservableList<String> safeguards() {
    return safeguards;
  }

  /** What the dry run found that forbids a run. */
  public ObservableList<Problem> blockers() {
    return blockers;
  }

  /** Why the last attempt was refused, before anything was written; it may be tried again. */
  public ObservableList<Problem> refused() {
    return refused;
  }

  public ReadOnlyObjectProperty<DryRun> dryRun() {
    return dryRun.getReadOnlyProperty();
  }

  /** To execute although no dry run holds. */
  public BooleanProperty accepted() {
    return accepted;
  }

  /** What has to be typed; empty: nothing. */
  public ReadOnlyStringProperty name() {
    return name.getReadOnlyProperty();
  }

  public StringProperty typed() {
    return typed;
  }

  public ReadOnlyBooleanProperty ready() {
    return ready.getReadOnlyProperty();
  }

  /** True while both databases of the plan are connected. */
  public ReadOnlyBooleanProperty connected() {
    return connected.getReadOnlyProperty();
  }

  /** What is still to be done before it can begin, or what happens when it does. */
  public ReadOnlyStringProperty why() {
    return why.getReadOnlyProperty();
  }

  /** Who works with this window. */
  void operator(String who) {
    operator = who;
    refresh();
  }

  /** What became of the run before; empty: there is nothing to tell. */
  public ReadOnlyStringProperty notice() {
    return notice.getReadOnlyProperty();
  }

  void notice(String said) {
    notice.set(said);
  }

  /** The run before was taken back, here or elsewhere. */
  void undone() {
    if (notice.get().isEmpty()) {
      notice.set(messages.text("execute.about.undone"));
    }
  }

  /** It was refused before anything was written. */
  void refused(List<Problem> problems) {
    refused.setAll(problems);
  }

  /** A run begins: another one has to be confirmed anew. */
  void begun() {
    typed.set("");
    accepted.set(false);
    refused.clear();
    notice.set("");
  }

  private void refresh() {
    Optional<MigrationPlan> plan = migration.plan();
    Optional<Report> report =
        migration.rehearsalHolds()
            ? migration.rehearsed().get().map(Rehearsed::report)
            : Optional.empty();
    dryRun.set(
        report.isPresent()
            ? DryRun.HOLDS
            : migration.rehearsed().get().isPresent() ? DryRun.OUTDATED : DryRun.MISSING);
    tables.setAll(
        plan.map(p -> IntendedTable.of(p, report, migration.survey().get())).orElse(List.of()));
    blockers.setAll(report.map(Report::blockers).orElse(List.of()));
    safeguards.setAll(plan.map(words::safeguards).orElse(List.of()));
    facts.setAll(plan.map(p -> facts(p, report)).orElse(List.of()));
    boolean production =
        migration.ends().get().filter(e -> e.environment() == Environment.PRODUCTION).isPresent();
    name.set(production ? plan.map(p -> target(p).name()).orElse("") : "");
    migration.session().problems(Step.EXECUTE, blockers.size());
    settle();
  }

  private static Place target(MigrationPlan plan) {
    return Place.of(plan.target().connection());
  }

  private List<Fact> facts(MigrationPlan plan, Optional<Report> report) {
    List<Fact> all = new ArrayList<>();
    all.add(fact("execute.fact.from", Place.of(plan.source().connection()).shown()));
    all.add(fact("execute.fact.to", target(plan).shown()));
    migration
        .ends()
        .get()
        .map(Ends::environment)
        .ifPresent(
            e ->
                all.add(
                    new Fact(
                        messages.text("execute.fact.environment"),
                        messages.text(e.key()),
                        e.meaning())));
    if (!operator.isEmpty()) {
      all.add(fact("execute.fact.who", operator));
    }
    all.add(dryRun(report));
    report
        .flatMap(r -> r.prospect().run())
        .ifPresent(b -> all.add(fact("execute.fact.duration", words.duration(b))));
    report
        .flatMap(r -> r.prospect().window())
        .ifPresent(w -> all.add(fact("execute.fact.window", words.window(w))));
    for (String step : words.steps(plan)) {
      all.add(fact("execute.fact.steps", step));
    }
    return all;
  }

  private Fact dryRun(Optional<Report> report) {
    String title = messages.text("execute.fact.dry");
    if (report.isPresent()) {
      boolean clean = report.get().refused() == 0 && report.get().blockers().isEmpty();
      return new Fact(title, words.found(report.get()), clean ? Meaning.OK : Meaning.WARN);
    }
    String key = dryRun.get() == DryRun.OUTDATED ? "execute.dry.outdated" : "execute.dry.missing";
    return new Fact(title, messages.text(key), Meaning.WARN);
  }

  private Fact fact(String key, String shown) {
    return new Fact(messages.text(key), shown, Meaning.PLAIN);
  }

  private void settle() {
    connected.set(reached());
    Optional<String> missing = missing();
    ready.set(missing.isEmpty());
    why.set(messages.text(missing.orElse("execute.why.ready"), name.get()));
  }

  /** The databases of the plan are those that are connected. */
  private boolean reached() {
    return migration.plan().filter(this::reached).isPresent();
  }

  private boolean reached(MigrationPlan plan) {
    return migration.ends().get().filter(ends -> ends.areOf(plan)).isPresent();
  }

  private Optional<String> missing() {
    if (migration.plan().isEmpty() || tables.isEmpty()) {
      return Optional.of("execute.why.plan");
    }
    if (migration.ends().get().isEmpty()) {
      return Optional.of("execute.why.connect");
    }
    if (!connected.get()) {
      return Optional.of("execute.why.other");
    }
    if (!blockers.isEmpty()) {
      return Optional.of("execute.why.blockers");
    }
    if (dryRun.get() != DryRun.HOLDS && !accepted.get()) {
      return Optional.of("execute.why.dry");
    }
    boolean matches = typed.get().strip().equals(name.get());
    return name.get().isEmpty() || matches ? Optional.empty() : Optional.of("execute.why.name");
  }
}
