package dev.turnstone.ui.execute;

import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.session.Step;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** The page that carries a plan out: before, meanwhile and afterwards, and the rows set aside. */
public final class ExecuteView extends StackPane {
  public static final String BEGIN = ConfirmPane.EXECUTE;
  public static final String NAME = ConfirmPane.NAME;
  public static final String ACCEPT = ConfirmPane.ACCEPT;
  public static final String WHY = ConfirmPane.WHY;
  public static final String TITLE = RunHeading.TITLE;
  public static final String PAUSE = RunHeading.PAUSE;
  public static final String STOP = RunHeading.STOP;
  public static final String RESUME = RunHeading.RESUME;
  public static final String COMPARE = RunHeading.COMPARE;
  public static final String SET_ASIDE = RunHeading.SET_ASIDE;
  public static final String PROMOTE = RunHeading.PROMOTE;
  public static final String ABORT = RunHeading.ABORT;
  public static final String AGAIN = RunHeading.AGAIN;
  public static final String PERCENT = ProgressPane.PERCENT;
  public static final String TABLES = RunPane.TABLES;
  public static final String LOG = RunPane.LOG;
  public static final String CHART = ThroughputChart.CHART;
  public static final String RATE = LimitsPane.RATE;
  public static final String WORKERS = LimitsPane.WORKERS;
  public static final String QUARANTINE_ROWS = QuarantinePane.ROWS;
  public static final String QUARANTINE_BACK = QuarantinePane.BACK;

  private static final Duration BETWEEN_LOOKS = Duration.millis(220);

  private final ExecuteViewModel model;

  /**
   * The page of a migration. It goes on looking at a run while another page is shown, because the
   * sentence at the window's foot tells of it.
   */
  public ExecuteView(ExecuteViewModel model, Migration migration) {
    this.model = model;
    Messages messages = migration.messages();
    Label looking = new Label(messages.text("execute.looking"));
    looking.getStyleClass().add("muted");
    put(looking, at(Stage.LOOKING));
    BooleanBinding aside =
        Bindings.createBooleanBinding(
            () -> model.quarantine().open().get(), model.quarantine().open());
    put(
        new BeforePane(model, messages, () -> migration.session().show(Step.CONNECT)),
        at(Stage.BEFORE));
    put(
        new RunPane(model, migration),
        at(Stage.LOOKING).or(at(Stage.BEFORE)).not().and(aside.not()));
    put(new QuarantinePane(model.quarantine(), messages), aside);
    Timeline looks = new Timeline(new KeyFrame(BETWEEN_LOOKS, e -> model.tick()));
    looks.setCycleCount(Animation.INDEFINITE);
    model.standing().stage().addListener((o, was, is) -> look(looks, is));
    look(looks, model.standing().stage().get());
  }

  private static void look(Timeline looks, Stage stage) {
    if (stage == Stage.WORKING || stage == Stage.ELSEWHERE) {
      looks.play();
    } else {
      looks.stop();
    }
  }

  private BooleanBinding at(Stage stage) {
    return model.standing().stage().isEqualTo(stage);
  }

  private void put(Node node, BooleanBinding shown) {
    node.visibleProperty().bind(shown);
    node.managedProperty().bind(shown);
    getChildren().add(node);
  }
}
