package dev.turnstone.ui.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.Main;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.support.Contents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose program was killed is found again, and goes on without a row lost or doubled. */
class KilledRunTest {
  @TempDir Path folder;

  @Test
  void aProgramThatWasKilledReopensOnItsRunWithResume() throws Exception {
    try (World world = new World(folder, 600).planned(20, OptionalLong.of(150))) {
      Process other = begin(world);
      try {
        awaitRows(world, other);
        ExecuteViewModel meanwhile = world.opened();
        assertEquals(Stage.ELSEWHERE, meanwhile.standing().stage().get());
        assertEquals("Executing elsewhere", meanwhile.standing().outcome().get().title());
      } finally {
        other.destroyForcibly().waitFor();
      }
      ExecuteViewModel model = world.opened();
      assertEquals(Stage.PAUSED, model.standing().stage().get());
      assertEquals("Interrupted", model.standing().outcome().get().title());
      long before = Contents.of(world.to, World.ITEMS).size();
      assertTrue(before > 0 && before < 600, before + " rows");
      model.limits().rate().set(OptionalLong.empty());
      model.resume();
      world.untilOver(model);
      assertEquals("verified equal", model.standing().outcome().get().chip());
      assertEquals(Contents.of(world.from, World.ITEMS), Contents.of(world.to, World.ITEMS));
      assertEquals(1, world.engine().runs().readable().size());
    }
  }

  private Process begin(World world) throws IOException {
    Path plan = folder.resolve("plan.json");
    PlanFile.write(plan, world.migration.plan().orElseThrow());
    Path workspace = world.migration.project().project().workspace().folder();
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "run",
            plan.toString(),
            "--workspace",
            workspace.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("words.txt").toFile())
        .start();
  }

  private static void awaitRows(World world, Process other) throws InterruptedException {
    for (int look = 0; look < 600; look++) {
      assertTrue(other.isAlive(), "it ended early");
      if (filled(world)) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("no rows came");
  }

  private static boolean filled(World world) {
    try {
      return Contents.of(world.to, World.ITEMS).size() > 40;
    } catch (IllegalStateException e) {
      return false; // not made yet, or in use
    }
  }
}
