package dev.turnstone.ui.connect;

import dev.turnstone.app.vault.Vault;
import dev.turnstone.app.vault.Vault.State;
import dev.turnstone.ui.migration.Migration.Tools;
import java.util.Arrays;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The master password of the vault's file, asked for when something needs the file open. */
public final class MasterViewModel {
  private final Vault vault;
  private final Tools tools;
  private final Refusals refusals;
  private final ReadOnlyObjectWrapper<Optional<Purpose>> asked =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NONE);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper(false);
  private Runnable then = () -> {};

  /** What it is asked for. */
  public enum Purpose {
    /** There is no file yet: a master password is chosen. */
    CREATE,
    UNLOCK,
    CHANGE
  }

  MasterViewModel(Vault vault, Tools tools) {
    this.vault = vault;
    this.tools = tools;
    this.refusals = new Refusals(problem, tools);
  }

  /** Empty: nobody asks for it now. */
  public ReadOnlyObjectProperty<Optional<Purpose>> asked() {
    return asked.getReadOnlyProperty();
  }

  /** How it stood with the file when that was last looked at. */
  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /** What was wrong with what was typed last; empty: nothing. */
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /** True while a password is tried, which takes a moment on purpose. */
  public ReadOnlyBooleanProperty working() {
    return working.getReadOnlyProperty();
  }

  /** Looks how it stands with the file. */
  public void refresh() {
    tools.background().run(vault::file, state::set, tools.failed());
  }

  /** Does something with the file open, after asking for the password where it is not. */
  public void open(Runnable work) {
    tools.background().run(vault::file, is -> open(is, work), tools.failed());
  }

  private void open(State is, Runnable work) {
    state.set(is);
    if (is == State.OPEN) {
      work.run();
    } else {
      ask(is == State.NONE ? Purpose.CREATE : Purpose.UNLOCK, work);
    }
  }

  /** Asks for the old and a new master password. */
  public void change() {
    ask(Purpose.CHANGE, () -> {});
  }

  private void ask(Purpose purpose, Runnable work) {
    then = work;
    problem.set("");
    asked.set(Optional.of(purpose));
  }

  /** Nothing is done with the file. */
  public void cancel() {
    then = () -> {};
    asked.set(Optional.empty());
  }

  public void lock() {
    tools
        .background()
        .run(
            () -> {
              vault.lock();
              return vault.file();
            },
            state::set,
            tools.failed());
  }

  /**
   * What was typed; all of it is wiped.
   *
   * @param was the old password, where it is to be changed
   * @param again the new one once more, where there is a new one
   */
  public void give(char[] was, char[] master, char[] again) {
    Purpose purpose = asked.get().orElseThrow();
    boolean chosen = purpose != Purpose.UNLOCK;
    if (chosen && master.length < Vault.SHORTEST_MASTER) {
      problem.set(tools.messages().text("vault.short", Vault.SHORTEST_MASTER));
    } else if (chosen && !Arrays.equals(master, again)) {
      problem.set(tools.messages().text("vault.unequal"));
    } else {
      give(purpose, was.clone(), master.clone());
    }
    Arrays.fill(was, '\0');
    Arrays.fill(master, '\0');
    Arrays.fill(again, '\0');
  }

  private void give(Purpose purpose, char[] was, char[] master) {
    problem.set("");
    working.set(true);
    tools
        .background()
        .run(
            () -> {
              try {
                use(purpose, was, master);
                return vault.file();
              } finally {
                Arrays.fill(was, '\0');
                Arrays.fill(master, '\0');
              }
            },
            this::given,
            reason -> {
              working.set(false);
              refusals.tell(reason);
            });
  }

  private void use(Purpose purpose, char[] was, char[] master) {
    switch (purpose) {
      case CREATE -> vault.create(master);
      case UNLOCK -> vault.unlock(master);
      case CHANGE -> vault.change(was, master);
    }
  }

  /** Whoever put the question away meanwhile does not want its outcome either. */
  private void given(State is) {
    state.set(is);
    working.set(false);
    Runnable next = then;
    cancel();
    next.run();
  }
}
