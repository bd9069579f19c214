package dev.turnstone.ui.map.canvas;

import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.map.pair.LinkKind;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;

/** Which line means what. */
public final class Legend extends HBox {
  private static final double WIDTH = 22;
  private static final double HEIGHT = 12;

  public Legend(Messages messages) {
    getStyleClass().add("legend");
    for (LinkKind kind : LinkKind.values()) {
      Label words = new Label(messages.text(kind.key()), new Sample(kind));
      words.setMinWidth(USE_PREF_SIZE);
      getChildren().add(words);
    }
  }

  /** A short line of its kind. */
  private static final class Sample extends Pane {
    private final LinkKind kind;
    private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
    private final Inks inks = new Inks(this::requestLayout);

    Sample(LinkKind kind) {
      this.kind = kind;
      setPrefSize(WIDTH, HEIGHT);
      setMinSize(WIDTH, HEIGHT);
      getChildren().addAll(canvas, inks);
    }

    @Override
    protected void layoutChildren() {
      Pen pen = new Pen(canvas.getGraphicsContext2D());
      pen.clear(WIDTH, HEIGHT);
      pen.take(kind, inks.of(kind), false, false);
      pen.line(kind, new Curve(1, HEIGHT / 2, WIDTH - 1, HEIGHT / 2));
    }
  }
}
