package dev.turnstone.ui.rehearse;

import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Segments;
import dev.turnstone.ui.rehearse.RehearseViewModel.State;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** How much is looked at, and what may be written while it is. */
final class ChoiceRow extends VBox {
  static final String EVERY = "rehearse-every";
  static final String SAMPLE = "rehearse-sample";
  static final String ROWS = "rehearse-rows";
  static final String SCRATCH = "rehearse-scratch";

  private static final double GAP = 8;

  ChoiceRow(RehearseViewModel model, Messages messages) {
    RehearsalChoice choice = model.choice();
    getStyleClass().addAll("panel", "choice-row");
    disableProperty().bind(model.state().map(s -> s == State.RUNNING));
    Segments<Boolean> extent = new Segments<>(choice.every());
    extent
        .offer(true, messages.text("rehearse.every"), messages.text("rehearse.every"))
        .setId(EVERY);
    extent
        .offer(false, messages.text("rehearse.sample"), messages.text("rehearse.sample"))
        .setId(SAMPLE);
    TextField rows = new TextField();
    rows.setId(ROWS);
    rows.setAccessibleText(messages.text("rehearse.sample.rows"));
    rows.textProperty().bindBidirectional(choice.sample());
    rows.disableProperty().bind(choice.every());
    rows.setOnAction(e -> model.run());
    Label unit = new Label(messages.text("rehearse.sample.rows"));
    unit.getStyleClass().add("muted");
    unit.setMinWidth(USE_PREF_SIZE);
    HBox extents = new HBox(GAP, extent, rows, unit);
    extents.setAlignment(Pos.CENTER_LEFT);
    CheckBox scratch = new CheckBox(messages.text("rehearse.scratch"));
    scratch.setId(SCRATCH);
    scratch.setMinWidth(USE_PREF_SIZE);
    scratch.selectedProperty().bindBidirectional(choice.scratch());
    Label about = new Label(messages.text("rehearse.scratch.about"));
    about.getStyleClass().add("choice-about");
    about.setWrapText(true);
    about.setMinHeight(USE_PREF_SIZE);
    scratch.setAccessibleHelp(about.getText());
    HBox choices = new HBox(GAP * 3, extents, scratch);
    choices.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(choices, about);
  }
}
