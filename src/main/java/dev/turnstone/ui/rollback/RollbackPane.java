package dev.turnstone.ui.rollback;

import dev.turnstone.ui.failure.Failure;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.SaveDialog;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Says what taking a run back would do, asks, does it, and says what came of it. */
public final class RollbackPane extends VBox {
  public static final String CANCEL = "rollback-cancel";
  public static final String GO = "rollback-go";
  public static final String STOP = "rollback-stop";
  public static final String SCRIPT = "rollback-script";
  public static final String AGAIN = "rollback-again";
  public static final String TYPED = "rollback-typed";
  public static final String TABLES = "rollback-tables";
  public static final String CONFLICTS = "rollback-conflicts";
  public static final String VERDICT = "rollback-verdict";

  private static final Duration OFTEN = Duration.millis(200);

  private final RollbackViewModel model;
  private final Messages messages;
  private final SaveDialog dialog;
  private final Runnable close;

  /**
   * A pane over the page.
   *
   * @param close puts the pane away
   */
  public RollbackPane(RollbackViewModel model, Messages messages, Runnable close) {
    this(model, messages, close, Optional.empty());
  }

  /** The same with another way to ask for files. */
  RollbackPane(
      RollbackViewModel model, Messages messages, Runnable close, Optional<SaveDialog> files) {
    this.model = model;
    this.messages = messages;
    this.close = close;
    this.dialog = files.orElseGet(() -> SaveDialog.over(this));
    getStyleClass().addAll("dialog", "rollback");
    setMaxHeight(Region.USE_PREF_SIZE);
    VBox body = new VBox(12, looking(), failed(), outcome(), new UndoPane(model, messages));
    body.getStyleClass().add("rollback-body");
    ScrollPane scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("rollback-scroll");
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(head(), scroll, buttons());
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    sample();
  }

  private VBox head() {
    Label title = new Label();
    title.getStyleClass().add("dialog-title");
    title.setWrapText(true);
    title
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    model.begun().get().isEmpty()
                        ? messages.text("rollback.title")
                        : messages.text("rollback.title.of", model.begun().get()),
                model.begun()));
    Label about = new Label(messages.text("rollback.about"));
    about.getStyleClass().add("muted");
    about.setWrapText(true);
    about.setMinHeight(USE_PREF_SIZE);
    VBox head = new VBox(4, title, about);
    head.getStyleClass().add("rollback-head");
    return head;
  }

  /** Shown, and taking room, only in some of the stages. */
  private BooleanBinding in(RollbackStage... stages) {
    return Bindings.createBooleanBinding(
        () -> List.of(stages).contains(model.stage().get()), model.stage());
  }

  static void only(Node node, BooleanBinding holds) {
    node.visibleProperty().bind(holds);
    node.managedProperty().bind(node.visibleProperty());
  }

  private VBox looking() {
    Label words = new Label(messages.text("rollback.looking"));
    words.getStyleClass().add("strong");
    Label doing = new Label();
    doing.getStyleClass().add("muted");
    doing.textProperty().bind(model.progress().doing());
    VBox looking = new VBox(4, words, doing);
    only(looking, in(RollbackStage.LOOKING));
    return looking;
  }

  private VBox failed() {
    VBox failed = new VBox(4);
    failed.getStyleClass().add("rollback-failure");
    model.failure().addListener((o, was, is) -> failed(failed, is));
    failed(failed, model.failure().get());
    only(failed, in(RollbackStage.FAILED));
    return failed;
  }

  private static void failed(VBox pane, Optional<Failure> failure) {
    pane.getChildren().clear();
    failure.ifPresent(
        f -> {
          pane.getChildren().add(UndoPane.wrapped(f.title(), "strong"));
          f.words().forEach(w -> pane.getChildren().add(UndoPane.wrapped(w, "plain-words")));
        });
  }

  /** How far it is, and what came of it. */
  private VBox outcome() {
    ProgressBar bar = new ProgressBar(0);
    bar.progressProperty().bind(model.progress().part());
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.accessibleTextProperty().bind(model.progress().rows());
    Label doing = new Label();
    doing.textProperty().bind(model.progress().doing());
    Label rows = new Label();
    rows.getStyleClass().add("muted");
    rows.textProperty().bind(model.progress().rows());
    VBox running = new VBox(6, bar, doing, rows);
    only(running, in(RollbackStage.RUNNING));
    Label verdict = new Label();
    verdict.setId(VERDICT);
    verdict.getStyleClass().add("strong");
    verdict.setWrapText(true);
    verdict.setMinHeight(USE_PREF_SIZE);
    verdict.textProperty().bind(model.verdict());
    Label proof = new Label();
    proof.setWrapText(true);
    proof.setMinHeight(USE_PREF_SIZE);
    proof.textProperty().bind(model.proof());
    only(proof, model.proof().isNotEmpty());
    Label next = UndoPane.wrapped(messages.text("rollback.next"), "muted");
    VBox ended = new VBox(4, verdict, proof, next);
    ended.getStyleClass().add("rollback-outcome");
    only(ended, in(RollbackStage.STOPPED, RollbackStage.DONE));
    VBox outcome = new VBox(running, ended);
    only(outcome, in(RollbackStage.RUNNING, RollbackStage.STOPPED, RollbackStage.DONE));
    return outcome;
  }

  private HBox buttons() {
    Button script = button("rollback.script", SCRIPT, "plain");
    script.setOnAction(
        e -> dialog.choose(messages.text("rollback.script.file")).ifPresent(model::write));
    only(script, in(RollbackStage.READY));
    script.disableProperty().bind(model.looking());
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    Button cancel = button("rollback.cancel", CANCEL, "plain");
    cancel
        .textProperty()
        .bind(
            Bindings.when(in(RollbackStage.DONE, RollbackStage.STOPPED, RollbackStage.FAILED))
                .then(messages.text("rollback.close"))
                .otherwise(messages.text("rollback.cancel")));
    cancel.setOnAction(e -> leave());
    only(cancel, in(RollbackStage.RUNNING).not());
    Button again = button("rollback.again", AGAIN, "plain");
    again.setOnAction(e -> model.look());
    only(again, in(RollbackStage.FAILED));
    Button stop = button("rollback.stop", STOP, "plain");
    stop.setOnAction(e -> model.stop());
    only(stop, in(RollbackStage.RUNNING));
    Button go = button("rollback.go", GO, "destructive");
    go.textProperty()
        .bind(
            Bindings.when(in(RollbackStage.STOPPED))
                .then(messages.text("rollback.goon"))
                .otherwise(messages.text("rollback.go")));
    go.disableProperty().bind(model.possible().not());
    go.setOnAction(e -> model.rollBack());
    only(go, in(RollbackStage.LOOKING, RollbackStage.READY, RollbackStage.STOPPED));
    HBox buttons = new HBox(8, script, between, again, cancel, stop, go);
    buttons.getStyleClass().addAll("dialog-buttons", "rollback-buttons");
    return buttons;
  }

  private Button button(String key, String id, String style) {
    Button button = new Button(messages.text(key));
    button.setId(id);
    button.getStyleClass().add(style);
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  /** Nothing that writes is left by a key. */
  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && model.stage().get() != RollbackStage.RUNNING) {
      leave();
      event.consume();
    }
  }

  private void leave() {
    model.close();
    close.run();
  }

  private void sample() {
    Timeline often = new Timeline(new KeyFrame(OFTEN, e -> model.sample()));
    often.setCycleCount(Animation.INDEFINITE);
    BooleanBinding works = in(RollbackStage.RUNNING, RollbackStage.LOOKING);
    sceneProperty().addListener((o, was, is) -> often(often, is != null && works.get()));
    model.stage().addListener((o, was, is) -> often(often, getScene() != null && works.get()));
  }

  private static void often(Timeline often, boolean wanted) {
    if (wanted) {
      often.play();
    } else {
      often.stop();
    }
  }
}
