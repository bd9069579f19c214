package dev.turnstone.ui.wizard;

import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.session.Session;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the frame around the steps tells: which migration this is and what happens just now. */
public final class FrameViewModel {
  private final ObjectProperty<Optional<Opened>> opened =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty guided = new SimpleBooleanProperty(false);
  private final ObjectProperty<Look> look;
  private final StringProperty sentence = new SimpleStringProperty("");

  /**
   * The migration that is open.
   *
   * @param plan version and short hash of its plan; empty: there is none yet
   * @param source name of the source; empty: not connected
   * @param target name of the target, likewise
   * @param connected both were reached and nothing was changed about them since
   */
  public record Opened(
      Session session,
      String name,
      String plan,
      String source,
      String target,
      boolean connected,
      Environment environment) {}

  public FrameViewModel(Look look) {
    this.look = new SimpleObjectProperty<>(look);
  }

  /** Empty on the first page. */
  public ObjectProperty<Optional<Opened>> opened() {
    return opened;
  }

  /** The migration is followed one task at a time: there is no rail, and nothing at the foot. */
  public BooleanProperty guided() {
    return guided;
  }

  public ObjectProperty<Look> look() {
    return look;
  }

  /** One sentence: what the program is doing, or waiting for. */
  public StringProperty sentence() {
    return sentence;
  }
}
