package dev.turnstone.ui.kit;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** A part of a page with a border of its own, its content up to the border. */
public final class Panel extends VBox {
  public Panel(Node... parts) {
    super(parts);
    getStyleClass().addAll("panel", "filled");
  }
}
