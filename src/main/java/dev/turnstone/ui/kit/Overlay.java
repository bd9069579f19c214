package dev.turnstone.ui.kit;

import javafx.scene.layout.Region;

/** Shows a pane over the page; what lies below can neither be seen clearly nor used meanwhile. */
public interface Overlay {
  /** In place of the one that is shown, if one is. */
  void show(Region pane);

  /** Puts away what is shown; nothing where nothing is. */
  void clear();
}
