package dev.turnstone.ui.rehearse;

import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.rehearse.RehearseViewModel.State;
import dev.turnstone.ui.session.Step;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What has to be known beside what is shown: why it cannot run, what forbids, what was done. */
final class Banners extends VBox {
  static final String AGAIN = "rehearse-outdated-again";
  static final String SHOW = "rehearse-show-blockers";
  static final String CONNECT = "rehearse-connect";
  static final String OUTDATED = "rehearse-outdated";
  static final String BLOCKED = "rehearse-blocked";
  static final String NOTICE = "rehearse-notice";

  private static final double GAP = 8;

  private final Messages messages;
  private Runnable toBlockers = () -> {};

  Banners(RehearseViewModel model, Messages messages) {
    super(GAP);
    this.messages = messages;
    BooleanBinding idle =
        Bindings.createBooleanBinding(() -> model.state().get() != State.RUNNING, model.state());
    Button again = button(AGAIN, "rehearse.again");
    again.setOnAction(e -> model.run());
    again.disableProperty().bind(model.obstacle().isNotEmpty());
    Button show = button(SHOW, "rehearse.show");
    show.setOnAction(e -> toBlockers.run());
    Button connect = button(CONNECT, "rehearse.connect");
    connect.setOnAction(e -> model.go(Step.CONNECT));
    getChildren()
        .addAll(
            banner("rehearse-obstacle", Feather.INFO, "info", model.obstacle(), connect),
            banner(
                OUTDATED,
                Feather.ROTATE_CW,
                "warn",
                Bindings.when(model.outdated().and(idle))
                    .then(messages.text("rehearse.outdated"))
                    .otherwise(""),
                again),
            banner(
                BLOCKED,
                Feather.X_OCTAGON,
                "loss",
                Bindings.when(model.blocked().and(model.outdated().not()).and(idle))
                    .then(model.verdict())
                    .otherwise(""),
                show),
            banner("rehearse-trouble", Feather.ALERT_TRIANGLE, "warn", model.trouble()),
            banner(NOTICE, Feather.CHECK, "info", model.notice()));
    managedProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> getChildren().stream().anyMatch(n -> n.isVisible()),
                getChildren().stream().map(n -> n.visibleProperty()).toArray(Observable[]::new)));
  }

  /** Where the button beside what forbids a run leads. */
  void leadTo(Runnable blockers) {
    toBlockers = blockers;
  }

  private Button button(String id, String key) {
    Button button = new Button(messages.text(key));
    button.setId(id);
    button.getStyleClass().addAll("plain", "small");
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  private static HBox banner(
      String id, Feather sign, String style, ObservableValue<String> words, Button... ways) {
    Label said = new Label("", new FontIcon(sign));
    said.setId(id);
    said.setWrapText(true);
    said.setMinHeight(USE_PREF_SIZE);
    said.setGraphicTextGap(10);
    said.textProperty().bind(words);
    said.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(said, Priority.ALWAYS);
    HBox banner = new HBox(GAP, said);
    banner.getChildren().addAll(ways);
    banner.getStyleClass().addAll("banner", style);
    banner.visibleProperty().bind(words.map(w -> !w.isEmpty()));
    banner.managedProperty().bind(banner.visibleProperty());
    return banner;
  }
}
