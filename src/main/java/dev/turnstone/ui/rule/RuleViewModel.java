package dev.turnstone.ui.rule;

import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.edit.Surroundings;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.FieldPlace;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.rule.expression.Delay;
import dev.turnstone.ui.rule.expression.ExpressionViewModel;
import dev.turnstone.ui.rule.preview.PreviewRequest;
import dev.turnstone.ui.rule.preview.PreviewViewModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** The inspector below the map: what fills the chosen column, its table, and real rows of both. */
public final class RuleViewModel {
  /** What of the chosen place is shown. */
  public enum Part {
    COLUMN,
    TABLE
  }

  private final Migration migration;
  private final Messages messages;
  private final ObservableValue<Optional<FieldPlace>> selected;
  private final FieldViewModel field;
  private final TableViewModel table;
  private final PreviewViewModel preview;
  private final ObjectProperty<Part> part = new SimpleObjectProperty<>(Part.COLUMN);
  private final ReadOnlyObjectWrapper<Optional<Chosen>> chosen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper heading = new ReadOnlyStringWrapper("");

  /**
   * An inspector of one migration.
   *
   * @param selected the place that is chosen on the map; a place whose column is the empty text is
   *     the table as a whole
   */
  public RuleViewModel(Migration migration, ObservableValue<Optional<FieldPlace>> selected) {
    this(migration, selected, Delay.TYPING);
  }

  /**
   * As {@link #RuleViewModel(Migration, ObservableValue)}.
   *
   * @param delays makes what lets a moment pass while something is typed
   */
  public RuleViewModel(
      Migration migration, ObservableValue<Optional<FieldPlace>> selected, Supplier<Delay> delays) {
    this.migration = migration;
    this.messages = migration.messages();
    this.selected = selected;
    this.field = new FieldViewModel(migration, delays.get());
    this.table = new TableViewModel(migration, delays.get());
    this.preview = new PreviewViewModel(migration, delays.get());
    selected.addListener((o, was, is) -> selected());
    migration.document().plan().addListener((o, was, is) -> refresh());
    migration.survey().addListener((o, was, is) -> refresh());
    migration.ends().addListener((o, was, is) -> refresh());
    part.addListener((o, was, is) -> tell());
    field.draft().addListener((o, was, is) -> tell());
    field.expression().checking().addListener((o, was, is) -> showRows());
    table.filter().checking().addListener((o, was, is) -> showRows());
    selected();
  }

  /** What is shown of the place; a table as a whole has no other part. */
  public ObjectProperty<Part> part() {
    return part;
  }

  public FieldViewModel field() {
    return field;
  }

  public TableViewModel table() {
    return table;
  }

  public PreviewViewModel preview() {
    return preview;
  }

  /** The chosen place as the plan has it; empty: nothing is chosen, or the plan has it not. */
  public ReadOnlyObjectProperty<Optional<Chosen>> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /** From where to where. */
  public ReadOnlyStringProperty heading() {
    return heading.getReadOnlyProperty();
  }

  private void selected() {
    field.leave();
    table.leave();
    preview.nothing("");
    boolean column = selected.getValue().filter(p -> !p.column().isEmpty()).isPresent();
    part.set(column ? Part.COLUMN : Part.TABLE);
    refresh();
  }

  private void refresh() {
    Optional<Chosen> next =
        selected
            .getValue()
            .flatMap(
                p ->
                    migration.plan().flatMap(plan -> Chosen.of(p, plan, migration.survey().get())));
    chosen.set(next);
    field.show(next.filter(Chosen::ofColumn));
    table.show(next);
    tell();
  }

  private void tell() {
    heading.set(chosen.get().map(this::heading).orElse(""));
    showRows();
  }

  private String heading(Chosen of) {
    if (!of.ofColumn() || part.get() == Part.TABLE) {
      return of.plan().source().name() + " → " + of.place().table().name();
    }
    String from = from(of);
    return from.isEmpty() ? of.place().column() : from + " → " + of.place().column();
  }

  /** What is read, by the draft; empty text: nothing, or nothing that has a name. */
  private String from(Chosen of) {
    Draft draft = field.draft().get();
    if (draft.kind().readsOne()) {
      return draft.column();
    }
    return draft.kind() == RuleKind.LOOKUP
        ? of.field()
            .map(FieldPlan::rule)
            .filter(FieldRule.Lookup.class::isInstance)
            .map(r -> String.join(", ", ((FieldRule.Lookup) r).columns()))
            .orElse("")
        : "";
  }

  private void showRows() {
    Optional<MigrationPlan> plan = migration.plan();
    if (chosen.get().isEmpty() || plan.isEmpty()) {
      preview.nothing(messages.text("rule.preview.nothing"));
      return;
    }
    Chosen of = chosen.get().get();
    boolean column = of.ofColumn() && part.get() == Part.COLUMN;
    ExpressionViewModel written = column ? field.expression() : table.filter();
    if (!column || field.draft().get().kind() == RuleKind.EXPRESSION) {
      if (!written.checked()) return;
      if (!written.sound()) {
        preview.nothing(messages.text("rule.preview.mistake"));
        return;
      }
    }
    Optional<Change> pending = column ? pendingOfColumn() : table.pending();
    boolean filled = of.field().isPresent() || pending.isPresent();
    boolean leaves = column && field.draft().get().kind() == RuleKind.DEFAULT;
    if (column && (!filled || leaves)) {
      preview.nothing(byDefault(of));
      return;
    }
    Surroundings around = migration.surroundings();
    preview.show(
        new PreviewRequest(
            plan.get(),
            of.place().table(),
            column ? Optional.of(of.place().column()) : Optional.empty(),
            p -> pending.map(c -> c.in(p, around)).orElse(p),
            List.of(pending)));
  }

  private Optional<Change> pendingOfColumn() {
    return field
        .pending()
        .filter(c -> migration.plan().filter(c::needsSource).isEmpty() || known());
  }

  private boolean known() {
    return migration.survey().get().isPresent();
  }

  private String byDefault(Chosen of) {
    return of.column()
        .flatMap(c -> c.defaultSql())
        .map(sql -> messages.text("rule.preview.default", sql))
        .orElseGet(() -> messages.text("rule.preview.unfilled"));
  }
}
