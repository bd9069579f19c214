package dev.turnstone.ui.kit;

import javafx.scene.Group;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/**
 * Shows everything larger. What then has no room any more is reached by scrolling: nothing becomes
 * narrower or lower than pages are made for.
 */
public final class Scaled extends ScrollPane {
  /** The least size pages are made for, in their own points. */
  private static final double LEAST_WIDTH = 1024;

  private static final double LEAST_HEIGHT = 668;

  /**
   * A frame for a window's content.
   *
   * @param percent 100 to 200
   */
  public Scaled(Region content, int percent) {
    double factor = percent / 100.0;
    content.getTransforms().setAll(new Scale(factor, factor));
    Group group = new Group(content);
    setContent(group);
    getStyleClass().add("scaled");
    content.setMinSize(LEAST_WIDTH, LEAST_HEIGHT);
    viewportBoundsProperty()
        .addListener(
            (o, was, is) -> {
              double width = Math.max(LEAST_WIDTH, is.getWidth() / factor);
              double height = Math.max(LEAST_HEIGHT, is.getHeight() / factor);
              content.setPrefSize(width, height);
              content.resize(width, height);
            });
    setFocusTraversable(false);
  }
}
