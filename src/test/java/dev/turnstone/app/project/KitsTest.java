package dev.turnstone.app.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.sample.SampleProject;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A finished plan becomes a migration that is followed, and anything else is refused. */
class KitsTest {
  @TempDir Path folder;
  private Projects projects;

  @BeforeEach
  void settings() {
    projects = new Projects(folder.resolve("settings"), Clock.systemUTC());
  }

  @Test
  void aFinishedPlanBecomesAGuidedMigrationOfItsOwn() throws IOException {
    Path kit = kit();
    byte[] before = Files.readAllBytes(kit);
    MigrationPlan plan = PlanFile.read(kit);
    Path parent = folder.resolve("migrations");
    Path made;
    try (OpenProject project = Kits.open(projects, parent, kit)) {
      made = project.project().folder();
      assertEquals(parent, made.getParent());
    }
    try (OpenProject again = projects.open(made)) {
      assertTrue(again.project().guided());
      assertEquals(plan.name(), again.project().name());
      assertEquals(plan.source().connection(), again.project().from());
      assertEquals(plan.target().connection(), again.project().to());
      assertEquals("", again.project().environment(), "nobody said what the target is used for");
      assertEquals(plan, again.plan().orElseThrow());
    }
    assertEquals(new String(before), Files.readString(kit), "the kit stays as it is");
  }

  @Test
  void theSameKitTwiceMakesTwoMigrations() throws IOException {
    Path kit = kit();
    try (OpenProject one = Kits.open(projects, folder, kit);
        OpenProject other = Kits.open(projects, folder, kit)) {
      assertFalse(one.project().folder().equals(other.project().folder()));
    }
  }

  @Test
  void aPlanThatWasChangedOrIsNoneMakesNothing() throws IOException {
    Path changed = folder.resolve("changed.json");
    Files.writeString(changed, Files.readString(kit()).replace("\"name\" : \"", "\"name\" : \"X"));
    Path none = folder.resolve("none.json");
    Files.writeString(none, "{\"recipe\": \"soup\"}");
    Path parent = folder.resolve("migrations");
    for (Path wrong : new Path[] {changed, none}) {
      Refused refused = assertThrows(Refused.class, () -> Kits.open(projects, parent, wrong));
      assertEquals(Code.PLAN_UNREADABLE, refused.problems().get(0).code());
    }
    Path gone = folder.resolve("gone.json");
    Refused refused = assertThrows(Refused.class, () -> Kits.open(projects, parent, gone));
    assertEquals(Code.PLAN_MISSING, refused.problems().get(0).code());
    assertFalse(Files.exists(parent));
  }

  @Test
  void aMigrationOfBeforeThereWereKitsIsNotGuided() throws IOException {
    projects.create(folder.resolve("shop"), "Shop").close();
    Path sheet = folder.resolve("shop/project.json");
    String older = Files.readString(sheet).replaceAll(",\\s*\"guided\"\\s*:\\s*false", "");
    assertFalse(older.contains("guided"));
    Files.writeString(sheet, older);
    try (OpenProject shop = projects.open(folder.resolve("shop"))) {
      assertFalse(shop.project().guided());
    }
  }

  private Path kit() throws IOException {
    Path kit = folder.resolve("kit.json");
    if (!Files.exists(kit)) {
      Path made = folder.resolve("made");
      try (OpenProject sample =
          SampleProject.make(new Projects(made, Clock.systemUTC()), made, Clock.systemUTC())) {
        Files.copy(sample.project().plan(), kit);
      }
    }
    return kit;
  }
}
