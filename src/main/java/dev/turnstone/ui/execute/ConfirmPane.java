package dev.turnstone.ui.execute;

import dev.turnstone.ui.execute.BeforeViewModel.DryRun;
import dev.turnstone.ui.kit.Messages;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What is to be confirmed before a run begins, and the button that begins it. */
final class ConfirmPane extends VBox {
  static final String EXECUTE = "execute-begin";
  static final String NAME = "execute-name";
  static final String ACCEPT = "execute-accept";
  static final String WHY = "execute-why";
  static final String CONNECT = "execute-before-connect";

  private final BeforeViewModel model;
  private final Messages messages;

  ConfirmPane(ExecuteViewModel execute, Messages messages, Runnable connect) {
    this.model = execute.before();
    this.messages = messages;
    getStyleClass().addAll("panel", "confirm");
    setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(accept(), name(), last(execute, connect));
  }

  private CheckBox accept() {
    CheckBox accept = new CheckBox();
    accept.setId(ACCEPT);
    accept.setWrapText(true);
    accept.setMinHeight(USE_PREF_SIZE);
    accept.textProperty().bind(model.dryRun().map(d -> BeforePane.doubt(d, messages)));
    accept.selectedProperty().bindBidirectional(model.accepted());
    accept
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.dryRun().get() != DryRun.HOLDS && !model.tables().isEmpty(),
                model.dryRun(),
                model.tables()));
    accept.managedProperty().bind(accept.visibleProperty());
    return accept;
  }

  private VBox name() {
    Label ask = new Label();
    ask.setWrapText(true);
    ask.setMinHeight(USE_PREF_SIZE);
    ask.textProperty().bind(model.name().map(n -> messages.text("execute.name.ask", n)));
    TextField field = new TextField();
    field.setId(NAME);
    field.promptTextProperty().bind(model.name());
    field.accessibleTextProperty().bind(ask.textProperty());
    field.textProperty().bindBidirectional(model.typed());
    VBox name = new VBox(6, ask, field);
    name.visibleProperty().bind(model.name().isNotEmpty());
    name.managedProperty().bind(name.visibleProperty());
    return name;
  }

  private HBox last(ExecuteViewModel execute, Runnable connect) {
    Label why = new Label();
    why.setId(WHY);
    why.getStyleClass().add("muted");
    why.setWrapText(true);
    why.setMinHeight(USE_PREF_SIZE);
    why.textProperty().bind(model.why());
    HBox.setHgrow(why, Priority.ALWAYS);
    why.setMaxWidth(Double.MAX_VALUE);
    Button reach = new Button(messages.text("execute.connect"));
    reach.setId(CONNECT);
    reach.getStyleClass().add("plain");
    reach.setMinWidth(USE_PREF_SIZE);
    reach.visibleProperty().bind(model.connected().not().and(Bindings.isNotEmpty(model.tables())));
    reach.managedProperty().bind(reach.visibleProperty());
    reach.setOnAction(e -> connect.run());
    HBox last = new HBox(10, why, reach, begin(execute));
    last.setAlignment(Pos.CENTER_LEFT);
    return last;
  }

  /** A button that is off tells the mouse nothing; what stands around it does. */
  private StackPane begin(ExecuteViewModel execute) {
    Button begin = new Button(messages.text("execute.begin"));
    begin.setId(EXECUTE);
    begin.getStyleClass().add("primary");
    begin.setMinWidth(USE_PREF_SIZE);
    begin.disableProperty().bind(model.ready().not());
    begin.accessibleHelpProperty().bind(model.why());
    begin.setOnAction(e -> execute.execute());
    StackPane around = new StackPane(begin);
    around.setMinWidth(USE_PREF_SIZE);
    Tooltip words = new Tooltip();
    words.textProperty().bind(model.why());
    Tooltip.install(around, words);
    return around;
  }
}
