package dev.turnstone.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** How the window looks: the controls' style, our shapes, and the colours of one of two looks. */
public enum Look {
  LIGHT,
  DARK;

  private static final List<String> FONTS =
      List.of(
          "Inter-Regular",
          "Inter-Medium",
          "Inter-SemiBold",
          "Inter-Bold",
          "JetBrainsMono-Regular",
          "JetBrainsMono-Bold");

  /** Spelled whole: a path with two dots finds files in a folder, but none in a jar. */
  private static final String UI = "/dev/turnstone/ui/";

  /** Shapes of the pages that have many of their own. */
  private static final List<String> PAGES =
      List.of(
          "connect",
          "catalogue",
          "map",
          "rule",
          "safeguards",
          "rehearse",
          "execute",
          "compare",
          "guided",
          "settings");

  /** The other one. */
  public Look other() {
    return this == LIGHT ? DARK : LIGHT;
  }

  /** Gives a scene this look in place of the one it has. */
  public void dress(Scene scene) {
    loadFonts();
    Theme controls = this == LIGHT ? new PrimerLight() : new PrimerDark();
    scene.setUserAgentStylesheet(controls.getUserAgentStylesheet());
    String colours = name().toLowerCase(Locale.ROOT) + ".css";
    scene.getStylesheets().setAll(sheet("base.css"), sheet(colours));
    PAGES.forEach(page -> scene.getStylesheets().add(sheet(page + ".css")));
  }

  /** Loading a font once more does no harm and nothing else. */
  private static void loadFonts() {
    for (String name : FONTS) {
      try (InputStream font = Look.class.getResourceAsStream(UI + "fonts/" + name + ".ttf")) {
        if (font != null) {
          Font.loadFont(font, 13);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(Look.class.getResource(UI + name), name).toExternalForm();
  }
}
