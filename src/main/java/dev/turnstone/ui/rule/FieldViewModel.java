package dev.turnstone.ui.rule;

import dev.turnstone.catalog.Column;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.OnFailure;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.edit.Decision;
import dev.turnstone.problem.Location;
import dev.turnstone.ui.migration.FieldPlace;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.rule.Draft.Reading;
import dev.turnstone.ui.rule.expression.Completions;
import dev.turnstone.ui.rule.expression.Delay;
import dev.turnstone.ui.rule.expression.ExpressionViewModel;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;

/**
 * What fills one column while it is decided. What is chosen becomes the plan at once, what is
 * written when it is finished; what the plan does not take is kept as it was written.
 */
public final class FieldViewModel {
  private final Migration migration;
  private final ExpressionViewModel expression;
  private final Findings findings;
  private final ReadOnlyObjectWrapper<Optional<Chosen>> chosen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Draft> draft =
      new ReadOnlyObjectWrapper<>(Draft.of(Optional.empty()));
  private final ReadOnlyStringWrapper missing = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper typed = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<RecoveryKind> recovery =
      new ReadOnlyObjectWrapper<>(RecoveryKind.SET_ASIDE);
  private final Map<FieldPlace, Draft> unfinished = new HashMap<>();
  private Optional<FieldPlan> loaded = Optional.empty();

  FieldViewModel(Migration migration, Delay delay) {
    this.migration = migration;
    this.findings = new Findings(migration);
    this.expression =
        new ExpressionViewModel(migration.tools(), delay, ExpressionViewModel.Use.VALUE);
    expression.text().addListener((o, was, is) -> change(draft.get().withCel(is)));
    expression.verdict().addListener((o, was, is) -> tellType());
    findings.list().addListener((Observable o) -> tellType());
  }

  /** Shows a column as the plan has it now; {@link #leave} comes before another one. */
  void show(Optional<Chosen> next) {
    boolean same = chosen.get().map(Chosen::place).equals(next.map(Chosen::place));
    boolean moved = !chosen.get().equals(next);
    Optional<FieldPlan> field = next.flatMap(Chosen::field);
    boolean reload = !same || !field.equals(loaded);
    chosen.set(next);
    loaded = field;
    boolean mine = same && Decided.of(draft.get()).rule().equals(field.map(FieldPlan::rule));
    if (reload) {
      recovery.set(field.map(f -> RecoveryKind.of(f.onFailure())).orElse(RecoveryKind.SET_ASIDE));
    }
    if (reload && !mine) {
      Draft kept = next.map(Chosen::place).map(unfinished::remove).orElse(null);
      draft.set(kept == null ? Draft.of(field) : kept);
    }
    if (moved) {
      next.filter(Chosen::ofColumn).ifPresentOrElse(findings::check, findings::clear);
    }
    next.ifPresent(c -> expression.begin(c.source(), where(c), draft.get().cel()));
    tell();
  }

  /** Leaves the column as if its field had lost the focus: what is finished becomes the plan. */
  void leave() {
    Optional<Chosen> left = chosen.get();
    Draft written = draft.get();
    boolean finished = Decided.of(written).whole() || written.equals(Draft.of(loaded));
    Optional<Change> change = pending();
    chosen.set(Optional.empty());
    loaded = Optional.empty();
    if (!finished || (change.isPresent() && !findings.make(change.get()))) {
      left.ifPresent(c -> unfinished.put(c.place(), written));
    }
  }

  private static Location where(Chosen chosen) {
    return Location.column(chosen.place().table().toString(), chosen.place().column());
  }

  /** The column that is shown; empty: none. */
  public ReadOnlyObjectProperty<Optional<Chosen>> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /** What is chosen for it, in the plan or not yet. */
  public ReadOnlyObjectProperty<Draft> draft() {
    return draft.getReadOnlyProperty();
  }

  /** The expression, also while another kind is chosen. */
  public ExpressionViewModel expression() {
    return expression;
  }

  /** Why the plan did not take what was chosen, or what is to be said about what it has. */
  public ObservableList<Finding> findings() {
    return findings.list();
  }

  /** What has to be chosen before the plan can have it; empty text: nothing. */
  public ReadOnlyStringProperty missing() {
    return missing.getReadOnlyProperty();
  }

  /** From which type to which values go; empty text: not known, or something is wrong. */
  public ReadOnlyStringProperty typed() {
    return typed.getReadOnlyProperty();
  }

  /** What happens to a row of which the value does not fit, as chosen. */
  public ReadOnlyObjectProperty<RecoveryKind> recovery() {
    return recovery.getReadOnlyProperty();
  }

  /** The value that takes the place of one that does not fit; empty text: none in the plan. */
  public String instead() {
    return loaded
        .map(FieldPlan::onFailure)
        .filter(OnFailure.UseValue.class::isInstance)
        .map(f -> ((OnFailure.UseValue) f).value())
        .orElse("");
  }

  /** The remark in the plan; empty text: none. */
  public String comment() {
    return loaded.flatMap(FieldPlan::comment).orElse("");
  }

  /** The columns that may be read; empty: they are not known. */
  public List<Column> sourceColumns() {
    return chosen.get().map(Chosen::sourceColumns).orElse(List.of());
  }

  /** The tables that a value may be looked up in, as plans write them. */
  public List<String> tables() {
    return migration.survey().get().stream()
        .flatMap(s -> s.source().tables().stream())
        .filter(t -> t.kind().holdsRows())
        .map(t -> t.name().toString())
        .toList();
  }

  /** The columns of a table that a value may be looked up in. */
  public List<Column> columnsOf(String table) {
    return migration.survey().get().stream()
        .flatMap(s -> s.source().tables().stream())
        .filter(t -> t.name().toString().equals(table))
        .flatMap(t -> t.columns().stream())
        .toList();
  }

  /** Another way to fill the column; what needs nothing more becomes the plan at once. */
  public void choose(RuleKind kind) {
    Draft next = draft.get().withKind(kind);
    if (next.column().isEmpty()) {
      next = next.withColumn(likely());
    }
    if (kind == RuleKind.EXPRESSION && next.cel().isEmpty() && !next.column().isEmpty()) {
      next = next.withCel(Completions.written(next.column()));
    }
    change(next);
    boolean more = kind == RuleKind.EXPRESSION || kind == RuleKind.CONSTANT;
    if (!more && Decided.of(next).whole()) {
      commit();
    }
  }

  /** A source column that is most likely meant; empty text: none is. */
  private String likely() {
    if (loaded.map(FieldPlan::rule).orElse(null) instanceof FieldRule.Lookup lookup
        && !lookup.columns().isEmpty()) {
      return lookup.columns().get(0);
    }
    Optional<Chosen> now = chosen.get();
    String wanted = plain(now.map(c -> c.place().column()).orElse(""));
    return now.stream()
        .flatMap(c -> c.sourceColumns().stream())
        .map(Column::name)
        .filter(name -> plain(name).equals(wanted))
        .findFirst()
        .orElse("");
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  /** Another reading, with what is usual said to it, if anything is. */
  public void choose(DecoderKind kind) {
    choose(draft.get().with(new Reading(Optional.of(kind), kind.usual())));
  }

  /** What is chosen by one click: it becomes the plan as soon as nothing is missing. */
  public void choose(Draft next) {
    change(next);
    if (Decided.of(next).whole()) {
      commit();
    }
  }

  /** What is being written; {@link #commit} makes it the plan. */
  public void change(Draft next) {
    if (next.equals(draft.get())) {
      return;
    }
    draft.set(next);
    if (!next.cel().equals(expression.text().get())) {
      expression.text().set(next.cel());
    }
    chosen.get().ifPresent(findings::forgive);
    tell();
  }

  /**
   * Makes the plan what was chosen and written.
   *
   * @return false when it is not, because something is missing or was refused
   */
  public boolean commit() {
    Optional<Change> change = pending();
    if (change.isEmpty()) {
      return chosen.get().isEmpty() || Decided.of(draft.get()).whole();
    }
    return findings.make(change.get());
  }

  /** What would become of the plan; empty: nothing new, or something is missing. */
  public Optional<Change> pending() {
    Decided decided = Decided.of(draft.get());
    Optional<Chosen> now = chosen.get().filter(Chosen::ofColumn);
    boolean same = decided.rule().equals(loaded.map(FieldPlan::rule));
    return same || !decided.whole()
        ? Optional.empty()
        : now.map(c -> Change.ofColumn(c, decided.decisions()));
  }

  /** What shall happen to a row of which the value does not fit; a value has to be given first. */
  public void recover(RecoveryKind kind) {
    recovery.set(kind);
    if (kind != RecoveryKind.USE_VALUE) {
      recoverWith(kind, "");
    }
  }

  /** The value that shall take the place of one that does not fit. */
  public void recoverWith(String instead) {
    recoverWith(RecoveryKind.USE_VALUE, instead);
  }

  private void recoverWith(RecoveryKind kind, String instead) {
    OnFailure wanted = kind.with(instead);
    Optional<FieldPlan> field = loaded;
    if (field.isPresent() && !field.get().onFailure().equals(wanted)) {
      chosen
          .get()
          .ifPresent(c -> findings.make(Change.ofColumn(c, List.of(new Decision.Recover(wanted)))));
    }
  }

  /** Another remark; blank: none. */
  public void remark(String words) {
    Optional<String> comment = Optional.of(words.strip()).filter(w -> !w.isEmpty());
    Optional<Chosen> now = chosen.get();
    if (now.isEmpty() || loaded.isEmpty() || loaded.get().comment().equals(comment)) {
      return;
    }
    FieldPlan old = loaded.get();
    FieldPlan next = new FieldPlan(old.target(), old.rule(), old.onFailure(), comment);
    TablePlan table = now.get().plan();
    List<FieldPlan> fields = table.fields().stream().map(f -> f.equals(old) ? next : f).toList();
    findings.make(new Change.Table(table, table.withFields(fields)));
  }

  private void tell() {
    Decided decided = Decided.of(draft.get());
    boolean shown = chosen.get().filter(Chosen::ofColumn).isPresent();
    missing.set(
        shown
            ? decided.missing().map(k -> migration.messages().text(k, decided.name())).orElse("")
            : "");
    tellType();
  }

  private void tellType() {
    Optional<String> from =
        draft.get().kind() == RuleKind.EXPRESSION
            ? expression.sound() ? expression.verdict().get().type() : Optional.empty()
            : draft.get().kind().readsOne() ? sourceType() : Optional.empty();
    Optional<String> to = chosen.get().flatMap(Chosen::column).map(Column::nativeType);
    boolean fine = findings.list().isEmpty() && missing.get().isEmpty();
    typed.set(
        fine && from.isPresent() && to.isPresent()
            ? migration.messages().text("rule.typed", from.get(), to.get())
            : "");
  }

  private Optional<String> sourceType() {
    String wanted = draft.get().column();
    return chosen.get().stream()
        .flatMap(c -> c.sourceColumns().stream())
        .filter(c -> c.name().equals(wanted))
        .map(Column::nativeType)
        .findFirst();
  }
}
