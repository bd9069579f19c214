package dev.turnstone.ui.connect;

import dev.turnstone.app.connection.Side;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.PageHeader;
import dev.turnstone.ui.kit.Segments;
import dev.turnstone.ui.wizard.Environment;
import java.util.function.Consumer;
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
  public static final String SAVED = "connect-saved";
  public static final String SCRIPT = "connect-script";
  public static final String ENVIRONMENT = "connect-environment";

  private static final double GAP = 16;

  private final ConnectViewModel model;
  private final Messages messages;
  private final Ways ways;

  /**
   * Where its buttons lead.
   *
   * @param saved to the connections that were saved
   * @param save to saving the one of that side
   * @param script to the script for users with few rights
   */
  public record Ways(Runnable saved, Consumer<Side> save, Runnable script) {}

  public ConnectView(ConnectViewModel model, Messages messages, Ways ways) {
    this.model = model;
    this.messages = messages;
    this.ways = ways;
    VBox page = new VBox(header(), cards(), environment());
    page.getStyleClass().add("connect");
    getStyleClass().add("page-scroll");
    setContent(page);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
  }

  private PageHeader header() {
    Button saved = plain(SAVED, messages.text("connect.saved"), ways.saved());
    Button both = plain(TEST_BOTH, messages.text("connect.test.both"), model::testBoth);
    String subtitle = messages.text("connect.subtitle");
    return new PageHeader(
        messages.text("connect.title"), new SimpleStringProperty(subtitle), saved, both, read());
  }

  private static Button plain(String id, String words, Runnable action) {
    Button button = new Button(words);
    button.setId(id);
    button.getStyleClass().add("plain");
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
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
    cards.addRow(0, card(Side.SOURCE), card(Side.TARGET));
    for (int i = 0; i < 2; i++) {
      ColumnConstraints half = new ColumnConstraints();
      half.setPercentWidth(50);
      cards.getColumnConstraints().add(half);
    }
    return cards;
  }

  private ConnectionCard card(Side side) {
    return new ConnectionCard(model.side(side), messages, () -> ways.save().accept(side));
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
    about.setMaxWidth(Double.MAX_VALUE);
    Button script = plain(SCRIPT, messages.text("connect.script"), ways.script());
    script.setWrapText(true);
    HBox row = new HBox(title, choice, about, script);
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
