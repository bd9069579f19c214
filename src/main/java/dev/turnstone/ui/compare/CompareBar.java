package dev.turnstone.ui.compare;

import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Segments;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What is compared: a run, and what of it; the button that does it, and how far it is. */
final class CompareBar extends FlowPane {
  private final CompareViewModel model;
  private final Messages messages;

  CompareBar(CompareViewModel model, Messages messages) {
    super(10, 8);
    this.model = model;
    this.messages = messages;
    getStyleClass().add("compare-bar");
    getChildren().addAll(runs(), questions(), go(), progress());
  }

  private ComboBox<RunChoice> runs() {
    ComboBox<RunChoice> runs = new ComboBox<>(model.runs());
    runs.setId(CompareView.RUN);
    runs.setAccessibleText(messages.text("compare.run.choose"));
    runs.setPromptText(messages.text("compare.run.none"));
    runs.setPrefWidth(290);
    runs.setButtonCell(new Chosen());
    runs.disableProperty().bind(model.working());
    runs.valueProperty()
        .addListener(
            (o, was, is) -> {
              if (is != null && !model.run().get().equals(Optional.of(is))) {
                model.run().set(Optional.of(is));
              }
            });
    model.run().addListener((o, was, is) -> runs.setValue(is.orElse(null)));
    ListChangeListener<RunChoice> again = c -> runs.setValue(model.run().get().orElse(null));
    model.runs().addListener(again);
    runs.setValue(model.run().get().orElse(null));
    return runs;
  }

  /** The run that is chosen, whole under the mouse. */
  private static final class Chosen extends ListCell<RunChoice> {
    @Override
    protected void updateItem(@Nullable RunChoice run, boolean empty) {
      super.updateItem(run, empty);
      setText(run == null || empty ? "" : run.shown());
      setTooltip(run == null || empty ? null : new Tooltip(run.shown() + "\n" + run.name()));
    }
  }

  private Segments<Question> questions() {
    Segments<Question> questions = new Segments<>(model.question());
    questions.setAccessibleText(messages.text("compare.what"));
    for (Question question : Question.values()) {
      String about = messages.text(question.key() + ".about");
      ToggleButton one = questions.offer(question, messages.text(question.key()), about);
      one.setTooltip(new Tooltip(about));
      one.disableProperty()
          .bind(
              Bindings.createBooleanBinding(() -> !model.fits(question), model.run())
                  .or(model.working()));
    }
    return questions;
  }

  private Button go() {
    Button go = new Button(messages.text("compare.go"));
    go.setId(CompareView.GO);
    go.getStyleClass().add("primary");
    go.setMinWidth(Region.USE_PREF_SIZE);
    go.disableProperty()
        .bind(
            model
                .working()
                .or(
                    Bindings.createBooleanBinding(
                        () -> !model.fits(model.question().get()), model.run(), model.question())));
    go.setOnAction(e -> model.compare());
    return go;
  }

  private HBox progress() {
    Label doing = new Label();
    doing.getStyleClass().add("muted");
    doing.textProperty().bind(model.doing());
    Button cancel = new Button(messages.text("compare.cancel"));
    cancel.setId(CompareView.CANCEL);
    cancel.getStyleClass().add("plain");
    cancel.setOnAction(e -> model.cancel());
    HBox progress = new HBox(10, cancel, doing);
    progress.getStyleClass().add("compare-progress");
    CompareView.only(progress, model.working());
    return progress;
  }
}
