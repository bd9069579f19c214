package dev.turnstone.ui.connect;

import dev.turnstone.app.connection.Side;
import dev.turnstone.ui.kit.Clip;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Segments;
import java.io.File;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** The script for users with few rights, to be copied or saved. */
final class ScriptPane extends VBox {
  static final String SIDE = "script-side";
  static final String USER = "script-user";
  static final String TEXT = "script-text";
  static final String COPY = "script-copy";
  static final String SAVE = "script-save";
  static final String DONE = "script-done";
  static final String NOTE = "script-note";

  private final ScriptViewModel model;
  private final Messages messages;
  private final Segments<Side> sides;

  ScriptPane(ScriptViewModel model, Messages messages, Runnable close) {
    this.model = model;
    this.messages = messages;
    getStyleClass().addAll("dialog", "wide");
    setMaxHeight(Region.USE_PREF_SIZE);
    sides = new Segments<>(model.side());
    sides.setId(SIDE);
    for (Side side : Side.values()) {
      String words = ConnectionCard.name(side, messages);
      sides.offer(side, words, words);
    }
    TextField name = new TextField();
    name.setId(USER);
    name.textProperty().bindBidirectional(model.user());
    VBox user = Form.field(messages.text("connect.script.user"), name);
    user.visibleProperty().bind(model.file().not());
    user.managedProperty().bind(user.visibleProperty());
    Button done = Form.closing(DONE, messages.text("connect.done"), close);
    done.getStyleClass().setAll("button", "primary");
    getChildren()
        .addAll(
            Form.title(messages.text("connect.script")),
            sides,
            user,
            Form.passing("script-words", model.words(), "muted"),
            text(),
            Form.passing(NOTE, model.note(), "muted"),
            Form.buttons(copy(), save(), done));
  }

  @Override
  public void requestFocus() {
    sides.getChildren().get(0).requestFocus();
  }

  private TextArea text() {
    TextArea text = new TextArea();
    text.setId(TEXT);
    text.textProperty().bind(model.script());
    text.setEditable(false);
    text.setPrefRowCount(15);
    text.getStyleClass().addAll("code", "script");
    text.setAccessibleText(messages.text("connect.script"));
    present(text);
    return text;
  }

  private Button copy() {
    Button copy = Form.button(COPY, messages.text("connect.script.copy"), () -> {});
    copy.setOnAction(
        e -> {
          Clip.copy(model.script().get());
          copy.setText(messages.text("connect.copied"));
        });
    model.script().addListener((o, was, is) -> copy.setText(messages.text("connect.script.copy")));
    present(copy);
    return copy;
  }

  private Button save() {
    Button save = Form.button(SAVE, messages.text("connect.script.save"), this::choose);
    present(save);
    return save;
  }

  private void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(messages.text("connect.script.save"));
    chooser.setInitialFileName(model.fileName());
    chooser.getExtensionFilters().setAll(List.of(new FileChooser.ExtensionFilter("SQL", "*.sql")));
    File chosen = chooser.showSaveDialog(getScene().getWindow());
    if (chosen != null) {
      model.write(chosen.toPath());
    }
  }

  /** Only while there is a script. */
  private void present(Region node) {
    node.visibleProperty().bind(model.script().isNotEmpty());
    node.managedProperty().bind(node.visibleProperty());
  }
}
