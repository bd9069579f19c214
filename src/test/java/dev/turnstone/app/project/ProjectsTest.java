package dev.turnstone.app.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations are found again where they were left, by one window at a time. */
class ProjectsTest {
  @TempDir Path folder;
  private Projects projects;

  @BeforeEach
  void settings() {
    projects = new Projects(folder.resolve("settings"), Clock.systemUTC());
  }

  @Test
  void aMigrationIsReopenedWhereItWasLeft() {
    try (OpenProject shop = projects.create(folder.resolve("shop"), "Store 4 → Store 5")) {
      shop.change(p -> p.between("sqlite:a.db", "sqlite:b.db").leftAt("MAP"));
    }
    Projects later = new Projects(folder.resolve("settings"), Clock.systemUTC());
    try (OpenProject again = later.open(later.recent().get(0).project().folder())) {
      assertEquals("Store 4 → Store 5", again.project().name());
      assertEquals("sqlite:a.db", again.project().from());
      assertEquals("sqlite:b.db", again.project().to());
      assertEquals("MAP", again.project().step());
    }
  }

  @Test
  void closingKeepsWhatWasChangedAndNothingIsKeptAfterwards() {
    OpenProject shop = projects.create(folder.resolve("shop"), "Shop");
    shop.change(p -> p.leftAt("MAP"));
    shop.close();
    shop.change(p -> p.leftAt("EXECUTE"));
    shop.keep();
    try (OpenProject again = projects.open(folder.resolve("shop"))) {
      assertEquals("MAP", again.project().step());
    }
  }

  @Test
  void whatWasOpenedLastComesFirst() {
    projects.create(folder.resolve("a"), "A").close();
    projects.create(folder.resolve("b"), "B").close();
    assertEquals(List.of("B", "A"), names());
    projects.open(folder.resolve("a")).close();
    assertEquals(List.of("A", "B"), names());
    projects.forget(folder.resolve("a"));
    assertEquals(List.of("B"), names());
    assertTrue(Files.exists(folder.resolve("a/project.json")));
  }

  @Test
  void aSecondWindowOnTheSameMigrationIsRefused() {
    try (OpenProject first = projects.create(folder.resolve("shop"), "Shop")) {
      Path same = first.project().folder();
      Refused refused = assertThrows(Refused.class, () -> projects.open(same));
      assertEquals(Code.PROJECT_IN_USE, refused.problems().get(0).code());
      assertTrue(refused.problems().get(0).message().contains("Shop"));
    }
    projects.open(folder.resolve("shop")).close();
  }

  @Test
  void anotherProcessIsRefusedAlsoAfterThisOneAskedTwice() throws Exception {
    Path place = folder.resolve("shop");
    try (OpenProject first = projects.create(place, "Shop")) {
      assertThrows(Refused.class, () -> projects.open(first.project().folder()));
      projects.recent();
      assertEquals("PROJECT_IN_USE", OtherWindow.opens(place));
    }
    assertEquals("opened Shop", OtherWindow.opens(place));
  }

  @Test
  void aFolderWithFilesIsNotTaken() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("taken"));
    Files.writeString(taken.resolve("thesis.txt"), "mine");
    Refused refused = assertThrows(Refused.class, () -> projects.create(taken, "X"));
    assertEquals(Code.PROJECT_FOLDER_TAKEN, refused.problems().get(0).code());
    assertEquals(List.of(), names());
  }

  @Test
  void aMigrationThatIsGoneOrDamagedIsListedWithTheReason() throws IOException {
    projects.create(folder.resolve("gone"), "Gone").close();
    projects.create(folder.resolve("cut"), "Cut").close();
    Files.delete(folder.resolve("gone/project.json"));
    Files.writeString(folder.resolve("cut/project.json"), "{\"format\":1,\"name\":\"secret");
    List<Glance> recent = projects.recent();
    assertEquals(List.of("cut", "gone"), names());
    for (Glance glance : recent) {
      assertEquals(Code.PROJECT_UNREADABLE, glance.problem().orElseThrow().code());
      assertTrue(!glance.problem().orElseThrow().message().contains("secret"));
    }
  }

  @Test
  void aDamagedListBeginsAnew() throws IOException {
    projects.create(folder.resolve("a"), "A").close();
    Files.writeString(folder.resolve("settings/recent.json"), "[\"/");
    assertEquals(List.of(), names());
    projects.open(folder.resolve("a")).close();
    assertEquals(List.of("A"), names());
  }

  private List<String> names() {
    return projects.recent().stream().map(g -> g.project().name()).toList();
  }
}
