package dev.turnstone.ui.palette;

import dev.turnstone.ui.kit.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** A field to type into and what was found, over the page; Enter does it, Esc puts it away. */
public final class PaletteView extends VBox {
  public static final String FIELD = "palette-field";
  public static final String FOUND = "palette-found";

  private final PaletteViewModel model;
  private final Runnable close;
  private final TextField field = new TextField();
  private final ListView<Entry> list;

  /**
   * An open palette.
   *
   * @param close puts it away
   */
  public PaletteView(PaletteViewModel model, Messages messages, Runnable close) {
    this.model = model;
    this.close = close;
    this.list = new ListView<>(model.found());
    getStyleClass().addAll("dialog", "palette");
    setMaxHeight(USE_PREF_SIZE);
    field.setId(FIELD);
    field.setPromptText(messages.text("palette.prompt"));
    field.setAccessibleText(messages.text("palette.prompt"));
    model.open();
    field.textProperty().bindBidirectional(model.query());
    Label nothing = new Label(messages.text("palette.nothing"));
    nothing.getStyleClass().add("muted");
    list.setId(FOUND);
    list.setPlaceholder(nothing);
    list.setCellFactory(l -> new EntryCell());
    list.setFocusTraversable(false);
    list.setAccessibleText(messages.text("palette.found"));
    list.setOnMouseClicked(e -> take());
    list.getSelectionModel().selectFirst();
    model.query().addListener((o, was, is) -> list.getSelectionModel().selectFirst());
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    getChildren().addAll(field, list);
  }

  @Override
  public void requestFocus() {
    field.requestFocus();
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
      int by = event.getCode() == KeyCode.DOWN ? 1 : -1;
      int last = model.found().size() - 1;
      int to = Math.max(0, Math.min(last, list.getSelectionModel().getSelectedIndex() + by));
      list.getSelectionModel().select(to);
      list.scrollTo(Math.max(0, to - 4));
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      take();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      close.run();
      event.consume();
    }
  }

  private void take() {
    Entry chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      close.run();
      chosen.action().run();
    }
  }
}
