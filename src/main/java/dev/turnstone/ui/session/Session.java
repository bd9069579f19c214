package dev.turnstone.ui.session;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * How far one migration has come: every step can be shown at any time; one that is done once more,
 * or whose work changed, leaves those behind it stale. Used on the window's thread only.
 */
public final class Session {
  private final ObjectProperty<Step> current = new SimpleObjectProperty<>(Step.CONNECT);
  private final Map<Step, ObjectProperty<StepState>> states = new EnumMap<>(Step.class);
  private final Map<Step, IntegerProperty> problems = new EnumMap<>(Step.class);

  public Session() {
    for (Step step : Step.values()) {
      states.put(step, new SimpleObjectProperty<>(StepState.TO_DO));
      problems.put(step, new SimpleIntegerProperty(0));
    }
  }

  /** The step that is shown. */
  public ReadOnlyObjectProperty<Step> current() {
    return current;
  }

  public ReadOnlyObjectProperty<StepState> state(Step step) {
    return own(step);
  }

  /** How many things the step has to be settled; 0: none. */
  public ReadOnlyIntegerProperty problems(Step step) {
    return counted(step);
  }

  public void show(Step step) {
    current.set(step);
  }

  /** The step's work is done, or done anew. */
  public void done(Step step) {
    own(step).set(StepState.DONE);
    staleBehind(step);
  }

  /** The step's work was done before, and nothing about it changed since. */
  public void found(Step step) {
    own(step).set(StepState.DONE);
  }

  /** What the step works on changed: if it was done, it has to be looked at once more. */
  public void changed(Step step) {
    stale(step);
    staleBehind(step);
  }

  public void problems(Step step, int count) {
    counted(step).set(count);
  }

  private void staleBehind(Step step) {
    for (Step later : Step.values()) {
      if (later.compareTo(step) > 0) {
        stale(later);
      }
    }
  }

  private void stale(Step step) {
    if (own(step).get() == StepState.DONE) {
      own(step).set(StepState.STALE);
    }
  }

  private ObjectProperty<StepState> own(Step step) {
    return states.computeIfAbsent(step, s -> new SimpleObjectProperty<>(StepState.TO_DO));
  }

  private IntegerProperty counted(Step step) {
    return problems.computeIfAbsent(step, s -> new SimpleIntegerProperty(0));
  }
}
