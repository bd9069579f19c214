package dev.turnstone.ui.guided;

import dev.turnstone.ui.execute.ExecuteViewModel;
import dev.turnstone.ui.execute.ProgressViewModel;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.rehearse.RehearseViewModel;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How something goes that takes its time, and the buttons that stop it. */
final class GoingPane extends VBox {
  static final String CANCEL = "guided-cancel";
  static final String PERCENT = "guided-percent";
  static final String PAUSE = "guided-pause";
  static final String STOP = "guided-stop";

  private GoingPane() {
    getStyleClass().addAll("panel", "guided-box");
    setMinHeight(USE_PREF_SIZE);
  }

  /** Of the rehearsal. */
  static GoingPane rehearsal(RehearseViewModel model, Messages messages) {
    GoingPane pane = new GoingPane();
    Button cancel = button(CANCEL, messages.text("guided.rehearse.cancel"), model::cancel);
    cancel.disableProperty().bind(model.stopping());
    pane.getChildren()
        .addAll(
            line(words(model.progress().counted(), "guided-words"), cancel),
            bar(model.progress().part(), messages.text("guided.rehearse.running")),
            words(model.progress().doing(), "guided-more"));
    return pane;
  }

  /** Of the upgrade. */
  static GoingPane upgrade(GuidedViewModel guided, Messages messages) {
    ExecuteViewModel model = guided.models().execute();
    ProgressViewModel progress = model.progress();
    GoingPane pane = new GoingPane();
    Label percent = words(progress.percent(), "guided-percent");
    percent.setId(PERCENT);
    percent.setMinWidth(USE_PREF_SIZE);
    VBox numbers =
        new VBox(
            2,
            words(progress.rows(), "guided-words"),
            words(progress.facts().map(ProgressViewModel.Facts::remaining), "guided-more"));
    numbers.setAlignment(Pos.CENTER_LEFT);
    Button pause = button(PAUSE, messages.text("guided.upgrade.pause"), model::pause);
    Button stop = button(STOP, messages.text("guided.upgrade.stop"), model::stopAfterChunk);
    HBox buttons = new HBox(8, pause, stop);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    buttons.setMinWidth(USE_PREF_SIZE);
    buttons
        .visibleProperty()
        .bind(guided.sheet().map(sheet -> sheet.offers().contains(Offer.PAUSE)));
    HBox.setHgrow(numbers, Priority.ALWAYS);
    HBox top = new HBox(18, percent, numbers, buttons);
    top.setAlignment(Pos.CENTER_LEFT);
    pane.getChildren()
        .addAll(
            top,
            bar(progress.share(), messages.text("guided.task.upgrade")),
            words(progress.doing(), "guided-more"));
    return pane;
  }

  private static HBox line(Label words, Node button) {
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    HBox line = new HBox(10, words, between, button);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private static Label words(ObservableValue<String> text, String style) {
    Label label = LineCard.wrapped("", style);
    label.textProperty().bind(text);
    return label;
  }

  private static ProgressBar bar(ObservableValue<Number> part, String accessible) {
    ProgressBar bar = new ProgressBar(0);
    bar.getStyleClass().add("guided-bar");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(accessible);
    bar.progressProperty().bind(part);
    return bar;
  }

  static Button button(String id, String words, Runnable action) {
    Button button = new Button(words);
    button.setId(id);
    button.getStyleClass().add("plain");
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
  }
}
