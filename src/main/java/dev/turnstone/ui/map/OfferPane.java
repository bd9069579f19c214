package dev.turnstone.ui.map;

import dev.turnstone.ui.kit.Messages;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Says why a line cannot be drawn just so, and what can be done instead. */
final class OfferPane extends VBox {
  static final String CANCEL = "map-offer-cancel";
  static final String WAY = "map-offer-way-";

  OfferPane(Offer offer, LinkingViewModel model, Messages messages) {
    getStyleClass().addAll("dialog", "map-offer");
    setMaxHeight(Region.USE_PREF_SIZE);
    Label title = new Label(offer.title());
    title.getStyleClass().add("dialog-title");
    title.setWrapText(true);
    Label words = new Label(offer.words());
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    VBox buttons = new VBox(8);
    int number = 0;
    for (Offer.Way way : offer.ways()) {
      Button button = new Button(way.words());
      button.setId(WAY + number);
      button.getStyleClass().add(number == 0 ? "primary" : "plain");
      button.setMaxWidth(Double.MAX_VALUE);
      button.setOnAction(e -> model.take(way));
      buttons.getChildren().add(button);
      number++;
    }
    Button cancel = new Button(messages.text("map.offer.cancel"));
    cancel.setId(CANCEL);
    cancel.getStyleClass().add("plain");
    cancel.setMaxWidth(Double.MAX_VALUE);
    cancel.setCancelButton(true);
    cancel.setOnAction(e -> model.dismiss());
    buttons.getChildren().add(cancel);
    getChildren().addAll(title, words, buttons);
  }

  /** The first thing that can be done, so that Enter does it. */
  @Override
  public void requestFocus() {
    lookupAll(".button").stream().findFirst().ifPresent(b -> b.requestFocus());
  }
}
