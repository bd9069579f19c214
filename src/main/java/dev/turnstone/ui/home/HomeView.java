package dev.turnstone.ui.home;

import dev.turnstone.ui.kit.Chip;
import dev.turnstone.ui.kit.Chip.Meaning;
import dev.turnstone.ui.kit.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The first page: three ways to begin, and the migrations of late. */
public final class HomeView extends StackPane {
  public static final String BEGIN = "home-begin";
  public static final String KIT = "home-kit";
  public static final String SAMPLE = "home-sample";

  private static final int GAP = 14;

  public HomeView(HomeViewModel model, Messages messages) {
    Label title = new Label(messages.text("home.title"));
    title.getStyleClass().add("home-title");
    Label subtitle = new Label(messages.text("home.subtitle"));
    subtitle.getStyleClass().add("home-subtitle");
    subtitle.setWrapText(true);
    VBox page =
        new VBox(
            new VBox(4, title, subtitle), ways(model, messages), new RecentPane(model, messages));
    page.getStyleClass().add("home");
    setAlignment(page, Pos.TOP_CENTER);
    getChildren().add(page);
  }

  private static GridPane ways(HomeViewModel model, Messages messages) {
    GridPane ways = new GridPane();
    ways.setHgap(GAP);
    ways.setMinHeight(Region.USE_PREF_SIZE);
    HomeViewModel.Actions actions = model.actions();
    ways.addRow(
        0,
        way(BEGIN, "home.new", Meaning.ACCENT, messages, actions.begin()),
        way(KIT, "home.kit", Meaning.INFO, messages, actions.openKit()),
        way(SAMPLE, "home.sample", Meaning.PLAIN, messages, actions.trySample()));
    for (int i = 0; i < ways.getColumnCount(); i++) {
      ColumnConstraints share = new ColumnConstraints();
      share.setPercentWidth(100.0 / ways.getColumnCount());
      ways.getColumnConstraints().add(share);
    }
    return ways;
  }

  private static Button way(
      String id, String key, Meaning meaning, Messages messages, Runnable action) {
    Label title = new Label(messages.text(key));
    title.getStyleClass().add("begin-title");
    title.setWrapText(true);
    Label about = new Label(messages.text(key + ".about"));
    about.getStyleClass().add("begin-about");
    about.setWrapText(true);
    VBox words = new VBox(2, new Chip(messages.text(key + ".for"), meaning), title, about);
    Button way = new Button(messages.text(key), words);
    way.setId(id);
    way.setAccessibleText(messages.text(key) + ". " + messages.text(key + ".about"));
    way.getStyleClass().setAll("begin");
    way.setMaxWidth(Double.MAX_VALUE);
    words.prefWidthProperty().bind(way.widthProperty().subtract(36));
    way.setOnAction(e -> action.run());
    GridPane.setHgrow(way, Priority.ALWAYS);
    return way;
  }
}
