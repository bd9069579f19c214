package dev.turnstone.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random rows that are there before, random rows that come, random edits by others afterwards: undo
 * leaves exactly what a model says that knows nothing of fingerprints.
 */
class UndoProgramsTest {
  @Property(tries = 50, shrinking = ShrinkingMode.OFF)
  void undoLeavesWhatTheModelSays(@ForAll long seed) throws IOException {
    one("sqlite", "sqlite", seed);
  }

  @Tag("long")
  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({
    "sqlite, postgresql", "sqlite, mariadb",
    "postgresql, sqlite", "postgresql, mariadb",
    "mariadb, sqlite", "mariadb, postgresql"
  })
  void undoLeavesWhatTheModelSaysInEveryDirection(String source, String target) throws IOException {
    long seed = System.nanoTime();
    for (int i = 0; i < Integer.getInteger("turnstone.undo.seeds", 170); i++) {
      one(source, target, seed + i);
    }
  }

  private static void one(String source, String target, long seed) throws IOException {
    Path folder = Files.createTempDirectory("turnstone-undo");
    try {
      new UndoProgram(seed).play(source, target, folder);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
      }
    }
  }
}
