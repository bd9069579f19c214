package dev.turnstone.ui.execute;

import dev.turnstone.journal.RunState;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How the newest run stands, and what can be done with it. On the window's thread only. */
public final class Standing {
  private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.LOOKING);
  private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(Outcome.NONE);
  private final ReadOnlyBooleanWrapper promotable = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper abortable = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper stopping = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper left = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper reachable = new ReadOnlyBooleanWrapper(false);

  Standing() {}

  public ReadOnlyObjectProperty<Stage> stage() {
    return stage.getReadOnlyProperty();
  }

  /** In words. */
  public ReadOnlyObjectProperty<Outcome> outcome() {
    return outcome.getReadOnlyProperty();
  }

  /** It is a canary that can be carried out as a whole. */
  public ReadOnlyBooleanProperty promotable() {
    return promotable.getReadOnlyProperty();
  }

  /** It is a canary whose rows can be taken back. */
  public ReadOnlyBooleanProperty abortable() {
    return abortable.getReadOnlyProperty();
  }

  /** It was asked to stop and has not yet come to the end of its chunk. */
  public ReadOnlyBooleanProperty stopping() {
    return stopping.getReadOnlyProperty();
  }

  /** Both its databases are connected: it can go on. */
  public ReadOnlyBooleanProperty reachable() {
    return reachable.getReadOnlyProperty();
  }

  /** True while what will happen is shown, and there is a run that has ended. */
  public ReadOnlyBooleanProperty left() {
    return left.getReadOnlyProperty();
  }

  /** From a run that has ended to the next. */
  public void again() {
    if (at(Stage.ENDED)) {
      stage.set(Stage.BEFORE);
      left.set(true);
    }
  }

  /** Back to the run that has ended. */
  public void back() {
    if (left.get()) {
      left.set(false);
      stage.set(Stage.ENDED);
    }
  }

  boolean at(Stage one) {
    return stage.get() == one;
  }

  void to(Stage next) {
    stage.set(next);
  }

  void reach(boolean now) {
    reachable.set(now);
  }

  /** This window works on it. */
  void works(Outcome said) {
    left.set(false);
    stopping.set(false);
    promotable.set(false);
    abortable.set(false);
    outcome.set(said);
    stage.set(Stage.WORKING);
  }

  void stops(Outcome said) {
    stopping.set(true);
    outcome.set(said);
  }

  void stopped() {
    stopping.set(false);
  }

  /** Another process works on it. */
  void elsewhere(Outcome said) {
    outcome.set(said);
    stage.set(Stage.ELSEWHERE);
  }

  /**
   * Nothing works on it.
   *
   * @param canary true when its limits say that it is one
   */
  void rests(RunState state, boolean canary, Outcome said) {
    outcome.set(said);
    promotable.set(state == RunState.CANARY || (canary && state == RunState.UNDO_STOPPED));
    abortable.set(promotable.get() || (canary && state == RunState.DIFFERENT));
    stage.set(state.ended() ? Stage.ENDED : Stage.PAUSED);
  }
}
