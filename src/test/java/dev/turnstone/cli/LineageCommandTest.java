package dev.turnstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turnstone.cli.CommandLineRun.Answer;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person and a script are told of the origin of a value, and of what a run changed. */
class LineageCommandTest {
  private static final String TABLE =
      "create table item(id integer not null primary key, name text, qty integer)";

  @TempDir Path folder;
  private CommandLineRun line;
  private TestDatabase from;
  private TestDatabase to;
  private String run = "";

  @BeforeEach
  void upsert() {
    line = new CommandLineRun(folder);
    from = Databases.sqlite(folder);
    to = Databases.sqlite(folder);
    from.execute(TABLE, "insert into item values(1, 'one', 1), (2, 'two', 2)");
    to.execute(TABLE, "insert into item values(1, 'old', null)");
    String plan = folder.resolve("plan.json").toString();
    String[] ends = {"--from", from.connString(), "--to", to.connString()};
    assertEquals(
        0, line.turnstone("plan", "new", ends[0], ends[1], ends[2], ends[3], "-o", plan).code());
    assertEquals(
        0, line.turnstone("plan", "set", plan, "--table", "item", "--write", "upsert").code());
    Answer done = line.turnstone("run", plan, "--json");
    assertEquals(0, done.code(), done.all());
    run = done.json().get("run").asText();
  }

  @AfterEach
  void close() {
    from.close();
    to.close();
  }

  @Test
  void theDocumentOfACellIsAsPromised() {
    Answer answer = line.turnstone("lineage", run, "item", "1", "name", "--json");
    assertEquals(0, answer.code(), answer.all());
    ObjectNode document = (ObjectNode) answer.json();
    for (String name : new String[] {"plan", "operator", "started", "ended"}) {
      assertTrue(document.remove(name).isTextual(), name);
    }
    assertEquals(
        "{\"run\":\"RUN\",\"state\":\"DONE\",\"table\":\"item\",\"key\":{\"id\":\"1\"},\"what\":\"CHANGED\","
            + "\"chunk\":0,\"source\":{\"table\":\"item\",\"state\":\"AS_READ\",\"why\":null},"
            + "\"cells\":[{\"column\":\"name\",\"rule\":\"copy of name\",\"sources\":"
            + "[{\"column\":\"name\",\"value\":{\"type\":\"text\",\"value\":\"one\"}}],"
            + "\"before\":\"old\"}]}",
        document.toString().replace(run, "RUN"));
    JsonNode row = line.turnstone("lineage", run, "item", "id=2", "--json").json();
    assertEquals("ADDED", row.get("what").asText());
    assertEquals(3, row.get("cells").size());
  }

  @Test
  void aPersonReadsSourceRuleAndWhatWasThere() {
    from.execute("update item set name = 'later' where id = 1");
    Answer answer = line.turnstone("lineage", run, "item", "1");
    assertEquals(0, answer.code(), answer.all());
    assertTrue(answer.out().contains("Changed in chunk 0 by run " + run), answer.out());
    assertTrue(answer.out().contains("the row was changed since"), answer.out());
    assertTrue(answer.out().matches("(?s).*name 'later' +copy of name +'old'.*"), answer.out());
  }

  @Test
  void aRunThatWasTakenBackIsSaidToBe() {
    assertEquals(0, line.turnstone("undo", run).code());
    Answer answer = line.turnstone("lineage", run, "item", "1");
    assertTrue(answer.out().contains("taken back by an undo at"), answer.all());
    Answer compared = line.turnstone("compare", run, "--before");
    assertEquals(0, compared.code(), compared.all());
    assertEquals(3, line.turnstone("compare", run, "--before", "--written").code());
  }

  @Test
  void whatIsNotKnownIsNamedWithoutTheKey() {
    Answer row = line.turnstone("lineage", run, "item", "4711");
    assertEquals(3, row.code(), row.all());
    assertTrue(row.all().contains("wrote no row of this key"), row.all());
    assertFalse(row.all().contains("4711"), row.all());
    assertEquals(3, line.turnstone("lineage", run, "items", "1").code());
    assertEquals(3, line.turnstone("lineage", run, "item", "1", "nothing").code());
    assertEquals(3, line.turnstone("lineage", "20200101-000000-0000", "item", "1").code());
    assertEquals(2, line.turnstone("lineage", run, "item").code());
    assertEquals(
        "REFUSED",
        line.turnstone("lineage", run, "items", "1", "--json").json().get("state").asText());
  }

  @Test
  void whatTheRunChangedIsComparedWithBefore() {
    Answer text = line.turnstone("compare", run, "--before");
    assertEquals(5, text.code(), text.all());
    assertTrue(text.out().contains("held before run " + run), text.out());
    assertTrue(text.out().contains("as it is now"), text.out());
    assertTrue(text.out().contains("~ id 1  name 'old' -> 'one', qty NULL -> 1"), text.out());
    assertTrue(text.out().contains("+ id 2  name 'two', qty 2"), text.out());
    to.execute("delete from item where id = 2");
    JsonNode left = line.turnstone("compare", run, "--before", "--written", "--json").json();
    assertTrue(left.get("right").asText().startsWith("what run " + run + " left in"));
    assertEquals(1, left.get("total").get("added").asLong());
    assertEquals(
        "{\"key\":{\"id\":\"1\"},\"kind\":\"CHANGED\",\"cells\":{\"name\":[\"old\",\"one\"],"
            + "\"qty\":[null,\"1\"]}}",
        left.get("tables").get(0).get("rows").get(0).toString());
    assertEquals(2, line.turnstone("compare", "--before").code());
  }
}
