package dev.turnstone.ui.rule;

import dev.turnstone.catalog.Table;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.plan.edit.Decision;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Location;
import dev.turnstone.sql.Dialect;
import dev.turnstone.sql.Dialects;
import dev.turnstone.ui.migration.FieldPlace;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.rule.expression.Delay;
import dev.turnstone.ui.rule.expression.ExpressionViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;

/** What is decided for a table as a whole: which rows, how they meet others, how it is made. */
public final class TableViewModel {
  private final Migration migration;
  private final ExpressionViewModel filter;
  private final Findings findings;
  private final ReadOnlyObjectWrapper<Optional<Chosen>> chosen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper ddl = new ReadOnlyStringWrapper("");

  TableViewModel(Migration migration, Delay delay) {
    this.migration = migration;
    this.findings = new Findings(migration);
    this.filter = new ExpressionViewModel(migration.tools(), delay, ExpressionViewModel.Use.FILTER);
    filter.text().addListener((o, was, is) -> chosen.get().ifPresent(findings::forgive));
  }

  /** Shows a table as the plan has it now; {@link #leave} comes before another one. */
  void show(Optional<Chosen> next) {
    Optional<Chosen> table = next.map(TableViewModel::whole);
    if (table.equals(chosen.get())) {
      return;
    }
    boolean same = tableOf(chosen.get()).equals(tableOf(table));
    Optional<String> before = chosen.get().flatMap(c -> c.plan().filter());
    Optional<String> now = table.flatMap(c -> c.plan().filter());
    String written = same && before.equals(now) ? filter.text().get() : now.orElse("");
    chosen.set(table);
    ddl.set(table.filter(Chosen::created).flatMap(Chosen::target).map(this::made).orElse(""));
    table.ifPresentOrElse(findings::check, findings::clear);
    table.ifPresent(
        c -> filter.begin(c.source(), Location.table(c.place().table().toString()), written));
  }

  private static Chosen whole(Chosen of) {
    return new Chosen(new FieldPlace(of.place().table(), ""), of.plan(), of.source(), of.target());
  }

  private static Optional<String> tableOf(Optional<Chosen> of) {
    return of.map(c -> c.place().table().toString());
  }

  /** Leaves the table as if its field had lost the focus. */
  void leave() {
    Optional<Change> change = pending();
    chosen.set(Optional.empty());
    change.ifPresent(findings::make);
  }

  /** The table that is shown; empty: none. */
  public ReadOnlyObjectProperty<Optional<Chosen>> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /** The condition on its rows, in the plan or not yet. */
  public ExpressionViewModel filter() {
    return filter;
  }

  /** Why the plan did not take what was chosen, or what is to be said about what it has. */
  public ObservableList<Finding> findings() {
    return findings.list();
  }

  /** The statements that make it; empty text: it is there already. */
  public ReadOnlyStringProperty ddl() {
    return ddl.getReadOnlyProperty();
  }

  /** How its rows meet others. */
  public WriteMode mode() {
    return chosen.get().map(c -> c.plan().mode()).orElse(WriteMode.INTO_EMPTY);
  }

  /** The remark in the plan; empty text: none. */
  public String comment() {
    return chosen.get().flatMap(c -> c.plan().comment()).orElse("");
  }

  /**
   * Makes the plan the condition that was written.
   *
   * @return false when it was refused
   */
  public boolean commit() {
    return pending().map(findings::make).orElse(true);
  }

  /** What would become of the plan; empty: nothing new. */
  public Optional<Change> pending() {
    Optional<String> wanted = Optional.of(filter.text().get()).filter(f -> !f.isBlank());
    return chosen
        .get()
        .filter(c -> !c.plan().filter().equals(wanted))
        .flatMap(c -> decided(c, new Decision.Keep(wanted)));
  }

  /** Another way for its rows to meet others. */
  public void choose(WriteMode mode) {
    chosen
        .get()
        .filter(c -> c.plan().mode() != mode)
        .flatMap(c -> decided(c, new Decision.Write(mode)))
        .ifPresent(findings::make);
  }

  private Optional<Change> decided(Chosen table, Decision.OfTables decision) {
    return migration.plan().map(plan -> Change.ofTable(table, plan, decision));
  }

  /** Another remark; blank: none. */
  public void remark(String words) {
    Optional<String> comment = Optional.of(words.strip()).filter(w -> !w.isEmpty());
    chosen
        .get()
        .map(Chosen::plan)
        .filter(t -> !t.comment().equals(comment))
        .ifPresent(t -> findings.make(new Change.Table(t, with(t, comment))));
  }

  private static TablePlan with(TablePlan t, Optional<String> comment) {
    return new TablePlan(
        t.sources(),
        t.target(),
        t.create(),
        t.mode(),
        t.filter(),
        t.fields(),
        t.enabled(),
        comment);
  }

  /** As a run makes it: first what rows are loaded into, then what is added once they are there. */
  private String made(Table table) {
    Optional<MigrationPlan> plan = migration.plan();
    if (plan.isEmpty()) {
      return "";
    }
    Dialect dialect = Dialects.of(plan.get().target().product().vendor());
    try {
      List<String> later = new ArrayList<>(dialect.completeTable(table));
      table.foreignKeys().forEach(key -> later.addAll(dialect.addForeignKey(table, key)));
      String first = statements(dialect.createTable(table));
      String then = "-- " + migration.messages().text("rule.ddl.later") + "\n" + statements(later);
      return later.isEmpty() ? first : first + "\n\n" + then;
    } catch (EngineException e) {
      return "-- " + e.problems().get(0).message();
    }
  }

  private static String statements(List<String> statements) {
    return statements.stream().map(s -> s.strip() + ";").collect(Collectors.joining("\n"));
  }
}
