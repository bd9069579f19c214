package dev.turnstone.ui.window;

import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.stage.Stage;
import javafx.util.Duration;

/** Shows the window of the program and closes it again, so that Java has loaded what it needs. */
public final class Glance extends Application {
  /** Long enough for what comes after the first picture: fonts, icons, the list of migrations. */
  private static final Duration LOOK = Duration.seconds(2);

  private final Workbench workbench = new Workbench();

  /** Comes back when the window is closed; at most once in a process, and needs a display. */
  public static void take() {
    Application.launch(Glance.class);
  }

  @Override
  public void init() {
    workbench.init();
  }

  @Override
  public void start(Stage stage) {
    workbench.start(stage);
    PauseTransition look = new PauseTransition(LOOK);
    look.setOnFinished(over -> stage.close());
    look.play();
  }

  @Override
  public void stop() {
    workbench.stop();
  }
}
