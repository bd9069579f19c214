package dev.turnstone.ui.connect;

import dev.turnstone.app.connection.ConnectionForm;
import dev.turnstone.app.connection.Side;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.ui.kit.Messages;
import java.io.File;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** The fields that a kind of database has, one below the other; Enter in any tests. */
final class ConnectionFields extends GridPane {
  private static final double LABELS = 22;
  private static final double GAP = 9;

  private final SideViewModel model;
  private final Messages messages;
  private final Node host;
  private final Node port;
  private final Node database;
  private final Node file;
  private final Node schema;
  private final Node user;
  private final Node password;
  private final Node tls;

  ConnectionFields(SideViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("connect-fields");
    setVgap(GAP);
    ColumnConstraints labels = new ColumnConstraints();
    labels.setPercentWidth(LABELS);
    ColumnConstraints fields = new ColumnConstraints();
    fields.setHgrow(Priority.ALWAYS);
    getColumnConstraints().setAll(labels, fields);
    host = field("host", model.host(), new TextField());
    port = field("port", model.port(), new TextField());
    database = field("database", model.database(), new TextField());
    file = file();
    TextField schemas = new TextField();
    schemas.setPromptText("public");
    schema = field("schema", model.schema(), schemas);
    user = field("user", model.user(), new TextField());
    PasswordField hidden = field("password", model.password(), new PasswordField());
    password = new PasswordRow(hidden, model.kept(), messages);
    tls = new VBox(4, tls(), warning());
    model.vendor().addListener((o, was, is) -> show(is));
    show(model.vendor().get());
  }

  /** Under which a field is found. */
  static String idOf(Side side, String field) {
    return ConnectionCard.idOf(side) + "-" + field;
  }

  private void show(Vendor vendor) {
    getChildren().clear();
    if (vendor == Vendor.SQLITE) {
      row(messages.text("connect.file"), file);
      return;
    }
    row(messages.text("connect.host"), host);
    row(messages.text("connect.port"), port);
    row(messages.text("connect.database"), database);
    if (vendor == Vendor.POSTGRESQL) {
      row(messages.text("connect.schema"), schema);
    }
    row(messages.text("connect.user"), user);
    row(messages.text("connect.password"), password);
    row(messages.text("connect.tls"), tls);
  }

  private void row(String words, Node field) {
    Label label = new Label(words);
    label.getStyleClass().add("muted");
    label.setMinWidth(USE_PREF_SIZE);
    Node labelled = field instanceof Pane row ? row.getChildren().get(0) : field;
    label.setLabelFor(labelled);
    labelled.setAccessibleText(ConnectionCard.name(model.side(), messages) + ", " + words);
    addRow(getRowCount(), label, field);
    if (field instanceof VBox && labelled instanceof Region first) {
      setValignment(label, VPos.TOP);
      label.minHeightProperty().bind(first.heightProperty());
    }
  }

  private <T extends TextField> T field(String id, StringProperty text, T field) {
    field.setId(idOf(model.side(), id));
    field.textProperty().bindBidirectional(text);
    field.setOnAction(e -> model.test());
    setHgrow(field, Priority.ALWAYS);
    return field;
  }

  private HBox file() {
    TextField path = field("file", model.database(), new TextField());
    HBox.setHgrow(path, Priority.ALWAYS);
    path.setMinWidth(0);
    path.setPromptText(messages.text("connect.file.prompt"));
    Button choose = new Button(messages.text("connect.choose"));
    choose.setId(idOf(model.side(), "choose"));
    choose.getStyleClass().add("plain");
    choose.setMinWidth(USE_PREF_SIZE);
    choose.setOnAction(e -> choose());
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(path.textProperty());
    path.tooltipProperty().bind(path.textProperty().map(text -> text.isEmpty() ? null : whole));
    HBox row = new HBox(GAP, path, choose);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(messages.text("connect.file"));
    File chosen = chooser.showOpenDialog(getScene().getWindow());
    if (chosen != null) {
      model.showFile(chosen.getPath());
    }
  }

  private ComboBox<Boolean> tls() {
    ComboBox<Boolean> choice = new ComboBox<>();
    choice.setId(idOf(model.side(), "tls"));
    choice.getItems().setAll(true, false);
    choice.setCellFactory(list -> new TlsCell());
    choice.setButtonCell(new TlsCell());
    choice.valueProperty().bindBidirectional(model.encrypted());
    choice.setMaxWidth(Double.MAX_VALUE);
    return choice;
  }

  /** Said as soon as it is chosen; the test says it once more. */
  private Label warning() {
    Label warning = new Label();
    warning.setId(idOf(model.side(), "tls-warning"));
    warning.getStyleClass().add("warning-words");
    warning.setWrapText(true);
    warning.setMinHeight(USE_PREF_SIZE);
    warning.textProperty().bind(model.host().map(h -> messages.text("connect.tls.warning", h)));
    warning.visibleProperty().bind(model.exposed());
    warning.managedProperty().bind(model.exposed());
    return warning;
  }

  /** What is off on this machine is no risk, and is called by another name. */
  private final class TlsCell extends ListCell<Boolean> {
    TlsCell() {
      model.host().addListener((o, was, is) -> updateItem(getItem(), isEmpty()));
    }

    @Override
    protected void updateItem(@Nullable Boolean item, boolean empty) {
      super.updateItem(item, empty);
      if (item == null || empty) {
        setText(null);
      } else if (item) {
        setText(messages.text("connect.tls.verified"));
      } else {
        boolean here = ConnectionForm.onThisMachine(model.host().get());
        setText(messages.text(here ? "connect.tls.here" : "connect.tls.off"));
      }
    }
  }
}
