package dev.turnstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.problem.EngineException.Refused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process at a time works on a run, and looking whether one does changes nothing. */
class RunFolderTest {
  private static final int FREE = 0;
  private static final int HELD = 3;

  @TempDir Path folder;

  @Test
  void whoLooksDoesNotLetOthersIn() {
    RunFolder run = new Workspace(folder).newRun(Instant.EPOCH);
    assertFalse(run.inUse());
    run.holding(
        () -> {
          assertTrue(run.inUse());
          assertThrows(Refused.class, () -> run.holding(() -> "twice"));
          assertEquals(HELD, seenByAnotherProcess(run));
          return "done";
        });
    assertFalse(run.inUse());
    assertEquals(FREE, seenByAnotherProcess(run));
    assertEquals("again", run.holding(() -> "again"));
  }

  private static int seenByAnotherProcess(RunFolder run) {
    try {
      Process other =
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElse("java"),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Look.class.getName(),
                  run.path().resolve("lock").toString())
              .redirectErrorStream(true)
              .start();
      assertTrue(other.waitFor(60, TimeUnit.SECONDS), "it does not end");
      return other.exitValue();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The other process. */
  static final class Look {
    private Look() {}

    public static void main(String[] files) throws IOException {
      try (FileChannel file = FileChannel.open(Path.of(files[0]), StandardOpenOption.WRITE)) {
        System.exit(file.tryLock() == null ? HELD : FREE);
      }
    }
  }
}
