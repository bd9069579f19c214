package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Program;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workspace has no space left: the run stops at a safe place, and goes on when there is. */
class FullDiskTest {
  private static final int BLOCKS = 4096; // of 512 bytes each: what one file may hold

  @TempDir Path folder;

  @Test
  void aWorkspaceWithoutSpaceStopsTheRunWhichGoesOnWhenThereIsSome() throws Exception {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.postgres()) {
      from.execute(
          "create table item(id varchar(40) primary key)",
          "insert into item with recursive n(i) as (select 1 union all select i + 1 from n"
              + " where i < 200000) select hex(randomblob(16)) from n");
      Journey journey = new Journey(from, to, folder);
      Path plan = folder.resolve("plan.json");
      PlanFile.write(plan, journey.plan());
      Program program = new Program(journey, folder, "", to.password());

      Process full =
          program.startWithSmallFiles(BLOCKS, "run", plan.toString(), "--chunk-rows", "5000");
      assertEquals(4, end(full), program.lastWords());
      assertTrue(
          program.lastWords().contains("no space left for the workspace"), program.lastWords());
      assertTrue(program.lastWords().contains("turnstone resume "), program.lastWords());
      String run = journey.engine().runs().readable().get(0).header().run();
      String there = Contents.of(to, "select count(*) from item").get(0);
      assertTrue(!there.equals("200000"), "it was to stop before the end");

      assertEquals(0, end(program.start("resume", run)), program.lastWords());
      assertEquals(
          List.of("200000 | 200000"),
          Contents.of(to, "select count(*), count(distinct id) from item"));
      assertEquals(
          Contents.of(from, "select id from item"), Contents.of(to, "select id from item"));
    }
  }

  @Test
  void aWorkspaceThatCannotEvenBeginARunWritesNothingToTheTarget() throws Exception {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.postgres()) {
      from.execute("create table item(id integer primary key)", "insert into item values(1)");
      Journey journey = new Journey(from, to, folder);
      Path plan = folder.resolve("plan.json");
      PlanFile.write(plan, journey.plan());
      Program program = new Program(journey, folder, "", to.password());
      Path blocked = Files.createDirectories(folder.resolve("workspace"));
      Files.writeString(blocked.resolve("runs"), "a file where a folder should be");
      assertEquals(3, end(program.start("run", plan.toString())), program.lastWords());
      assertTrue(program.lastWords().contains(blocked.toString()), program.lastWords());
      assertEquals(
          List.of("0"),
          Contents.of(
              to, "select count(*) from information_schema.tables where table_schema = 'public'"));
    }
  }

  private static int end(Process process) throws InterruptedException {
    assertTrue(process.waitFor(120, TimeUnit.SECONDS), "it does not end");
    return process.exitValue();
  }
}
