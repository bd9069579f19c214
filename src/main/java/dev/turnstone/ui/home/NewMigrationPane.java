package dev.turnstone.ui.home;

import dev.turnstone.ui.kit.Messages;
import java.io.File;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;

/** Over the first page: what the new migration is called, and where it is put. */
public final class NewMigrationPane extends VBox {
  public static final String NAME = "new-name";
  public static final String PLACE = "new-place";
  public static final String BEGIN = "new-begin";

  private final Messages messages;
  private final TextField name;

  /**
   * The pane.
   *
   * @param close puts it away
   */
  public NewMigrationPane(NewMigrationViewModel model, Messages messages, Runnable close) {
    this.messages = messages;
    getStyleClass().add("dialog");
    setMaxHeight(USE_PREF_SIZE);
    Label title = new Label(messages.text("home.new"));
    title.getStyleClass().add("dialog-title");
    name = field(NAME, "new.name");
    name.textProperty().bindBidirectional(model.name());
    name.setPromptText(messages.text("new.name.prompt"));
    TextField place = field(PLACE, "new.place");
    place.textProperty().bindBidirectional(model.parent());
    HBox.setHgrow(place, Priority.ALWAYS);
    Button choose = new Button(messages.text("new.choose"));
    choose.getStyleClass().add("plain");
    choose.setMinWidth(USE_PREF_SIZE);
    choose.setOnAction(e -> choose(model));
    GridPane fields = new GridPane();
    fields.setHgap(12);
    fields.setVgap(10);
    Label called = new Label(messages.text("new.name"));
    called.setMinWidth(USE_PREF_SIZE);
    Label put = new Label(messages.text("new.place"));
    put.setMinWidth(USE_PREF_SIZE);
    fields.addRow(0, called, name);
    fields.addRow(1, put, new HBox(8, place, choose));
    GridPane.setHgrow(name, Priority.ALWAYS);
    Label about = new Label(messages.text("new.about"));
    about.getStyleClass().add("muted");
    about.setWrapText(true);
    getChildren().addAll(title, fields, about, buttons(model, close));
  }

  @Override
  public void requestFocus() {
    name.requestFocus();
  }

  private TextField field(String id, String key) {
    TextField field = new TextField();
    field.setId(id);
    field.setAccessibleText(messages.text(key));
    return field;
  }

  private HBox buttons(NewMigrationViewModel model, Runnable close) {
    Button cancel = new Button(messages.text("cancel"));
    cancel.getStyleClass().add("plain");
    cancel.setCancelButton(true);
    cancel.setOnAction(e -> close.run());
    Button begin = new Button(messages.text("new.begin"));
    begin.setId(BEGIN);
    begin.getStyleClass().add("primary");
    begin.setDefaultButton(true);
    begin.disableProperty().bind(model.ready().not());
    begin.setOnAction(e -> model.begin());
    HBox buttons = new HBox(8, cancel, begin);
    buttons.getStyleClass().add("dialog-buttons");
    return buttons;
  }

  private void choose(NewMigrationViewModel model) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(messages.text("new.place"));
    File chosen = chooser.showDialog(getScene().getWindow());
    Optional.ofNullable(chosen).ifPresent(f -> model.parent().set(f.getPath()));
  }
}
