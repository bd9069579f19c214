package dev.turnstone.ui.rule.expression;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/** A short list below the place where something is written, to choose from without leaving it. */
public final class Suggestions {
  /** The list, while it is shown. */
  public static final String LIST = "suggestions";

  private static final double HEIGHT = 26;
  private static final double WIDTH = 300;
  private static final int MOST = 8;

  private final Popup popup = new Popup();
  private final ListView<Completion> list = new ListView<>();
  private final Consumer<Completion> chosen;

  /**
   * A list that is not shown yet.
   *
   * @param chosen told what was chosen; the list is gone by then
   */
  public Suggestions(String accessible, Consumer<Completion> chosen) {
    this.chosen = chosen;
    list.setId(LIST);
    list.setAccessibleText(accessible);
    list.getStyleClass().add("suggestions");
    list.setFixedCellSize(HEIGHT);
    list.setPrefWidth(WIDTH);
    list.setCellFactory(l -> new Line());
    list.setOnMouseClicked(
        e -> {
          if (e.getButton() == MouseButton.PRIMARY) choose();
        });
    popup.getContent().add(list);
    popup.setAutoHide(true);
    popup.setHideOnEscape(true);
    // the keyboard stays with whoever is written in, who would else miss what the list takes
    list.setFocusTraversable(false);
    popup.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  /** Shows them with their left upper corner there; none: hides the list. */
  public void show(Node owner, Point2D onScreen, List<Completion> completions) {
    if (completions.isEmpty()) {
      hide();
      return;
    }
    list.getItems().setAll(completions);
    list.getSelectionModel().select(0);
    list.scrollTo(0);
    list.setPrefHeight(Math.min(MOST, completions.size()) * HEIGHT + 10);
    popup.show(owner, onScreen.getX(), onScreen.getY());
  }

  public void hide() {
    popup.hide();
  }

  public boolean showing() {
    return popup.isShowing();
  }

  /** Keys of whoever is written in: arrows choose, Enter and Tab take, Escape puts away. */
  public void key(KeyEvent event) {
    if (!showing()) {
      return;
    }
    KeyCode code = event.getCode();
    if (code == KeyCode.UP || code == KeyCode.DOWN) {
      move(code == KeyCode.UP ? -1 : 1);
    } else if (code == KeyCode.ENTER || code == KeyCode.TAB) {
      choose();
    } else if (code == KeyCode.ESCAPE) {
      hide();
    } else {
      return;
    }
    event.consume();
  }

  private void move(int by) {
    int to = list.getSelectionModel().getSelectedIndex() + by;
    int within = Math.max(0, Math.min(list.getItems().size() - 1, to));
    list.getSelectionModel().select(within);
    list.scrollTo(Math.max(0, within - MOST + 1));
  }

  private void choose() {
    Completion one = list.getSelectionModel().getSelectedItem();
    hide();
    if (one != null) {
      chosen.accept(one);
    }
  }

  private static final class Line extends ListCell<Completion> {
    private final Label name = new Label();
    private final Label detail = new Label();
    private final HBox line = new HBox(12, name, detail);

    Line() {
      name.getStyleClass().add("suggestion-name");
      name.setMinWidth(USE_PREF_SIZE);
      detail.getStyleClass().add("suggestion-detail");
      detail.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(detail, Priority.ALWAYS);
      detail.setMinWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Completion item, boolean empty) {
      super.updateItem(item, empty);
      if (item == null || empty) {
        setGraphic(null);
        return;
      }
      name.setText(item.name());
      detail.setText(item.detail());
      setAccessibleText(item.name() + ", " + item.detail());
      setGraphic(line);
    }
  }
}
