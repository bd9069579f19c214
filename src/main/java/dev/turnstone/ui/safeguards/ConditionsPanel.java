package dev.turnstone.ui.safeguards;

import dev.turnstone.plan.Condition;
import dev.turnstone.ui.kit.Lines;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.TextColumn;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * What has to be true before a run and after it, as a list; in its place one while it is written.
 */
final class ConditionsPanel extends VBox {
  static final String LIST = "safeguards-conditions";
  static final String ADD = "safeguards-condition-add";
  static final String EDIT = "safeguards-condition-edit";
  static final String REMOVE = "safeguards-condition-remove";

  private static final PseudoClass WRITING = PseudoClass.getPseudoClass("writing");
  private static final double GAP = 8;

  private final ConditionsViewModel model;
  private final Messages messages;
  private final Lines<Condition> list;

  ConditionsPanel(ConditionsViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    this.list =
        new Lines<>(
            LIST,
            messages.text("safeguards.conditions"),
            messages.text("safeguards.conditions.none"));
    getStyleClass().addAll("panel", "filled", "safeguard-list");
    list();
    ScrollPane editor = new ScrollPane(new ConditionEditor(model, messages));
    editor.setFitToWidth(true);
    editor.getStyleClass().add("panel-scroll");
    VBox.setVgrow(editor, Priority.ALWAYS);
    instead(editor, list);
    model.writing().addListener((o, was, is) -> pseudoClassStateChanged(WRITING, is));
    getChildren().addAll(heading(), list, editor);
  }

  private void instead(Node editor, Node other) {
    editor.visibleProperty().bind(model.writing());
    editor.managedProperty().bind(model.writing());
    other.visibleProperty().bind(model.writing().not());
    other.managedProperty().bind(model.writing().not());
  }

  private void list() {
    list.setItems(model.conditions());
    list.getColumns()
        .add(
            new TextColumn<>(messages.text("safeguards.condition"), 130, Condition::name)
                .styled("strong"));
    list.getColumns()
        .add(
            new TextColumn<Condition>(messages.text("safeguards.condition.when"), 130, model::about)
                .styled("muted"));
    list.getColumns()
        .add(
            new TextColumn<>(messages.text("safeguards.condition.sql"), 150, Condition::sql)
                .styled("code"));
    list.getColumns()
        .add(new TextColumn<>(messages.text("safeguards.condition.gives"), 110, model::expects));
    list.setOnKeyPressed(this::key);
    list.setOnMouseClicked(
        e -> {
          if (e.getClickCount() == 2) {
            selected(model::edit);
          }
        });
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER, F2 -> selected(model::edit);
      case DELETE -> selected(model::remove);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void selected(Consumer<Condition> action) {
    Optional.ofNullable(list.getSelectionModel().getSelectedItem()).ifPresent(action);
  }

  private HBox heading() {
    Label title = new Label(messages.text("safeguards.conditions"));
    title.getStyleClass().add("strong");
    title.setMinWidth(USE_PREF_SIZE);
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    Button add = button(ADD, "safeguards.condition.add");
    add.setOnAction(e -> model.add());
    Button edit = button(EDIT, "safeguards.condition.edit");
    edit.setOnAction(e -> selected(model::edit));
    Button remove = button(REMOVE, "safeguards.condition.remove");
    remove.setOnAction(e -> selected(model::remove));
    for (Button button : new Button[] {edit, remove}) {
      button
          .disableProperty()
          .bind(
              Bindings.isNull(list.getSelectionModel().selectedItemProperty()).or(model.writing()));
    }
    add.disableProperty().bind(model.writing());
    HBox heading = new HBox(GAP, title, between, edit, remove, add);
    heading.getStyleClass().add("safeguard-heading");
    return heading;
  }

  private Button button(String id, String key) {
    Button button = new Button(messages.text(key));
    button.setId(id);
    button.getStyleClass().add("plain");
    button.setMinWidth(USE_PREF_SIZE);
    button.setAccessibleText(messages.text(key) + ", " + messages.text("safeguards.condition"));
    return button;
  }
}
