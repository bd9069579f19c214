package dev.turnstone.ui.map;

import dev.turnstone.plan.Decoder;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.OnFailure;
import dev.turnstone.plan.edit.Decision;
import dev.turnstone.plan.edit.Edited;
import dev.turnstone.plan.edit.PlanChange;
import dev.turnstone.plan.edit.PlanEdit;
import dev.turnstone.plan.edit.Scope;
import dev.turnstone.plan.edit.Surroundings;
import dev.turnstone.problem.EngineException;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.map.pair.RuleText;
import dev.turnstone.ui.migration.Migration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Decides for all columns or tables whose names fit a pattern, after showing what that changes. */
public final class PatternViewModel {
  private final Migration migration;
  private final Messages messages;
  private final Decisions decisions;
  private final StringProperty pattern = new SimpleStringProperty("");
  private final StringProperty value = new SimpleStringProperty("");
  private final ObjectProperty<Action> action = new SimpleObjectProperty<>(Action.LEAVE_OUT);
  private final ObservableList<Line> preview = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper applicable = new ReadOnlyBooleanWrapper(false);
  private int turn;

  /** What can be decided for many at once. */
  public enum Action {
    LEAVE_OUT("map.pattern.leave_out"),
    LEAVE_OUT_TABLES("map.pattern.leave_out_tables"),
    CONSTANT("map.pattern.constant"),
    TRUNCATE("map.pattern.truncate"),
    ROUND("map.pattern.round"),
    ZONE("map.pattern.zone"),
    ASIDE("map.pattern.aside"),
    NULL("map.pattern.null"),
    STOP("map.pattern.stop");

    private final String key;

    Action(String key) {
      this.key = key;
    }

    /** Under which its words are found. */
    public String key() {
      return key;
    }

    /** True when it needs a value: a constant, or a zone. */
    public boolean valued() {
      return this == CONSTANT || this == ZONE;
    }
  }

  /** Something that would change. */
  public record Line(String place, String before, String after) {}

  PatternViewModel(Migration migration, Decisions decisions) {
    this.migration = migration;
    this.messages = migration.messages();
    this.decisions = decisions;
    pattern.addListener((o, was, is) -> look());
    value.addListener((o, was, is) -> look());
    action.addListener((o, was, is) -> look());
    look();
  }

  /** Names with {@code *} and {@code ?}, separated by commas. */
  public StringProperty pattern() {
    return pattern;
  }

  public ObjectProperty<Action> action() {
    return action;
  }

  /** The constant or the zone. */
  public StringProperty value() {
    return value;
  }

  /** What would change, thing by thing. */
  public ObservableList<Line> preview() {
    return preview;
  }

  /** How much would change, or why nothing can. */
  public ReadOnlyStringProperty summary() {
    return summary.getReadOnlyProperty();
  }

  /** True when something would change. */
  public ReadOnlyBooleanProperty applicable() {
    return applicable.getReadOnlyProperty();
  }

  /** Does it, as one step. */
  public void apply() {
    decisions.decide(edit()::apply);
    pattern.set("");
  }

  /** Looks once more, for the plan may have changed. */
  public void look() {
    turn++;
    int mine = turn;
    Optional<MigrationPlan> plan = migration.plan();
    if (pattern.get().isBlank() || plan.isEmpty()) {
      show(List.of(), messages.text("map.pattern.begin"));
      return;
    }
    PlanEdit edit = edit();
    Surroundings around = migration.surroundings();
    migration
        .tools()
        .background()
        .run(
            () -> edit.apply(plan.get(), around),
            edited -> {
              if (mine == turn) show(edited, plan.get());
            },
            reason -> {
              if (mine == turn) refused(reason);
            });
  }

  private void show(Edited edited, MigrationPlan before) {
    List<Line> lines = edited.changes().stream().map(c -> line(c, before, edited.plan())).toList();
    show(lines, messages.text("map.pattern.changes", lines.size()));
  }

  private void show(List<Line> lines, String words) {
    preview.setAll(lines);
    summary.set(words);
    applicable.set(!lines.isEmpty());
  }

  private void refused(Throwable reason) {
    if (reason instanceof EngineException known && !known.problems().isEmpty()) {
      show(List.of(), Decisions.words(known.problems()));
    } else {
      migration.tools().failed().accept(reason);
    }
  }

  private PlanEdit edit() {
    String[] names = {pattern.get()};
    boolean tables = action.get() == Action.LEAVE_OUT_TABLES;
    return new PlanEdit(tables ? Scope.tables(names) : Scope.columns(names), List.of(decision()));
  }

  private Decision decision() {
    return switch (action.get()) {
      case LEAVE_OUT, LEAVE_OUT_TABLES -> new Decision.LeaveOut();
      case CONSTANT -> new Decision.Fill(new FieldRule.Constant(Optional.of(value.get())));
      case TRUNCATE -> new Decision.ReadAs(new Decoder.Truncate());
      case ROUND -> new Decision.ReadAs(new Decoder.Round());
      case ZONE -> new Decision.ReadAs(new Decoder.Zone(value.get()));
      case ASIDE -> new Decision.Recover(new OnFailure.SetAside());
      case NULL -> new Decision.Recover(new OnFailure.UseNull());
      case STOP -> new Decision.Recover(new OnFailure.Stop());
    };
  }

  private Line line(PlanChange change, MigrationPlan before, MigrationPlan after) {
    String table = change.table().orElse("");
    String column = change.column().orElse("");
    String place = column.isEmpty() ? table : table + "." + column;
    return new Line(
        place,
        words(change.before(), before, table, column),
        words(change.after(), after, table, column));
  }

  private String words(String otherwise, MigrationPlan plan, String table, String column) {
    Optional<FieldPlan> field =
        plan.tables().stream()
            .filter(t -> t.target().toString().equals(table))
            .flatMap(t -> t.fields().stream())
            .filter(f -> f.target().equals(column))
            .findFirst();
    RuleText words = new RuleText(messages);
    return field
        .map(f -> words.of(f.rule()) + " · " + words.of(f.onFailure()))
        .orElseGet(() -> otherwise.isEmpty() ? messages.text("map.pattern.nothing") : otherwise);
  }
}
