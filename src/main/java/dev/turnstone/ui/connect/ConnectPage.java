package dev.turnstone.ui.connect;

import dev.turnstone.app.connection.Side;
import dev.turnstone.ui.kit.Messages;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The first step with what lies over it: saved connections, master password, script, waiting. */
final class ConnectPage extends StackPane {
  static final String CANCEL_READING = "connect-cancel-reading";

  /** What takes no longer needs no word. */
  private static final Duration PATIENCE = Duration.millis(300);

  private final Connecting model;
  private final Messages messages;
  private final ConnectView page;
  private final PauseTransition waiting = new PauseTransition(PATIENCE);
  private final SavedPane savedPane;
  private Optional<Region> chosen = Optional.empty();

  ConnectPage(Connecting model, Messages messages) {
    this.model = model;
    this.messages = messages;
    this.page =
        new ConnectView(
            model.form(), messages, new ConnectView.Ways(this::saved, this::save, this::script));
    this.savedPane = new SavedPane(model.saved(), messages, this::close);
    getChildren().setAll(page);
    waiting.setOnFinished(e -> show());
    model.master().asked().addListener((o, was, is) -> show());
    model.reading().addListener((o, was, is) -> reading(is));
    show();
  }

  private void saved() {
    model.saved().refresh();
    choose(savedPane);
  }

  private void save(Side side) {
    model.saved().refresh();
    choose(new SavePane(model.saving(side), messages, this::close));
  }

  private void script() {
    choose(new ScriptPane(model.script(), messages, this::close));
  }

  private void choose(Region pane) {
    chosen = Optional.of(pane);
    show();
  }

  private void close() {
    chosen = Optional.empty();
    show();
  }

  private void reading(boolean is) {
    page.setDisable(is);
    if (is) {
      waiting.playFromStart();
    } else {
      waiting.stop();
      show();
    }
  }

  private void show() {
    Optional<Region> over = over();
    getChildren().retainAll(List.of(page));
    page.setDisable(over.isPresent());
    over.ifPresent(
        pane -> {
          StackPane veil = new StackPane(pane);
          veil.getStyleClass().add("veil");
          getChildren().add(veil);
          pane.requestFocus();
        });
  }

  private Optional<Region> over() {
    if (model.reading().get()) {
      return Optional.of(waiting());
    }
    return model
        .master()
        .asked()
        .get()
        .<Region>map(purpose -> new MasterPane(model.master(), messages, purpose))
        .or(() -> chosen);
  }

  private VBox waiting() {
    Button cancel = Form.closing(CANCEL_READING, messages.text("connect.cancel"), model::cancel);
    VBox pane =
        new VBox(
            Form.title(messages.text("connect.reading")),
            Form.words(messages.text("connect.reading.words")),
            Form.buttons(cancel));
    pane.getStyleClass().addAll("dialog", "narrow");
    pane.setMaxHeight(USE_PREF_SIZE);
    return pane;
  }
}
