package dev.turnstone.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
  private static final Path HOME = Path.of("/home/ann");

  @Test
  void settingsAreWhereTheSystemWantsThem() {
    assertEquals(HOME.resolve(".config/turnstone"), settings("Linux", Map.of()));
    assertEquals(
        Path.of("/etc/ann/turnstone"), settings("Linux", Map.of("XDG_CONFIG_HOME", "/etc/ann")));
    assertEquals(
        HOME.resolve("Library/Application Support/Turnstone"), settings("Mac OS X", Map.of()));
    assertEquals(Path.of("/data/Turnstone"), settings("Windows 11", Map.of("APPDATA", "/data")));
  }

  @Test
  void aRelativeFolderIsTakenForNone() {
    assertEquals(
        HOME.resolve(".config/turnstone"), settings("Linux", Map.of("XDG_CONFIG_HOME", "mine")));
  }

  @Test
  void migrationsLieInTheUsersOwnFolder() {
    assertEquals(HOME.resolve("Turnstone"), UserFolders.of("Linux", HOME, Map.of()).migrations());
  }

  private static Path settings(String system, Map<String, String> environment) {
    return UserFolders.of(system, HOME, environment).settings();
  }
}
