package dev.turnstone.ui.migration;

import dev.turnstone.app.project.OpenProject;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.edit.Edited;
import dev.turnstone.plan.edit.PlanEdit;
import dev.turnstone.plan.edit.Surroundings;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.EngineException;
import dev.turnstone.ui.kit.Background;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The plan of a migration while it is worked on: each change is one step that can be taken back and
 * done again, without limit, and is brought to disk by itself. Used on the window's thread only.
 */
public final class PlanDocument {
  private static final int SHOWN_HASH = 7;

  private final OpenProject project;
  private final Background background;
  private final Consumer<Throwable> failed;
  private final ReadOnlyObjectWrapper<Optional<MigrationPlan>> plan;
  private final ReadOnlyStringWrapper hash = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper(false);
  private final Deque<MigrationPlan> before = new ArrayDeque<>();
  private final Deque<MigrationPlan> behind = new ArrayDeque<>();
  private int turn;

  /**
   * The plan that a migration has, if it has one.
   *
   * @param failed told when it cannot be brought to disk
   */
  public PlanDocument(OpenProject project, Background background, Consumer<Throwable> failed) {
    this.project = project;
    this.background = background;
    this.failed = failed;
    this.plan = new ReadOnlyObjectWrapper<>(project.plan());
    project.plan().ifPresent(this::keep);
  }

  /** As it is now; empty: there is none yet. */
  public ReadOnlyObjectProperty<Optional<MigrationPlan>> plan() {
    return plan.getReadOnlyProperty();
  }

  /** The beginning of its identity, once it is on disk; empty: there is no plan. */
  public ReadOnlyStringProperty hash() {
    return hash.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty undoable() {
    return undoable.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty redoable() {
    return redoable.getReadOnlyProperty();
  }

  /** Makes this the plan; the same plan is no change. */
  public void change(MigrationPlan next) {
    Optional<MigrationPlan> now = plan.get();
    if (now.filter(next::equals).isPresent()) {
      return;
    }
    now.ifPresent(before::push);
    behind.clear();
    set(next);
  }

  /**
   * Records decisions in the plan.
   *
   * @return what they changed
   * @throws EngineException.Refused when they mean nothing, or the plan would be malformed: it
   *     stays as it is
   */
  public Edited edit(PlanEdit edit, Surroundings around) {
    Edited edited = edit.apply(plan.get().orElseThrow(), around);
    change(edited.plan());
    return edited;
  }

  /** Takes the last change back, if there is one. */
  public void undo() {
    swap(before, behind);
  }

  /** Does again what was taken back last, if nothing was changed since. */
  public void redo() {
    swap(behind, before);
  }

  private void swap(Deque<MigrationPlan> from, Deque<MigrationPlan> to) {
    if (!from.isEmpty()) {
      plan.get().ifPresent(to::push);
      set(from.pop());
    }
  }

  private void set(MigrationPlan next) {
    undoable.set(!before.isEmpty());
    redoable.set(!behind.isEmpty());
    project.changePlan(next);
    plan.set(Optional.of(next));
    keep(next);
  }

  private void keep(MigrationPlan wanted) {
    turn++;
    int mine = turn;
    background.run(
        () -> {
          project.keep();
          return PlanFile.hash(wanted).substring(0, SHOWN_HASH);
        },
        known -> {
          if (mine == turn) hash.set(known);
        },
        failed);
  }
}
