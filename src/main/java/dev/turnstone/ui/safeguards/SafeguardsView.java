package dev.turnstone.ui.safeguards;

import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.PageHeader;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The page of safeguards: a card for each, conditions, and the steps of the run. */
public final class SafeguardsView extends ScrollPane {
  public static final String NEXT = "safeguards-next";
  public static final String MAP = "safeguards-map";
  public static final String WINDOW = "safeguards-window";
  public static final String CONDITIONS = ConditionsPanel.LIST;
  public static final String STEPS = StepsPanel.LIST;

  private static final double GAP = 14;

  /** Below it there is no room for three cards side by side. */
  private static final double NARROW = 1000;

  private final SafeguardsViewModel model;
  private final Messages messages;
  private final GridPane cards = new GridPane();
  private final GridPane lists = new GridPane();
  private final List<Node> each;
  private final List<Node> panels;
  private int columns;

  public SafeguardsView(SafeguardsViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    each = Arrays.stream(Card.values()).<Node>map(c -> new CardView(c, model, messages)).toList();
    panels =
        List.of(new ConditionsPanel(model.conditions(), messages), new StepsPanel(model, messages));
    cards.setHgap(GAP);
    cards.setVgap(GAP);
    lists.setHgap(GAP);
    lists.setVgap(GAP);
    VBox.setVgrow(lists, Priority.ALWAYS);
    lists.setMinHeight(Region.USE_PREF_SIZE);
    VBox page = new VBox(header(), nothing(), cards, lists);
    page.getStyleClass().add("page");
    for (Node part : List.of(cards, lists)) {
      part.visibleProperty().bind(model.planned());
      part.managedProperty().bind(model.planned());
    }
    getStyleClass().add("page-scroll");
    setContent(page);
    setFitToWidth(true);
    page.minHeightProperty().bind(heightProperty());
    setHbarPolicy(ScrollBarPolicy.NEVER);
    widthProperty().addListener((o, was, is) -> arrange(is.doubleValue()));
    arrange(NARROW);
  }

  private PageHeader header() {
    Button next = new Button(messages.text("safeguards.next"));
    next.setId(NEXT);
    next.getStyleClass().add("primary");
    next.setMinWidth(USE_PREF_SIZE);
    next.disableProperty().bind(model.planned().not());
    next.setOnAction(e -> model.dryRun());
    String subtitle = messages.text("safeguards.subtitle");
    return new PageHeader(
        messages.text("step.safeguards"), new SimpleStringProperty(subtitle), next);
  }

  private VBox nothing() {
    Label words = new Label(messages.text("safeguards.nothing"));
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    Button map = new Button(messages.text("safeguards.map"));
    map.setId(MAP);
    map.getStyleClass().add("plain");
    map.setOnAction(e -> model.map());
    VBox nothing = new VBox(12, words, map);
    nothing.getStyleClass().addAll("panel", "safeguard");
    nothing.visibleProperty().bind(model.planned().not());
    nothing.managedProperty().bind(nothing.visibleProperty());
    return nothing;
  }

  private void arrange(double width) {
    int wanted = width < NARROW ? 2 : 3;
    if (wanted != columns) {
      columns = wanted;
      arrange(cards, each, wanted);
      arrange(lists, panels, wanted - 1);
    }
  }

  private static void arrange(GridPane grid, List<Node> nodes, int columns) {
    grid.getChildren().clear();
    grid.getColumnConstraints().clear();
    for (int i = 0; i < columns; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / columns);
      grid.getColumnConstraints().add(column);
    }
    for (int i = 0; i < nodes.size(); i++) {
      GridPane.setVgrow(nodes.get(i), Priority.ALWAYS);
      grid.add(nodes.get(i), i % columns, i / columns);
    }
  }
}
