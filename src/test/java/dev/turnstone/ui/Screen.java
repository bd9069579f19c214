package dev.turnstone.ui;

import dev.turnstone.ui.kit.Look;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.util.WaitForAsyncUtils;

/** Shows a page in a window of a given size and look, and keeps a picture of it. */
public final class Screen {
  /** The two sizes that pages are made for. */
  public enum Size {
    LARGE(1440, 900),
    SMALL(1024, 700);

    private final int width;
    private final int height;

    Size(int width, int height) {
      this.width = width;
      this.height = height;
    }
  }

  private Screen() {}

  /** On the window's thread. */
  public static void show(Stage stage, Parent page, Look look, Size size) {
    Scene scene = new Scene(page, size.width, size.height);
    look.dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  /** Writes what the window shows to {@code target/screens}, from the test's own thread. */
  public static void keep(Stage stage, String name, Look look, Size size) throws IOException {
    WaitForAsyncUtils.waitForFxEvents();
    WritableImage image =
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> stage.getScene().snapshot(null));
    Path folder = Files.createDirectories(Path.of("target/screens"));
    String file = name + "-" + look + "-" + size + ".png";
    File png = folder.resolve(file.toLowerCase(Locale.ROOT)).toFile();
    ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", png);
  }

  /**
   * Words below a node that are shown with an ellipsis, or not at all, for want of room, and that
   * cannot be read under the mouse either.
   */
  public static List<String> cut(Parent of) {
    return of.lookupAll("*").stream()
        .filter(Labeled.class::isInstance)
        .map(Labeled.class::cast)
        .filter(l -> l.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY)
        .filter(l -> l.getText() != null && !l.getText().isEmpty() && shown(l))
        .filter(l -> !whole(l) && l.getTooltip() == null)
        .map(Labeled::getText)
        .toList();
  }

  private static boolean whole(Labeled label) {
    return label.getChildrenUnmodifiable().stream()
        .anyMatch(n -> n instanceof Text text && text.getText().equals(label.getText()));
  }

  private static boolean shown(Node node) {
    return node.isVisible() && (node.getParent() == null || shown(node.getParent()));
  }
}
