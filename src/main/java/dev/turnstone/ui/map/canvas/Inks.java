package dev.turnstone.ui.map.canvas;

import dev.turnstone.ui.map.pair.LinkKind;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Line;

/** The colours of lines, which the style sheets give: what is drawn cannot be styled itself. */
final class Inks extends Group {
  private final Map<LinkKind, Line> inks = new EnumMap<>(LinkKind.class);

  /**
   * Inks that are never seen.
   *
   * @param changed told when the look changed
   */
  Inks(Runnable changed) {
    for (LinkKind kind : LinkKind.values()) {
      Line ink = new Line();
      ink.getStyleClass().addAll("ink", kind.style());
      ink.strokeProperty().addListener((o, was, is) -> changed.run());
      inks.put(kind, ink);
      getChildren().add(ink);
    }
    setVisible(false);
    setManaged(false);
  }

  Paint of(LinkKind kind) {
    Line ink = inks.get(kind);
    return ink == null || ink.getStroke() == null ? Color.GRAY : ink.getStroke();
  }
}
