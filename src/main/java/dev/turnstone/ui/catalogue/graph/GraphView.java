package dev.turnstone.ui.catalogue.graph;

import dev.turnstone.catalog.TableName;
import dev.turnstone.ui.kit.Messages;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Scale;

/** A drawing of dependencies that can be moved, zoomed, searched and walked through by keys. */
public final class GraphView extends VBox {
  public static final String SEARCH = "catalogue-graph-search";
  public static final String LARGER = "catalogue-graph-larger";
  public static final String SMALLER = "catalogue-graph-smaller";
  public static final String FIT = "catalogue-graph-fit";

  private static final double STEP = 1.2;
  private static final double LEAST = 0.15;
  private static final double MOST = 3;
  private static final double LARGEST = 1.4;

  private final GraphViewModel model;
  private final Messages messages;
  private final Scale scale = new Scale(1, 1);
  private final Paper paper;
  private final ScrollPane scroll;
  private final double largest;
  private boolean zoomed;

  /**
   * A view of a drawing.
   *
   * @param tools true: with search and zoom above it; false: bare, and always as large as fits
   */
  public GraphView(GraphViewModel model, Messages messages, boolean tools) {
    this.model = model;
    this.messages = messages;
    this.largest = tools ? LARGEST : 1;
    paper = new Paper(model);
    paper.getTransforms().add(scale);
    StackPane middle = new StackPane(new Group(paper));
    scroll = new ScrollPane(middle);
    scroll.getStyleClass().add("graph-scroll");
    scroll.setPannable(true);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.addEventFilter(ScrollEvent.SCROLL, this::wheel);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    if (tools) {
      getChildren().add(tools());
    }
    getChildren().addAll(note(), scroll);
    model.drawing().addListener((o, was, is) -> fit());
    model.selected().addListener((o, was, is) -> is.ifPresent(this::reveal));
    scroll
        .viewportBoundsProperty()
        .addListener(
            (o, was, is) -> {
              if (!zoomed) fit();
            });
  }

  private Node tools() {
    TextField search = new TextField();
    search.setId(SEARCH);
    search.setPromptText(messages.text("catalogue.graph.search"));
    search.setAccessibleText(messages.text("catalogue.graph.search"));
    search.textProperty().bindBidirectional(model.search());
    search.setOnAction(e -> model.next());
    search.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.DOWN) model.selected().get().ifPresent(paper::focus);
        });
    HBox.setHgrow(search, Priority.ALWAYS);
    Label found = new Label();
    found.getStyleClass().add("muted");
    found.setMinWidth(USE_PREF_SIZE);
    found
        .textProperty()
        .bind(
            model
                .found()
                .map(
                    f ->
                        model.search().get().isBlank()
                            ? ""
                            : messages.text("catalogue.graph.found", f.size())));
    HBox tools =
        new HBox(
            search,
            found,
            button(SMALLER, "−", "catalogue.graph.smaller", () -> zoom(1 / STEP)),
            button(LARGER, "+", "catalogue.graph.larger", () -> zoom(STEP)),
            button(FIT, messages.text("catalogue.graph.fit"), "catalogue.graph.whole", this::fit));
    tools.getStyleClass().addAll("panel-tools", "graph-tools");
    return tools;
  }

  private Button button(String id, String words, String spoken, Runnable action) {
    Button button = new Button(words);
    button.setId(id);
    button.getStyleClass().add("plain");
    button.setMinWidth(USE_PREF_SIZE);
    button.setAccessibleText(messages.text(spoken));
    button.setOnAction(e -> action.run());
    return button;
  }

  private Node note() {
    Label note = new Label();
    note.getStyleClass().addAll("muted", "graph-note");
    note.setWrapText(true);
    note.setMinHeight(USE_PREF_SIZE);
    note.textProperty().bind(model.note());
    note.visibleProperty().bind(model.note().isNotEmpty());
    note.managedProperty().bind(note.visibleProperty());
    return note;
  }

  /** How large it is drawn; 1: as it was worked out. */
  public double zoom() {
    return scale.getX();
  }

  private void wheel(ScrollEvent event) {
    if (event.isControlDown() && event.getDeltaY() != 0) {
      zoom(event.getDeltaY() > 0 ? STEP : 1 / STEP);
      event.consume();
    }
  }

  private void zoom(double by) {
    zoomed = true;
    scaled(scale.getX() * by);
  }

  private void scaled(double to) {
    double within = Math.max(LEAST, Math.min(MOST, to));
    scale.setX(within);
    scale.setY(within);
  }

  /** As large as it can be seen as a whole, but not so that it looks blown up. */
  private void fit() {
    zoomed = false;
    Drawing drawing = model.drawing().get();
    Bounds room = scroll.getViewportBounds();
    if (drawing.width() > 0 && room.getWidth() > 0 && room.getHeight() > 0) {
      double wide = room.getWidth() / drawing.width();
      double high = room.getHeight() / drawing.height();
      scaled(Math.min(largest, Math.min(wide, high)));
    }
  }

  /** Moves the drawing so that a table can be seen. */
  private void reveal(TableName name) {
    Optional<Drawing.Box> box = Optional.ofNullable(model.drawing().get().boxes().get(name));
    Bounds room = scroll.getViewportBounds();
    box.ifPresent(
        b -> {
          double x = scale.getX();
          scroll.setHvalue(
              part(b.middle() * x, room.getWidth(), model.drawing().get().width() * x));
          scroll.setVvalue(
              part(b.centre() * x, room.getHeight(), model.drawing().get().height() * x));
        });
  }

  private static double part(double place, double room, double whole) {
    return whole <= room ? 0 : Math.max(0, Math.min(1, (place - room / 2) / (whole - room)));
  }
}
