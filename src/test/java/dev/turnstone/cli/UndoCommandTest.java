package dev.turnstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turnstone.cli.CommandLineRun.Answer;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoCommandTest {
  @TempDir Path folder;

  @Test
  void saysBeforehandAndAfterwardsWhatBecomesOfARun() {
    CommandLineRun line = new CommandLineRun(folder);
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.sqlite(folder)) {
      from.execute(
          "create table item (id integer not null primary key, name text)",
          "insert into item values (1, 'a'), (2, 'b'), (3, 'c')",
          "create table note (id integer not null primary key)",
          "insert into note values (1)");
      String run =
          line.turnstone("migrate", "--from", from.connString(), "--to", to.connString(), "--json")
              .json()
              .get("run")
              .asText();
      to.execute("update item set name = 'mine' where id = 2");

      JsonNode preview = line.turnstone("undo", run, "--preview", "--json").json();
      assertEquals("DONE", preview.get("state").asText());
      assertTrue(preview.get("preview").asBoolean());
      assertEquals(3, to.query("select id from item").size());

      Answer undone = line.turnstone("undo", run, "--json");
      assertEquals(1, undone.code(), undone.all());
      contract(undone.json(), run);
      assertEquals(preview.get("conflicts"), undone.json().get("conflicts"));
      assertEquals(List.of(List.of("2", "mine")), to.query("select id, name from item"));

      Answer again = line.turnstone("undo", run);
      assertEquals(0, again.code(), again.all());
      assertTrue(again.out().contains("is undone already"), again.out());
      Answer verify = line.turnstone("verify", run);
      assertEquals(3, verify.code(), verify.all());
      assertTrue(verify.err().contains("was undone"), verify.err());
      assertEquals(3, line.turnstone("resume", run).code());
      assertTrue(line.turnstone("runs").out().contains("undone"));
    }
  }

  /** {"run","state","tables":[..],"conflicts":[..],"problems":[..],"seconds"} */
  private static void contract(JsonNode document, String run) {
    assertEquals(run, document.get("run").asText());
    assertEquals("UNDONE", document.get("state").asText());
    JsonNode item = document.at("/tables/0");
    JsonNode note = document.at("/tables/1");
    if (item.get("table").asText().equals("note")) {
      JsonNode first = item;
      item = note;
      note = first;
    }
    List<String> names = new ArrayList<>();
    item.fieldNames().forEachRemaining(names::add);
    assertEquals(
        List.of(
            "table", "removed", "restored", "kept", "conflicts", "dropped", "verified", "seconds"),
        names);
    assertEquals("item", item.get("table").asText());
    assertEquals(2, item.get("removed").asInt());
    assertEquals(1, item.get("conflicts").asInt());
    assertTrue(!item.get("dropped").asBoolean() && item.get("verified").asBoolean());
    assertTrue(note.get("dropped").asBoolean() && note.get("verified").asBoolean());
    assertEquals(
        "{\"table\":\"item\",\"key\":{\"id\":\"2\"},\"kind\":\"CHANGED\"}",
        document.at("/conflicts/0").toString());
    assertTrue(document.get("problems").isArray());
    assertTrue(document.get("seconds").isNumber());
  }

  @Test
  void anUnknownTableOrRunIsRefused() {
    CommandLineRun line = new CommandLineRun(folder);
    assertEquals(3, line.turnstone("undo", "20260101-000000-0000").code());
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.sqlite(folder)) {
      from.execute("create table item (id integer primary key)", "insert into item values (1)");
      String run =
          line.turnstone("migrate", "--from", from.connString(), "--to", to.connString(), "--json")
              .json()
              .get("run")
              .asText();
      Answer unknown = line.turnstone("undo", run, "--tables", "nothing");
      assertEquals(3, unknown.code(), unknown.all());
      assertTrue(unknown.err().contains("wrote to no table nothing"), unknown.err());
      assertEquals(0, line.turnstone("verify", run).code());
      assertTrue(to.query("select name from sqlite_schema where name like 'turnstone%'").isEmpty());
    }
  }
}
