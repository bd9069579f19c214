package dev.turnstone.ui.kit;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

/** Asks where a file is to be written. */
@FunctionalInterface
public interface SaveDialog {
  /**
   * Asks on the window's thread.
   *
   * @param name proposed, with its ending
   * @return empty: nowhere after all
   */
  Optional<Path> choose(String name);

  /** The dialog of the system, over the window that holds this node then. */
  static SaveDialog over(Node node) {
    return name -> {
      FileChooser chooser = new FileChooser();
      chooser.setInitialFileName(name);
      String ending = name.substring(name.lastIndexOf('.') + 1);
      chooser.getExtensionFilters().add(new ExtensionFilter(ending, "*." + ending));
      File file = chooser.showSaveDialog(node.getScene().getWindow());
      return Optional.ofNullable(file).map(File::toPath);
    };
  }
}
