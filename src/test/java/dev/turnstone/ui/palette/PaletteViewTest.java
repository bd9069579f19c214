package dev.turnstone.ui.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.ui.Screen;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.kit.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The palette is used without a mouse. */
@ExtendWith(ApplicationExtension.class)
class PaletteViewTest {
  private final List<String> went = new ArrayList<>();

  @Start
  void start(Stage stage) {
    List<Entry> entries =
        List.of("Connect", "Catalogue", "Compare").stream()
            .map(w -> new Entry(w, "", () -> went.add(w)))
            .toList();
    PaletteView view =
        new PaletteView(
            new PaletteViewModel(() -> entries),
            Messages.of(Locale.ENGLISH),
            () -> went.add("closed"));
    Screen.show(stage, view, Look.LIGHT, Screen.Size.SMALL);
    view.requestFocus();
  }

  @Test
  void typingAndEnterDoesTheFirstThingFound(FxRobot robot) {
    robot.write("comp").type(KeyCode.ENTER);
    assertEquals(List.of("closed", "Compare"), went);
  }

  @Test
  void arrowsChooseAmongWhatWasFound(FxRobot robot) {
    robot.write("c").type(KeyCode.DOWN).type(KeyCode.ENTER);
    assertEquals(List.of("closed", "Catalogue"), went);
  }

  @Test
  void escPutsItAwayAndDoesNothing(FxRobot robot) {
    robot.write("c").type(KeyCode.ESCAPE);
    assertEquals(List.of("closed"), went);
  }

  @Test
  void enterDoesNothingWhereNothingWasFound(FxRobot robot) {
    robot.write("xyz").type(KeyCode.ENTER);
    assertEquals(List.of(), went);
  }
}
