package dev.turnstone.app.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeFolderTest {
  @TempDir Path parent;

  @Test
  void aFolderIsNamedAfterTheMigration() {
    assertEquals(parent.resolve("Läden 4.2 - 5"), FreeFolder.in(parent, " Läden 4.2 / 5 "));
  }

  @Test
  void theSecondOfANameGetsANumber() throws IOException {
    Files.createDirectory(parent.resolve("Shop"));
    Files.createDirectory(parent.resolve("Shop 2"));
    assertEquals(parent.resolve("Shop 3"), FreeFolder.in(parent, "Shop"));
  }

  @Test
  void aNameThatNoFileSystemTakesLeadsNowhereElse() {
    assertEquals(parent.resolve("-etc-x"), FreeFolder.in(parent, "../etc/x"));
    assertEquals(parent.resolve("migration"), FreeFolder.in(parent, " .. "));
    assertEquals(60, FreeFolder.in(parent, "x".repeat(400)).getFileName().toString().length());
  }
}
