package dev.turnstone.ui.compare;

import dev.turnstone.ui.kit.Messages;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What can be compared with what, as long as nothing is. */
final class CompareBegin extends HBox {
  CompareBegin(CompareViewModel model, Messages messages) {
    super(14);
    getStyleClass().add("compare-begin");
    for (Question question : Question.values()) {
      Label title = new Label(messages.text(question.key()));
      title.getStyleClass().add("title");
      Label about = new Label(messages.text(question.key() + ".about"));
      about.getStyleClass().add("muted");
      about.setWrapText(true);
      about.setMinHeight(USE_PREF_SIZE);
      VBox card = new VBox(title, about);
      card.getStyleClass().add("panel");
      card.setMinWidth(0);
      HBox.setHgrow(card, Priority.ALWAYS);
      getChildren().add(card);
    }
    CompareView.only(
        this, Bindings.createBooleanBinding(() -> model.shown().get().isEmpty(), model.shown()));
  }
}
