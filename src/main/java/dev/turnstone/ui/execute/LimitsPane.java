package dev.turnstone.ui.execute;

import dev.turnstone.ui.kit.Chip;
import dev.turnstone.ui.kit.Chip.Meaning;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Segments;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The limits that can be changed while a run works. */
final class LimitsPane extends VBox {
  static final String RATE = "execute-rate";
  static final String WORKERS = "execute-workers";
  static final String APPLY = "execute-workers-apply";

  private static final double STEP = 4;

  private final ExecuteViewModel model;
  private final Messages messages;
  private boolean following;

  LimitsPane(ExecuteViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("limits");
    Label name = new Label(messages.text("execute.limits"));
    name.getStyleClass().add("strong");
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    HBox heading = new HBox(8, name, between, budget());
    heading.getStyleClass().add("limit-row");
    getChildren().addAll(heading, rate(), workers());
  }

  private HBox rate() {
    Slider slider = new Slider(0, RateScale.END, RateScale.END);
    slider.setId(RATE);
    slider.setBlockIncrement(STEP);
    slider.setAccessibleText(messages.text("execute.rate.limit"));
    slider.accessibleHelpProperty().bind(model.limits().rateWords());
    HBox.setHgrow(slider, Priority.ALWAYS);
    slider
        .valueProperty()
        .addListener(
            (o, was, is) -> {
              if (!following) {
                model.limits().rate().set(RateScale.at(is.doubleValue()));
              }
            });
    model.limits().rate().addListener((o, was, is) -> follow(slider, is));
    follow(slider, model.limits().rate().get());
    Label value = new Label();
    value.getStyleClass().add("rate-value");
    value.textProperty().bind(model.limits().rateWords());
    return row("execute.rate.limit", slider, value);
  }

  /** A rate that stands between two places of the slider is not moved to one of them. */
  private void follow(Slider slider, OptionalLong rate) {
    if (!slider.isValueChanging() && !RateScale.at(slider.getValue()).equals(rate)) {
      following = true;
      slider.setValue(RateScale.placeOf(rate));
      following = false;
    }
  }

  private HBox workers() {
    Segments<OptionalInt> choice = new Segments<>(model.limits().workers());
    choice.setId(WORKERS);
    choice.offer(
        OptionalInt.empty(),
        messages.text("execute.workers.usual"),
        messages.text("execute.workers.usual.spoken"));
    for (int count : new int[] {1, 2, 4, 8}) {
      choice.offer(
          OptionalInt.of(count),
          messages.text("execute.number", count),
          messages.text("execute.workers.spoken", count));
    }
    Button apply = new Button(messages.text("execute.workers.apply"));
    apply.setId(APPLY);
    apply.getStyleClass().addAll("plain", "small");
    apply.setMinWidth(USE_PREF_SIZE);
    apply.visibleProperty().bind(model.limits().workersWait());
    apply.managedProperty().bind(apply.visibleProperty());
    apply.disableProperty().bind(model.standing().stopping());
    apply.setAccessibleHelp(messages.text("execute.workers.apply.about"));
    apply.setTooltip(new Tooltip(messages.text("execute.workers.apply.about")));
    apply.setOnAction(e -> model.applyWorkers());
    return row("execute.workers", choice, apply);
  }

  private Chip budget() {
    Chip budget = new Chip("", Meaning.PLAIN);
    Runnable show =
        () -> {
          long aside = model.progress().facts().get().setAside();
          budget.setText(model.limits().budget(aside));
          budget.mean(
              model.limits().spent(aside) ? Meaning.LOSS : aside > 0 ? Meaning.WARN : Meaning.OK);
        };
    model.progress().facts().addListener((o, was, is) -> show.run());
    model.standing().stage().addListener((o, was, is) -> show.run());
    show.run();
    return budget;
  }

  private HBox row(String key, Node... parts) {
    Label name = new Label(messages.text(key));
    name.getStyleClass().add("limit-name");
    HBox row = new HBox(10, name);
    row.getStyleClass().add("limit-row");
    row.getChildren().addAll(parts);
    return row;
  }
}
