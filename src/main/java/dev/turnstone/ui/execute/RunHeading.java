package dev.turnstone.ui.execute;

import dev.turnstone.ui.kit.Chip;
import dev.turnstone.ui.kit.Chip.Meaning;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.session.Step;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How the run stands, and what can be done with it now. */
final class RunHeading extends HBox {
  static final String TITLE = "execute-title";
  static final String PAUSE = "execute-pause";
  static final String STOP = "execute-stop";
  static final String RESUME = "execute-resume";
  static final String CONNECT = "execute-connect";
  static final String COMPARE = "execute-compare";
  static final String SET_ASIDE = "execute-set-aside";
  static final String AGAIN = "execute-again";
  static final String PROMOTE = "execute-promote";
  static final String ABORT = "execute-abort";
  static final String ASK = "execute-ask-to-stop";

  private final ExecuteViewModel model;
  private final Standing standing;
  private final Migration migration;
  private final Messages messages;

  RunHeading(ExecuteViewModel model, Migration migration) {
    this.model = model;
    this.standing = model.standing();
    this.migration = migration;
    this.messages = migration.messages();
    getStyleClass().add("page-header");
    VBox words = new VBox(4, title(), about());
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren().add(words);
    getChildren().addAll(working());
    getChildren().addAll(resting());
  }

  private FlowPane title() {
    Label title = new Label();
    title.setId(TITLE);
    title.getStyleClass().add("page-title");
    title.setMinWidth(USE_PREF_SIZE);
    title.textProperty().bind(standing.outcome().map(Outcome::title));
    Chip run = new Chip("", Meaning.INFO);
    run.textProperty()
        .bind(migration.run().map(r -> r.map(n -> messages.text("execute.run", n)).orElse("")));
    run.visibleProperty().bind(run.textProperty().isNotEmpty());
    run.managedProperty().bind(run.visibleProperty());
    Chip state = RunPane.chip();
    standing
        .outcome()
        .addListener(
            (o, was, is) -> {
              state.setText(is.chip());
              state.mean(is.meaning());
            });
    FlowPane line = new FlowPane(8, 4, title, run, state);
    line.getStyleClass().add("title-line");
    line.setPrefWrapLength(0);
    line.setMinWidth(0);
    return line;
  }

  private Label about() {
    Label about = new Label();
    about.getStyleClass().add("page-subtitle");
    about.setWrapText(true);
    about.setMinHeight(USE_PREF_SIZE);
    about.textProperty().bind(standing.outcome().map(Outcome::about));
    return about;
  }

  private Button[] working() {
    Button pause = button(PAUSE, "execute.pause", "plain", at(s -> s == Stage.WORKING));
    pause.setGraphic(new FontIcon(Feather.PAUSE));
    pause.disableProperty().bind(standing.stopping());
    explain(pause, "execute.pause.about");
    pause.setOnAction(e -> model.pause());
    Button stop = button(STOP, "execute.stop", "danger", at(s -> s == Stage.WORKING));
    stop.disableProperty().bind(standing.stopping());
    explain(stop, "execute.stop.about");
    stop.setOnAction(e -> model.stopAfterChunk());
    Button ask = button(ASK, "execute.ask", "plain", at(s -> s == Stage.ELSEWHERE));
    ask.setOnAction(e -> model.askToStop());
    return new Button[] {pause, stop, ask};
  }

  private Button[] resting() {
    BooleanBinding paused = at(s -> s == Stage.PAUSED);
    BooleanBinding ended = at(s -> s == Stage.ENDED);
    BooleanBinding canary =
        Bindings.createBooleanBinding(
            () -> standing.promotable().get() || standing.abortable().get(),
            standing.promotable(),
            standing.abortable());
    Button connect =
        button(
            CONNECT,
            "execute.connect",
            "plain",
            paused.or(ended.and(canary)).and(standing.reachable().not()));
    connect.setOnAction(e -> migration.session().show(Step.CONNECT));
    Button again = button(AGAIN, "execute.again", "plain", ended.and(canary.not()));
    again.setOnAction(e -> standing.again());
    Button aside =
        button(SET_ASIDE, "execute.aside.show", "plain", paused.or(ended).and(someAside()));
    aside.setOnAction(e -> model.quarantine().open().set(true));
    Button abort = button(ABORT, "execute.abort", "danger", ended.and(standing.abortable()));
    abort.disableProperty().bind(standing.reachable().not());
    explain(abort, "execute.abort.about");
    abort.setOnAction(e -> model.abort());
    Button promote =
        button(PROMOTE, "execute.promote", "primary", ended.and(standing.promotable()));
    promote.disableProperty().bind(standing.reachable().not());
    explain(promote, "execute.promote.about");
    promote.setOnAction(e -> model.promote());
    Button compare = button(COMPARE, "execute.compare", "primary", ended.and(canary.not()));
    compare.setOnAction(e -> migration.session().show(Step.COMPARE));
    Button resume = button(RESUME, "execute.resume", "primary", paused);
    resume.setGraphic(new FontIcon(Feather.PLAY));
    resume.disableProperty().bind(standing.reachable().not());
    explain(resume, "execute.resume.about");
    resume.setOnAction(e -> model.resume());
    return new Button[] {connect, again, aside, abort, promote, compare, resume};
  }

  private BooleanBinding someAside() {
    return Bindings.createBooleanBinding(
        () -> model.progress().facts().get().setAside() > 0, model.progress().facts());
  }

  private BooleanBinding at(Predicate<Stage> stage) {
    return Bindings.createBooleanBinding(
        () -> stage.test(standing.stage().get()), standing.stage());
  }

  private void explain(Button button, String key) {
    String words = messages.text(key);
    button.setAccessibleHelp(words);
    button.setTooltip(new Tooltip(words));
  }

  private Button button(String id, String key, String style, BooleanBinding shown) {
    Button button = new Button(messages.text(key));
    button.setId(id);
    button.getStyleClass().add(style);
    button.setMinWidth(USE_PREF_SIZE);
    button.visibleProperty().bind(shown);
    button.managedProperty().bind(shown);
    return button;
  }
}
