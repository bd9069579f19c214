package dev.turnstone.ui.safeguards;

import dev.turnstone.plan.Condition;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What has to be true before a run and after it, and one of these while it is written. */
public final class ConditionsViewModel {
  private final Migration migration;
  private final Messages messages;
  private final ObservableList<Condition> conditions = FXCollections.observableArrayList();
  private final ConditionDraft draft = new ConditionDraft();
  private final ReadOnlyBooleanWrapper writing = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyStringWrapper mistake = new ReadOnlyStringWrapper("");
  private Optional<String> edited = Optional.empty();

  ConditionsViewModel(Migration migration) {
    this.migration = migration;
    this.messages = migration.messages();
  }

  /** Those of the plan, in the order in which they are asked. */
  public ObservableList<Condition> conditions() {
    return conditions;
  }

  /** The one that is written, while {@link #writing}. */
  public ConditionDraft draft() {
    return draft;
  }

  public ReadOnlyBooleanProperty writing() {
    return writing.getReadOnlyProperty();
  }

  /** Why it cannot be kept as it is; empty: nothing is known against it. */
  public ReadOnlyStringProperty mistake() {
    return mistake.getReadOnlyProperty();
  }

  /** Begins a new one. */
  public void add() {
    begin(Optional.empty());
    draft.clear();
  }

  /** Takes one up again. */
  public void edit(Condition condition) {
    begin(Optional.of(condition.name()));
    draft.show(condition);
  }

  private void begin(Optional<String> name) {
    edited = name;
    mistake.set("");
    writing.set(true);
  }

  /** Puts what is written into the plan, if nothing speaks against it. */
  public void keep() {
    List<String> others =
        conditions.stream()
            .map(Condition::name)
            .filter(n -> edited.filter(n::equals).isEmpty())
            .toList();
    String key = draft.mistake(others);
    mistake.set(key.isEmpty() ? "" : messages.text(key));
    if (!key.isEmpty()) {
      return;
    }
    List<Condition> next = new ArrayList<>(conditions);
    int at = conditions.stream().map(Condition::name).toList().indexOf(edited.orElse(""));
    if (at < 0) {
      next.add(draft.condition());
    } else {
      next.set(at, draft.condition());
    }
    writing.set(false);
    change(next);
  }

  /** Lets go of what is written. */
  public void giveUp() {
    mistake.set("");
    writing.set(false);
  }

  /** Takes one out of the plan; the change can be taken back as any other. */
  public void remove(Condition condition) {
    change(conditions.stream().filter(c -> !c.equals(condition)).toList());
  }

  /** When it is asked, and whom. */
  public String about(Condition condition) {
    boolean before = condition.when() == Condition.When.BEFORE;
    boolean source = condition.of() == Condition.Asked.SOURCE;
    if (before) {
      return messages.text(source ? "safeguards.before.source" : "safeguards.before.target");
    }
    return messages.text(source ? "safeguards.after.source" : "safeguards.after.target");
  }

  /** What its query has to give. */
  public String expects(Condition condition) {
    if (condition.expectation() instanceof Condition.Value value) {
      return messages.text("safeguards.expects.value", value.text());
    }
    return condition.expectation() instanceof Condition.SameAs same
        ? messages.text("safeguards.expects.same", same.sql())
        : messages.text("safeguards.expects.none");
  }

  void show(Optional<MigrationPlan> plan) {
    conditions.setAll(plan.map(p -> p.safeguards().conditions()).orElse(List.of()));
  }

  private void change(List<Condition> next) {
    migration
        .plan()
        .ifPresent(plan -> migration.document().change(plan.with(plan.safeguards().with(next))));
  }
}
