package dev.turnstone.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was set is there the next time, and nothing ever stands in the way of starting. */
class SettingsFileTest {
  @TempDir Path folder;

  @Test
  void whatWasSetIsThereTheNextTime() {
    Settings set = Settings.USUAL.withDark(true).withLanguage("de").withScale(150);
    new SettingsFile(folder.resolve("new")).keep(set);
    assertEquals(set, new SettingsFile(folder.resolve("new")).read());
  }

  @Test
  void withoutAFileOrWithADamagedOneEverythingIsAsUsual() throws IOException {
    SettingsFile file = new SettingsFile(folder);
    assertEquals(Settings.USUAL, file.read());
    Files.writeString(folder.resolve("settings.json"), "{\"dark\":tr");
    assertEquals(Settings.USUAL, file.read());
    Files.writeString(folder.resolve("settings.json"), "{\"dark\":true,\"scale\":900}");
    assertEquals(Settings.MOST, file.read().scale());
  }

  @Test
  void settingsOfANewerVersionAreReadAsFarAsTheyAreKnown() throws IOException {
    Files.writeString(
        folder.resolve("settings.json"),
        "{\"dark\":true,\"language\":\"de\",\"scale\":100,\"sound\":7}");
    assertEquals(new Settings(true, "de", 100, "", 0), new SettingsFile(folder).read());
  }
}
