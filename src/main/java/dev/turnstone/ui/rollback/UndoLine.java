package dev.turnstone.ui.rollback;

import dev.turnstone.undo.rollback.TableUndo;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** A table of a run that can be taken back. */
public final class UndoLine {
  private final String name;
  private final BooleanProperty chosen = new SimpleBooleanProperty(true);
  private final ObjectProperty<Optional<TableUndo>> outcome =
      new SimpleObjectProperty<>(Optional.empty());

  /**
   * A chosen table.
   *
   * @param name without schema
   */
  UndoLine(String name) {
    this.name = name;
  }

  public String name() {
    return name;
  }

  /** False: it stays as the run left it. */
  public BooleanProperty chosen() {
    return chosen;
  }

  /** What would become of it, or became; empty: nothing, it stays. */
  public ObjectProperty<Optional<TableUndo>> outcome() {
    return outcome;
  }
}
