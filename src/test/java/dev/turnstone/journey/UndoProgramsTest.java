package dev.turnstone.journey;

import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random rows that are there before, random rows that come, random edits by others afterwards: undo
 * leaves exactly what a model says that knows nothing of fingerprints.
 */
class UndoProgramsTest {
  @TempDir Path folder;

  /** Fifty in all, most of them where that is fast. */
  @ParameterizedTest(name = "from {0} to {1}, {2} programs")
  @CsvSource({
    "sqlite, sqlite, 44",
    "sqlite, postgresql, 1",
    "sqlite, mariadb, 1",
    "postgresql, sqlite, 1",
    "postgresql, mariadb, 1",
    "mariadb, sqlite, 1",
    "mariadb, postgresql, 1"
  })
  void undoLeavesWhatTheModelSays(String source, String target, int programs) throws IOException {
    play(source, target, programs);
  }

  /** A thousand in all. */
  @Tag("long")
  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({
    "sqlite, postgresql", "sqlite, mariadb",
    "postgresql, sqlite", "postgresql, mariadb",
    "mariadb, sqlite", "mariadb, postgresql"
  })
  void undoLeavesWhatTheModelSaysOfAThousand(String source, String target) throws IOException {
    play(source, target, Integer.getInteger("turnstone.undo.seeds", 167));
  }

  private void play(String source, String target, int programs) throws IOException {
    long seed = System.nanoTime();
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.of(target, folder)) {
      for (int i = 0; i < programs; i++) {
        one(from, to, seed + i);
      }
    }
  }

  private static void one(TestDatabase from, TestDatabase to, long seed) throws IOException {
    Path workspace = Files.createTempDirectory("turnstone-undo");
    try {
      new UndoProgram(seed).play(from, to, workspace);
    } finally {
      try (Stream<Path> files = Files.walk(workspace)) {
        files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
      }
    }
  }
}
