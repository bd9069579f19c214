package dev.turnstone.ui.connect;

import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.PageHeader;
import dev.turnstone.ui.kit.Segments;
import dev.turnstone.ui.wizard.Environment;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The first step as a page: both connections side by side, and what the target is used for. */
public final class ConnectView extends ScrollPane {
  public static final String TEST_BOTH = "connect-test-both";
  public static final String READ = "connect-read";
  public static final String ENVIRONMENT = "connect-environment";

  private static final double GAP = 16;

  private final ConnectViewModel model;
  private final Messages messages;

  public ConnectView(ConnectViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    VBox page = new VBox(header(), cards(), environment());
    page.getStyleClass().add("connect");
    getStyleClass().add("page-scroll");
    setContent(page);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
  }

  private PageHeader header() {
    Button both = new Button(messages.text("connect.test.both"));
    both.setId(TEST_BOTH);
    both.getStyleClass().add("plain");
    both.setMinWidth(USE_PREF_SIZE);
    both.setOnAction(e -> model.testBoth());
    String subtitle = messages.text("connect.subtitle");
    return new PageHeader(
        messages.text("connect.title"), new SimpleStringProperty(subtitle), both, read());
  }

  /** A button that is off tells the mouse nothing; what stands around it does. */
  private StackPane read() {
    Button read = new Button(messages.text("connect.read"));
    read.setId(READ);
    read.getStyleClass().add("primary");
    read.setMinWidth(USE_PREF_SIZE);
    read.disableProperty().bind(model.ready().not());
    read.accessibleHelpProperty().bind(model.sentence());
    read.setOnAction(e -> model.read());
    Tooltip why = new Tooltip();
    why.textProperty().bind(model.sentence());
    StackPane around = new StackPane(read);
    around.setMinWidth(USE_PREF_SIZE);
    Tooltip.install(around, why);
    return around;
  }

  private GridPane cards() {
    GridPane cards = new GridPane();
    cards.setHgap(GAP);
    ConnectionCard source = new ConnectionCard(model.source(), messages);
    ConnectionCard target = new ConnectionCard(model.target(), messages);
    cards.addRow(0, source, target);
    for (int i = 0; i < 2; i++) {
      ColumnConstraints half = new ColumnConstraints();
      half.setPercentWidth(50);
      cards.getColumnConstraints().add(half);
    }
    return cards;
  }

  private HBox environment() {
    Label title = new Label(messages.text("connect.environment"));
    title.getStyleClass().add("strong");
    title.setMinWidth(USE_PREF_SIZE);
    Segments<Environment> choice = new Segments<>(model.environment());
    choice.setId(ENVIRONMENT);
    for (Environment environment : Environment.values()) {
      String words = messages.text(key(environment));
      String spoken = messages.text("connect.environment") + ", " + words;
      ToggleButton button = choice.offer(environment, words, spoken);
      if (environment == Environment.PRODUCTION) {
        button.getStyleClass().add("alarm");
      }
    }
    Label about = new Label();
    about.getStyleClass().add("muted");
    about.setWrapText(true);
    about.setMinHeight(USE_PREF_SIZE);
    about.textProperty().bind(model.environment().map(e -> messages.text(key(e) + ".about")));
    HBox.setHgrow(about, Priority.ALWAYS);
    HBox row = new HBox(title, choice, about);
    row.getStyleClass().addAll("panel", "environment-row");
    return row;
  }

  private static String key(Environment environment) {
    return switch (environment) {
      case TEST -> "connect.environment.test";
      case STAGING -> "connect.environment.staging";
      case PRODUCTION -> "connect.environment.production";
    };
  }
}
