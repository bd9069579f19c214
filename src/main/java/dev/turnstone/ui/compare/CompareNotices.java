package dev.turnstone.ui.compare;

import dev.turnstone.ui.failure.Failure;
import dev.turnstone.ui.kit.Chip;
import dev.turnstone.ui.kit.Chip.Meaning;
import dev.turnstone.ui.kit.Messages;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What has to be said before the numbers: what failed, what is out of date, what was written. */
final class CompareNotices extends VBox {
  private final CompareViewModel model;
  private final Messages messages;

  CompareNotices(CompareViewModel model, Messages messages) {
    super(10);
    this.model = model;
    this.messages = messages;
    VBox failed = new VBox(4);
    failed.setId(CompareView.FAILURE);
    failed.getStyleClass().addAll("panel", "compare-failure");
    model.failure().addListener((o, was, is) -> failed(failed, is));
    failed(failed, model.failure().get());
    Chip outdated = new Chip(messages.text("compare.outdated"), Meaning.WARN);
    CompareView.only(outdated, model.outdated());
    getChildren().addAll(failed, outdated, written());
    CompareView.only(
        this,
        failed.visibleProperty().or(model.outdated()).or(model.export().outcome().isNotEmpty()));
  }

  private static void failed(VBox pane, Optional<Failure> failure) {
    pane.getChildren().clear();
    pane.setVisible(failure.isPresent());
    pane.setManaged(failure.isPresent());
    failure.ifPresent(
        f -> {
          pane.getChildren().add(wrapped(f.title(), "strong"));
          f.words().forEach(w -> pane.getChildren().add(wrapped(w, "muted")));
        });
  }

  private static Label wrapped(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }

  private HBox written() {
    Label words = new Label();
    words.setWrapText(true);
    words.textProperty().bind(model.export().outcome());
    Button cancel = new Button(messages.text("compare.cancel"));
    cancel.getStyleClass().add("plain");
    cancel.setMinWidth(USE_PREF_SIZE);
    cancel.setOnAction(e -> model.export().cancel());
    CompareView.only(cancel, model.export().writing());
    HBox written = new HBox(10, words, cancel);
    written.getStyleClass().add("compare-progress");
    CompareView.only(written, model.export().outcome().isNotEmpty());
    return written;
  }
}
