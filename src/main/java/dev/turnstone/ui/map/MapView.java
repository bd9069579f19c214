package dev.turnstone.ui.map;

import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.PageHeader;
import dev.turnstone.ui.kit.Panel;
import dev.turnstone.ui.kit.Segments;
import dev.turnstone.ui.map.MapViewModel.Form;
import dev.turnstone.ui.map.pair.Pair;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The page on which fields are mapped: pairs of tables, the columns of the one that is open with
 * their lines or as a table, what is left open, and below it the rule of the selected column.
 */
public final class MapView extends StackPane {
  public static final String UNDO = "map-undo";
  public static final String REDO = "map-redo";
  public static final String SUGGEST = "map-suggest";
  public static final String DRY_RUN = "map-dry-run";
  public static final String PATTERN = "map-by-pattern";
  public static final String FIND = "map-find";
  public static final String NOTICE = "map-notice";
  public static final String CONNECT = "map-connect";

  private static final double SHARE = 0.7;
  private static final KeyCombination FILTER = shortcut(KeyCode.F);

  private final MapViewModel model;
  private final Messages messages;
  private final VBox page = new VBox();
  private final TextField find = new TextField();
  private final PairList pairs;

  /**
   * The page.
   *
   * @param inspector shows the rule of the selected column, and follows {@link
   *     MapViewModel#selected}
   */
  public MapView(MapViewModel model, Node inspector) {
    this.model = model;
    this.messages = model.messages();
    this.pairs = new PairList(model.pairs(), messages, new PairActions(model, this::name));
    page.getStyleClass().addAll("page", "map");
    PageHeader header = new PageHeader(messages.text("map.title"), model.subtitle(), actions());
    StackPane below = new StackPane(work(inspector), nothing());
    VBox.setVgrow(below, Priority.ALWAYS);
    page.getChildren().addAll(header, below);
    getChildren().add(page);
    model.linking().offer().addListener((o, was, is) -> offered(is));
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private static KeyCombination shortcut(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
  }

  private Node[] actions() {
    Button undo = icon(UNDO, Feather.CORNER_UP_LEFT, "map.undo", model::undo);
    undo.disableProperty().bind(Bindings.not(model.undoable()));
    Button redo = icon(REDO, Feather.CORNER_UP_RIGHT, "map.redo", model::redo);
    redo.disableProperty().bind(Bindings.not(model.redoable()));
    Button suggest = button(SUGGEST, "map.suggest", "plain", model::suggest);
    Button dry = button(DRY_RUN, "map.dry_run", "primary", model::dryRun);
    for (Button each : List.of(suggest, dry)) {
      each.disableProperty().bind(Bindings.not(model.planned()));
    }
    return new Node[] {undo, redo, suggest, dry};
  }

  private Button icon(String id, Feather sign, String key, Runnable action) {
    Button button = button(id, key, "plain", action);
    button.setText("");
    button.setGraphic(new FontIcon(sign));
    button.setTooltip(new Tooltip(messages.text(key)));
    return button;
  }

  private Button button(String id, String key, String style, Runnable action) {
    Button button = new Button(messages.text(key));
    button.setId(id);
    button.setAccessibleText(messages.text(key));
    button.getStyleClass().add(style);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
  }

  private HBox work(Node inspector) {
    CanvasView canvas = new CanvasView(model);
    RuleTable rules = new RuleTable(model);
    ReviewPane review = new ReviewPane(model);
    shownFor(canvas, Form.CANVAS);
    shownFor(rules, Form.GRID);
    shownFor(review, Form.QUESTIONS);
    VBox.setVgrow(rules.getChildren().get(0), Priority.ALWAYS);
    StackPane forms = new StackPane(canvas, rules, review);
    forms.setMinSize(0, 0);
    StackPane rule = new StackPane(inspector);
    rule.getStyleClass().add("map-inspector");
    rule.setMinHeight(0);
    SplitPane both = new SplitPane(forms, rule);
    both.setOrientation(Orientation.VERTICAL);
    both.setDividerPositions(SHARE);
    SplitPane.setResizableWithParent(rule, false);
    both.getStyleClass().add("map-split");
    VBox.setVgrow(both, Priority.ALWAYS);
    model.form().addListener((o, was, is) -> divide(both, forms, rule, is));
    Panel panel = new Panel(tools(), notice(), both);
    HBox.setHgrow(panel, Priority.ALWAYS);
    panel.setMinWidth(0);
    HBox work = new HBox(14, pairs, panel);
    work.visibleProperty().bind(model.planned());
    return work;
  }

  /** The questions are about all tables, and there is no rule to be looked at. */
  private static void divide(SplitPane both, Node forms, Node rule, Form form) {
    boolean whole = form == Form.QUESTIONS;
    if (whole) {
      both.getItems().setAll(List.of(forms));
    } else if (both.getItems().size() == 1) {
      both.getItems().setAll(List.of(forms, rule));
      both.setDividerPositions(SHARE);
    }
  }

  private void shownFor(Node node, Form form) {
    ObservableValue<Boolean> shown = model.form().map(form::equals);
    node.visibleProperty().bind(shown);
    node.managedProperty().bind(shown);
  }

  private HBox tools() {
    Segments<Form> forms = new Segments<>(model.form());
    forms.offer(Form.CANVAS, messages.text("map.view.canvas"), messages.text("map.view.canvas.is"));
    forms.offer(Form.GRID, messages.text("map.view.grid"), messages.text("map.view.grid.is"));
    ToggleButton questions =
        forms.offer(Form.QUESTIONS, "", messages.text("map.view.questions.is"));
    questions.textProperty().bind(model.review().title());
    find.setId(FIND);
    find.setPromptText(messages.text("map.find"));
    find.setAccessibleText(messages.text("map.find"));
    find.textProperty().bindBidirectional(model.columns().find());
    find.setMinWidth(60);
    find.setMaxWidth(220);
    find.disableProperty().bind(model.form().map(Form.QUESTIONS::equals));
    HBox.setHgrow(find, Priority.ALWAYS);
    Region between = new Region();
    HBox.setHgrow(between, Priority.SOMETIMES);
    Button pattern = button(PATTERN, "map.by_pattern", "plain", this::byPattern);
    HBox tools = new HBox(8, forms, between, find, pattern);
    tools.getStyleClass().addAll("panel-tools", "map-tools");
    return tools;
  }

  private HBox notice() {
    Label words = new Label();
    words.setId(NOTICE);
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    words.textProperty().bind(model.decisions().notice());
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    Button close =
        icon(
            "map-notice-close",
            Feather.X,
            "map.notice.close",
            () -> model.decisions().notice().set(""));
    HBox bar = new HBox(8, words, close);
    bar.getStyleClass().add("map-notice");
    bar.visibleProperty().bind(Bindings.isNotEmpty(model.decisions().notice()));
    bar.managedProperty().bind(bar.visibleProperty());
    return bar;
  }

  private VBox nothing() {
    Label title = new Label(messages.text("map.empty"));
    title.getStyleClass().add("dialog-title");
    Label words = new Label(messages.text("map.empty.words"));
    words.getStyleClass().add("muted");
    words.setWrapText(true);
    words.setMaxWidth(420);
    VBox nothing =
        new VBox(10, title, words, button(CONNECT, "map.empty.connect", "primary", model::connect));
    nothing.getStyleClass().add("map-empty");
    nothing.visibleProperty().bind(Bindings.not(model.planned()));
    return nothing;
  }

  private void offered(Optional<Offer> offer) {
    clear();
    offer.ifPresent(o -> over(new OfferPane(o, model.linking(), messages)));
  }

  private void byPattern() {
    over(new PatternPane(model.pattern(), messages, this::clear));
  }

  private void name(Pair pair) {
    pair.target()
        .ifPresent(
            t -> over(new NamePane(t.name(), messages, n -> model.call(pair, n), this::clear)));
  }

  /** Over the page, which cannot be used until {@link #clear}. */
  private void over(Region pane) {
    clear();
    StackPane veil = new StackPane(pane);
    veil.getStyleClass().add("veil");
    getChildren().add(veil);
    page.setDisable(true);
    pane.requestFocus();
  }

  private void clear() {
    if (getChildren().size() > 1) {
      getChildren().retainAll(List.of(page));
      page.setDisable(false);
      lookup("#" + CanvasView.TARGETS).requestFocus();
    }
  }

  private void pressed(KeyEvent event) {
    if (getChildren().size() > 1 || !model.planned().get()) {
      return;
    }
    boolean writing = event.getTarget() instanceof TextInputControl;
    if (FILTER.match(event)) {
      find();
    } else if (event.isAltDown() && event.getCode() == KeyCode.DOWN) {
      model.problem(1);
    } else if (event.isAltDown() && event.getCode() == KeyCode.UP) {
      model.problem(-1);
    } else if (event.getCode() == KeyCode.F8) {
      model.dryRun();
    } else if (!writing && shortcut(KeyCode.Z).match(event)) {
      model.undo();
    } else if (!writing && shortcut(KeyCode.Y).match(event)) {
      model.redo();
    } else {
      return;
    }
    event.consume();
  }

  /** Narrows the tables when the hand is on them, else the columns. */
  private void find() {
    boolean tables =
        pairs.lookup("#" + PairList.LIST).isFocused() || model.form().get() == Form.QUESTIONS;
    if (tables) {
      pairs.find();
    } else {
      find.requestFocus();
      find.selectAll();
    }
  }
}
