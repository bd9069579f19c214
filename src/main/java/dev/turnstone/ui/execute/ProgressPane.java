package dev.turnstone.ui.execute;

import dev.turnstone.rehearse.Window;
import dev.turnstone.run.Pace;
import dev.turnstone.ui.kit.Chip;
import dev.turnstone.ui.kit.Chip.Meaning;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How much of the run the target has confirmed, large, and the numbers that belong to it. */
final class ProgressPane extends HBox {
  static final String PERCENT = "execute-percent";
  static final String BAR = "execute-bar";

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final ProgressViewModel model;
  private final Migration migration;
  private final Messages messages;

  ProgressPane(ProgressViewModel model, Migration migration) {
    this.model = model;
    this.migration = migration;
    this.messages = migration.messages();
    getStyleClass().addAll("panel", "progress-pane");
    Label percent = new Label();
    percent.setId(PERCENT);
    percent.getStyleClass().add("big-percent");
    percent.textProperty().bind(model.percent());
    Label rows = new Label();
    rows.getStyleClass().add("muted");
    rows.setWrapText(true);
    rows.textProperty().bind(model.rows());
    rows.setMinHeight(USE_PREF_SIZE);
    VBox numbers = new VBox(2, percent, rows);
    numbers.getStyleClass().add("progress-numbers");
    ProgressBar bar = new ProgressBar(0);
    bar.setId(BAR);
    bar.getStyleClass().add("big-bar");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.progressProperty().bind(model.share());
    bar.accessibleTextProperty().bind(model.percent().map(p -> p + ", " + model.rows().get()));
    Label doing = new Label();
    doing.getStyleClass().addAll("muted", "doing");
    doing.textProperty().bind(model.doing());
    doing.setTooltip(new Tooltip());
    doing.getTooltip().textProperty().bind(model.doing());
    doing.visibleProperty().bind(model.doing().isNotEmpty());
    doing.managedProperty().bind(doing.visibleProperty());
    VBox right = new VBox(8, bar, facts(), doing);
    HBox.setHgrow(right, Priority.ALWAYS);
    getChildren().addAll(numbers, right);
  }

  private FlowPane facts() {
    FlowPane facts = new FlowPane(22, 4);
    facts
        .getChildren()
        .addAll(
            fact("execute.fact.elapsed", model.facts().map(ProgressViewModel.Facts::elapsed)),
            fact("execute.fact.remaining", model.facts().map(ProgressViewModel.Facts::remaining)),
            window(),
            fact("execute.fact.aside", model.facts().map(f -> number(f.setAside()))),
            fact("execute.fact.retries", model.facts().map(f -> number(f.retries()))));
    return facts;
  }

  private String number(long number) {
    return messages.text("execute.number", number);
  }

  private HBox fact(String key, ObservableValue<String> value) {
    Label name = new Label(messages.text(key));
    name.getStyleClass().add("muted");
    Label shown = new Label();
    shown.getStyleClass().add("strong");
    shown.textProperty().bind(value);
    HBox fact = new HBox(5, name, shown);
    fact.visibleProperty().bind(shown.textProperty().isNotEmpty());
    fact.managedProperty().bind(fact.visibleProperty());
    return fact;
  }

  /** The end of the window that the dry run was held against, and whether it will be kept. */
  private HBox window() {
    Label words = new Label();
    words.getStyleClass().add("muted");
    Chip chip = new Chip("", Meaning.PLAIN);
    HBox fact = new HBox(6, words, chip);
    Runnable show =
        () -> {
          Optional<Window> window =
              migration.rehearsed().get().flatMap(r -> r.report().prospect().window());
          Optional<Pace.Band> left = model.facts().get().left();
          fact.setVisible(window.isPresent());
          fact.setManaged(window.isPresent());
          window.ifPresent(
              w -> words.setText(messages.text("execute.window", time(w.end().toInstant()))));
          chip.setVisible(window.isPresent() && left.isPresent());
          if (window.isPresent() && left.isPresent()) {
            Instant last =
                migration
                    .tools()
                    .clock()
                    .instant()
                    .plusSeconds((long) Math.ceil(left.get().high()));
            boolean late = last.isAfter(window.get().end().toInstant());
            chip.setText(messages.text(late ? "execute.window.late" : "execute.window.on_time"));
            chip.mean(late ? Meaning.WARN : Meaning.OK);
          }
        };
    model.facts().addListener((o, was, is) -> show.run());
    migration.rehearsed().addListener((o, was, is) -> show.run());
    show.run();
    return fact;
  }

  private static String time(Instant moment) {
    return TIME.format(moment.atZone(ZoneId.systemDefault()));
  }
}
