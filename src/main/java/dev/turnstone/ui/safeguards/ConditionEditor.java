package dev.turnstone.ui.safeguards;

import dev.turnstone.plan.Condition.Asked;
import dev.turnstone.plan.Condition.When;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Segments;
import dev.turnstone.ui.safeguards.ConditionDraft.Gives;
import javafx.beans.property.Property;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Where a condition is written: its name, whom it asks what, and what has to come of it. */
final class ConditionEditor extends VBox {
  static final String NAME = "safeguards-condition-name";
  static final String SQL = "safeguards-condition-sql";
  static final String VALUE = "safeguards-condition-value";
  static final String OTHER = "safeguards-condition-other";
  static final String KEEP = "safeguards-condition-keep";
  static final String GIVE_UP = "safeguards-condition-give-up";

  private static final double GAP = 8;
  private static final int QUERY_ROWS = 3;

  private final ConditionsViewModel model;
  private final Messages messages;

  ConditionEditor(ConditionsViewModel model, Messages messages) {
    super(GAP);
    this.model = model;
    this.messages = messages;
    ConditionDraft draft = model.draft();
    getStyleClass().add("condition-editor");
    TextInputControl name = text(NAME, "safeguards.condition.name", draft.name(), new TextField());
    getChildren().addAll(name, moments(draft), query(SQL, "safeguards.condition.sql", draft.sql()));
    getChildren().add(gives(draft));
    Node value = text(VALUE, "safeguards.condition.value", draft.value(), new TextField());
    Node other = query(OTHER, "safeguards.condition.other", draft.otherSql());
    shown(value, draft.gives(), Gives.VALUE);
    shown(other, draft.gives(), Gives.SAME);
    getChildren().addAll(value, other, mistake(), buttons());
    addEventHandler(KeyEvent.KEY_PRESSED, this::leave);
    model
        .writing()
        .addListener(
            (o, was, is) -> {
              if (is) {
                name.requestFocus();
              }
            });
  }

  private void leave(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      model.giveUp();
      event.consume();
    }
  }

  private static void shown(Node node, Property<Gives> gives, Gives when) {
    node.visibleProperty().bind(gives.map(g -> g == when));
    node.managedProperty().bind(node.visibleProperty());
  }

  private FlowPane moments(ConditionDraft draft) {
    Segments<When> when = new Segments<>(draft.when());
    offer(when, When.BEFORE, "safeguards.condition.before");
    offer(when, When.AFTER, "safeguards.condition.after");
    Segments<Asked> of = new Segments<>(draft.of());
    offer(of, Asked.SOURCE, "safeguards.condition.source");
    offer(of, Asked.TARGET, "safeguards.condition.target");
    FlowPane both = new FlowPane(GAP * 2, GAP, when, of);
    both.setAlignment(Pos.CENTER_LEFT);
    return both;
  }

  private FlowPane gives(ConditionDraft draft) {
    Segments<Gives> gives = new Segments<>(draft.gives());
    offer(gives, Gives.NO_ROW, "safeguards.condition.none");
    offer(gives, Gives.VALUE, "safeguards.condition.equals");
    offer(gives, Gives.SAME, "safeguards.condition.same");
    return new FlowPane(GAP, GAP, gives);
  }

  private <T> void offer(Segments<T> segments, T value, String key) {
    segments.offer(value, messages.text(key), messages.text(key));
  }

  private TextInputControl text(
      String id, String key, StringProperty text, TextInputControl field) {
    field.setId(id);
    field.setPromptText(messages.text(key));
    field.setAccessibleText(messages.text(key));
    field.textProperty().bindBidirectional(text);
    return field;
  }

  /** Tab goes on from a query, as from everything else. */
  private TextArea query(String id, String key, StringProperty text) {
    TextArea area = new TextArea();
    text(id, key, text, area);
    area.getStyleClass().add("code");
    area.setWrapText(true);
    area.setPrefRowCount(QUERY_ROWS);
    area.setMinHeight(USE_PREF_SIZE);
    area.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.TAB && !e.isControlDown()) {
            e.consume();
            boolean back = e.isShiftDown();
            area.fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, back, true, false, false));
          }
        });
    return area;
  }

  private Label mistake() {
    Label mistake = new Label();
    mistake.getStyleClass().add("mistake");
    mistake.setWrapText(true);
    mistake.setMinHeight(USE_PREF_SIZE);
    mistake.textProperty().bind(model.mistake());
    mistake.visibleProperty().bind(model.mistake().isNotEmpty());
    mistake.managedProperty().bind(mistake.visibleProperty());
    return mistake;
  }

  private HBox buttons() {
    Button keep = new Button(messages.text("safeguards.condition.keep"));
    keep.setId(KEEP);
    keep.getStyleClass().add("primary");
    keep.setOnAction(e -> model.keep());
    Button giveUp = new Button(messages.text("safeguards.condition.cancel"));
    giveUp.setId(GIVE_UP);
    giveUp.getStyleClass().add("plain");
    giveUp.setOnAction(e -> model.giveUp());
    return new HBox(GAP, keep, giveUp);
  }
}
