package dev.turnstone.ui.catalogue.field;

import dev.turnstone.app.inventory.Sensitivity;
import dev.turnstone.app.profile.ColumnProfile;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Segments;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One column or table in full: how sensitive, whose, and what its values are like. */
public final class DetailView extends ScrollPane {
  public static final String SENSITIVITY = "catalogue-sensitivity";
  public static final String CONFIRM = "catalogue-confirm";
  public static final String WITHDRAW = "catalogue-withdraw";
  public static final String OWNER = "catalogue-owner";

  private final DetailViewModel model;
  private final Messages messages;
  private static final double WIDE = 500;

  private final VBox figures = new VBox();
  private final VBox bars = new VBox();
  private final VBox left;
  private final HBox content = new HBox();

  public DetailView(DetailViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    left = new VBox(title(), sensitivity(), owner(), looked(), figures);
    left.getStyleClass().add("field-column");
    bars.getStyleClass().add("field-column");
    content.getStyleClass().add("field-detail");
    HBox.setHgrow(left, Priority.ALWAYS);
    HBox.setHgrow(bars, Priority.ALWAYS);
    getStyleClass().add("detail-scroll");
    setContent(content);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    model.profile().addListener((o, was, is) -> showValues());
    widthProperty().addListener((o, was, is) -> arrange());
    showValues();
    arrange();
  }

  /** What occurs most often stands beside the rest where there is room, else below it. */
  private void arrange() {
    boolean wide = getWidth() > WIDE && !bars.getChildren().isEmpty();
    if (wide && bars.getParent() != content) {
      left.getChildren().remove(bars);
      content.getChildren().setAll(left, bars);
    } else if (!wide && bars.getParent() != left) {
      content.getChildren().setAll(left);
      left.getChildren().add(bars);
    }
    double half = wide ? WIDE / 2 : Double.MAX_VALUE;
    left.setPrefWidth(wide ? half : USE_COMPUTED_SIZE);
    bars.setPrefWidth(wide ? half : USE_COMPUTED_SIZE);
  }

  private Node title() {
    Label name = new Label();
    name.getStyleClass().add("strong");
    name.textProperty().bind(model.title());
    name.setWrapText(true);
    Label type = new Label();
    type.getStyleClass().addAll("code", "muted");
    type.textProperty().bind(model.type());
    FlowPane title = new FlowPane(name, type);
    title.getStyleClass().add("field-title");
    return title;
  }

  private Node sensitivity() {
    Segments<Sensitivity> choice = new Segments<>(model.sensitivity());
    choice.setId(SENSITIVITY);
    String about = messages.text("catalogue.sensitivity");
    for (Sensitivity each : Sensitivity.values()) {
      String word = model.words().sensitivity(each);
      choice.offer(each, word, about + ", " + word);
    }
    choice.disableProperty().bind(model.editable().not());
    Label why = new Label();
    why.getStyleClass().add("muted");
    why.setWrapText(true);
    why.setMinHeight(USE_PREF_SIZE);
    why.textProperty().bind(model.why());
    HBox.setHgrow(why, Priority.ALWAYS);
    Button confirm = button(CONFIRM, "catalogue.confirm", model::confirm);
    appear(confirm, model.confirmable());
    Button withdraw = button(WITHDRAW, "catalogue.withdraw", model::withdraw);
    appear(withdraw, model.decided());
    HBox below = new HBox(why, confirm, withdraw);
    below.getStyleClass().add("field-line");
    VBox both = new VBox(choice, below);
    both.getStyleClass().add("field-part");
    return both;
  }

  private static void appear(Node node, ObservableValue<Boolean> when) {
    node.visibleProperty().bind(when);
    node.managedProperty().bind(when);
  }

  private Button button(String id, String key, Runnable action) {
    Button button = new Button(messages.text(key));
    button.setId(id);
    button.getStyleClass().addAll("plain", "small");
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
  }

  private Node owner() {
    Label name = new Label(messages.text("catalogue.owner"));
    name.setMinWidth(USE_PREF_SIZE);
    TextField field = new TextField();
    field.setId(OWNER);
    field.promptTextProperty().bind(model.inherited());
    field.setAccessibleText(messages.text("catalogue.owner"));
    name.setLabelFor(field);
    field.textProperty().bindBidirectional(model.owner());
    field.setOnAction(e -> model.keepOwner());
    field.disableProperty().bind(model.editable().not());
    field
        .focusedProperty()
        .addListener(
            (o, was, is) -> {
              if (!is) model.keepOwner();
            });
    HBox.setHgrow(field, Priority.ALWAYS);
    HBox line = new HBox(name, field);
    line.getStyleClass().add("field-line");
    return line;
  }

  private Node looked() {
    Label looked = new Label();
    looked.getStyleClass().add("muted");
    looked.setWrapText(true);
    looked.setMinHeight(USE_PREF_SIZE);
    looked.textProperty().bind(model.looked());
    PseudoClass trouble = PseudoClass.getPseudoClass("trouble");
    model.troubled().addListener((o, was, is) -> looked.pseudoClassStateChanged(trouble, is));
    looked.getStyleClass().add("looked");
    return looked;
  }

  private void showValues() {
    Optional<ColumnProfile> profile = model.profile().get();
    Values values = new Values(model.words(), messages);
    figures.getChildren().setAll(profile.map(values::figures).stream().toList());
    bars.getChildren().setAll(profile.map(values::bars).orElse(List.of()));
    arrange();
  }
}
