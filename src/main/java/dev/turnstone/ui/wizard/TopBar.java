package dev.turnstone.ui.wizard;

import dev.turnstone.ui.kit.Chip;
import dev.turnstone.ui.kit.Chip.Meaning;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.kit.Messages;
import java.io.InputStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Which migration this is, between which databases, and how dangerous the target is. */
final class TopBar extends HBox {
  static final String LOOK = "top-look";
  static final String HOME = "top-home";
  static final String SEARCH = "top-search";

  private static final double LOGO = 26;
  private static final double RAIL = 182;

  /** Below it there is no room for the plan. */
  private static final double NARROW = 1180;

  private final Messages messages;
  private final HBox migration = new HBox(10);

  TopBar(FrameViewModel model, Messages messages, FrameView.Ways ways) {
    this.messages = messages;
    getStyleClass().add("top-bar");
    migration.setAlignment(Pos.CENTER_LEFT);
    migration.setMinWidth(0);
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    Button look = new Button();
    look.setId(LOOK);
    look.getStyleClass().add("plain");
    look.graphicProperty().bind(model.look().map(l -> new FontIcon(sign(l))));
    look.setAccessibleText(messages.text("look.other"));
    look.setOnAction(e -> model.look().set(model.look().get().other()));
    getChildren().addAll(product(ways.home()), migration, between, search(ways.search()), look);
    model.opened().addListener((o, was, is) -> show(model));
    model.guided().addListener((o, was, is) -> show(model));
    show(model);
  }

  private Button search(Runnable open) {
    Button search = new Button(messages.text("top.search.keys"), new FontIcon(Feather.SEARCH));
    search.setAccessibleText(messages.text("top.search"));
    search.setTooltip(new Tooltip(messages.text("top.search")));
    search.setId(SEARCH);
    search.getStyleClass().add("plain");
    search.setMinWidth(USE_PREF_SIZE);
    search.setOnAction(e -> open.run());
    return search;
  }

  /** Of the look that the button leads to. */
  private static Feather sign(Look now) {
    return now == Look.LIGHT ? Feather.MOON : Feather.SUN;
  }

  private Node product(Runnable home) {
    Label product = new Label(messages.text("product"));
    product.getStyleClass().add("product");
    product.setMinWidth(USE_PREF_SIZE);
    InputStream logo = TopBar.class.getResourceAsStream("/dev/turnstone/ui/logo/turnstone-64.png");
    if (logo != null) {
      ImageView mark = new ImageView(new Image(logo));
      mark.setFitHeight(LOGO);
      mark.setFitWidth(LOGO);
      mark.setSmooth(true);
      product.setGraphic(mark);
      product.setGraphicTextGap(10);
    }
    Button button = new Button();
    button.setId(HOME);
    button.setGraphic(product);
    button.setAccessibleText(messages.text("product"));
    button.getStyleClass().setAll("product-button");
    button.setMinWidth(RAIL);
    button.setAlignment(Pos.CENTER_LEFT);
    button.setOnAction(e -> home.run());
    return button;
  }

  private void show(FrameViewModel model) {
    migration.getChildren().clear();
    model.opened().get().ifPresent(opened -> show(opened, model.guided().get()));
  }

  private void show(FrameViewModel.Opened opened, boolean guided) {
    Label name = new Label(opened.name());
    name.getStyleClass().add("project");
    name.setTooltip(new Tooltip(opened.name()));
    migration.getChildren().add(name);
    if (!opened.plan().isEmpty()) {
      Label plan = new Label(messages.text("top.plan", opened.plan()));
      plan.getStyleClass().add("muted");
      plan.visibleProperty().bind(widthProperty().greaterThan(NARROW));
      plan.managedProperty().bind(plan.visibleProperty());
      migration.getChildren().add(plan);
    }
    if (opened.source().isEmpty() || opened.target().isEmpty()) {
      return;
    }
    if (!guided) {
      FontIcon to = new FontIcon(Feather.ARROW_RIGHT);
      to.setAccessibleText(messages.text("top.to"));
      migration
          .getChildren()
          .addAll(end(opened.source(), opened), to, end(opened.target(), opened));
    }
    Environment environment = opened.environment();
    migration
        .getChildren()
        .add(new Chip(messages.text(environment.key()), environment.meaning()).tall());
  }

  private Chip end(String words, FrameViewModel.Opened opened) {
    Chip chip = new Chip(words, Meaning.PLAIN).tall();
    chip.setMinWidth(0);
    Region dot = new Region();
    dot.getStyleClass().addAll("dot", opened.connected() ? "live" : "away");
    chip.setGraphic(dot);
    chip.setGraphicTextGap(7);
    String how = messages.text(opened.connected() ? "top.connected" : "top.not_connected");
    chip.setTooltip(new Tooltip(words + ", " + how));
    chip.setAccessibleText(words + ", " + how);
    return chip;
  }
}
