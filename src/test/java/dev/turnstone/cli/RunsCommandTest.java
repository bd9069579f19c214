package dev.turnstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turnstone.cli.CommandLineRun.Answer;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsCommandTest {
  @TempDir Path folder;
  private CommandLineRun line;

  @BeforeEach
  void begin() {
    line = new CommandLineRun(folder);
  }

  private String migrate() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.sqlite(folder)) {
      from.execute("create table item (id integer primary key)", "insert into item values (1)");
      Answer answer =
          line.turnstone("migrate", "--from", from.connString(), "--to", to.connString(), "--json");
      return answer.json().get("run").asText();
    }
  }

  private void damage(String run) throws IOException {
    Files.writeString(folder.resolve("workspace/runs/" + run + "/journal.db"), "no journal");
  }

  @Test
  void aWorkspaceWithoutRunsSaysSo() {
    assertEquals("No runs yet.\n", line.turnstone("runs").out());
  }

  @Test
  void aDamagedRunIsNamedAndHidesNoOther() throws IOException {
    String damaged = migrate();
    String whole = migrate();
    damage(damaged);

    Answer answer = line.turnstone("runs");
    assertEquals(0, answer.code(), answer.all());
    assertTrue(answer.out().contains(whole + " "), answer.out());
    assertTrue(answer.out().contains(damaged + "/journal.db is damaged"), answer.out());

    JsonNode document = line.turnstone("runs", "--json").json();
    assertEquals(1, document.get("runs").size());
    assertEquals(whole, document.at("/runs/0/run").asText());
    assertEquals("JOURNAL_DAMAGED", document.at("/problems/0/code").asText());
    assertTrue(document.at("/problems/0/message").asText().contains(damaged));
  }

  @Test
  void aDamagedRunAloneIsNotCalledNone() throws IOException {
    damage(migrate());
    String shown = line.turnstone("runs").out();
    assertFalse(shown.contains("No runs yet"), shown);
    assertTrue(shown.contains("is damaged"), shown);
  }
}
