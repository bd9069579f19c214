package dev.turnstone.fences;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryTest {

  @TempDir Path folder;

  @Test
  void aPackageWithoutPackageInfoIsFound() throws IOException {
    write("row/Row.java", "class Row {}");

    assertEquals(List.of(Path.of("row")), Repository.packagesNotNullMarked(folder));
  }

  @Test
  void aPackageInfoWithoutNullMarkedIsFound() throws IOException {
    write("row/package-info.java", "/** Not @NullMarked. */\npackage row;\n");

    assertEquals(List.of(Path.of("row")), Repository.packagesNotNullMarked(folder));
  }

  @Test
  void aNullMarkedPackageIsFine() throws IOException {
    write("row/package-info.java", "@NullMarked\npackage row;\n");

    assertEquals(List.of(), Repository.packagesNotNullMarked(folder));
  }

  @Test
  void aStrangerAtTheTopIsFound() throws IOException {
    write("pom.xml", "");
    write(".gitignore", "");
    write("notes.txt", "");
    write("docs/x.md", "");

    assertEquals(List.of("docs", "notes.txt"), Repository.strangersAtTheTop(folder));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
