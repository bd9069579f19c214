package dev.turnstone.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.settings.Settings;
import dev.turnstone.app.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The watch sees what it is there for. */
@ExtendWith(ApplicationExtension.class)
class WindowThreadWatchTest {
  @TempDir Path folder;

  @Start
  void start(Stage stage) {
    stage.show();
  }

  @Test
  void aFileThatTheWindowsThreadWritesIsSeen(FxRobot robot) throws IOException {
    try (WindowThreadWatch watch = new WindowThreadWatch()) {
      robot.interact(() -> new SettingsFile(folder).keep(Settings.USUAL));
      List<String> waits = watch.waits();
      assertTrue(
          waits.stream().anyMatch(w -> w.contains("dev.turnstone.app.settings.SettingsFile.keep")),
          waits.toString());
    }
  }

  @Test
  void whatAnotherThreadWritesIsNot(FxRobot robot) throws IOException {
    try (WindowThreadWatch watch = new WindowThreadWatch()) {
      new SettingsFile(folder).keep(Settings.USUAL);
      robot.interact(() -> {});
      assertEquals(List.of(), watch.waits());
    }
  }
}
