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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person and a script see of comparisons and snapshots. */
class CompareCommandTest {
  private static final String ITEMS =
      "create table item(id integer not null primary key, name text, qty integer)";

  @TempDir Path folder;

  @Test
  void aRunOfTheSampleLeftWhatItShould() {
    Path plan = SampleFiles.plan(folder);
    CommandLineRun line = new CommandLineRun(folder);
    String run = line.turnstone("run", plan.toString(), "--json").json().get("run").asText();
    for (String[] how :
        new String[][] {{"compare", run, "--json"}, {"compare", run, "--json", "--written"}}) {
      Answer answer = line.turnstone(how);
      assertEquals(0, answer.code(), answer.all());
      assertTrue(answer.json().get("identical").asBoolean());
      assertEquals(0, answer.json().get("total").get("removed").asLong());
      assertTrue(answer.json().get("total").get("identical").asLong() > 30_000);
    }
    Answer through = line.turnstone("compare", "--plan", plan.toString());
    assertEquals(5, through.code(), "rows that cannot be carried over are not on the other side");
    assertTrue(through.out().contains("set aside"), through.out());
  }

  @Test
  void differencesAreShownAsTextAndAsTheDocumentPromises() {
    try (TestDatabase left = items();
        TestDatabase right = changed()) {
      String[] pair = {"--from", left.connString(), "--to", right.connString()};
      Answer text = run(pair);
      assertEquals(5, text.code(), text.all());
      assertTrue(
          text.out().contains("Different. 1 identical, 1 changed, 1 only left, 1 only right"));
      assertTrue(text.out().contains("~ id 1  qty 1 -> 2"), text.out());
      assertTrue(text.out().contains("- id 2  name '=cmd', qty -2"), text.out());
      assertTrue(text.out().contains("+ id 9  name NULL, qty 9"), text.out());
      Answer answer = run(pair[0], pair[1], pair[2], pair[3], "--json");
      assertEquals(5, answer.code());
      JsonNode table = answer.json().get("tables").get(0);
      assertEquals("item", table.get("table").asText());
      assertTrue(table.get("notCompared").isNull());
      JsonNode changed = table.get("rows").get(0);
      assertEquals(
          "{\"key\":{\"id\":\"1\"},\"kind\":\"CHANGED\",\"cells\":{\"qty\":[\"1\",\"2\"]}}",
          changed.toString());
      assertEquals(
          "{\"key\":{\"id\":\"9\"},\"kind\":\"ADDED\",\"cells\":{\"id\":[null,\"9\"],"
              + "\"name\":[null,null],\"qty\":[null,\"9\"]}}",
          table.get("rows").get(2).toString());
      assertEquals(
          1,
          run(pair[0], pair[1], pair[2], pair[3], "--json", "--rows", "1")
              .json()
              .get("tables")
              .get(0)
              .get("rows")
              .size());
      assertEquals(2, run("--from", left.connString()).code());
      assertEquals(2, run(pair[0], pair[1], pair[2], pair[3], "--table", "nothing").code());
    }
  }

  @Test
  void exportsAreSafeAndTheSqlRepairs() throws IOException {
    try (TestDatabase left = items();
        TestDatabase right = changed()) {
      String[] command = {
        "--from",
        left.connString(),
        "--to",
        right.connString(),
        "--export",
        folder.resolve("d.csv").toString(),
        "--export",
        folder.resolve("d.html").toString(),
        "--export",
        folder.resolve("d.json").toString(),
        "--export",
        folder.resolve("d.sql").toString()
      };
      assertEquals(5, run(command).code());
      assertEquals(
          List.of(
              "table,kind,key,column,left,right",
              "item,CHANGED,id=1,qty,1,2",
              "item,REMOVED,id=2,id,2,",
              "item,REMOVED,id=2,name,'=cmd,",
              "item,REMOVED,id=2,qty,-2,",
              "item,ADDED,id=9,id,,9",
              "item,ADDED,id=9,name,,",
              "item,ADDED,id=9,qty,,9"),
          Files.readAllLines(folder.resolve("d.csv")));
      String page = Files.readString(folder.resolve("d.html"));
      assertFalse(page.contains("<script"));
      assertTrue(page.contains("<del>1</del> <ins>2</ins>"), page);
      String sql = Files.readString(folder.resolve("d.sql"));
      assertTrue(sql.contains("DELETE FROM `item` WHERE `id` = 9;"), sql);
      right.execute(sql.replaceAll("(?m)^--.*\n", "").split(";\n"));
      assertEquals(0, run(command).code());
      assertEquals(2, run("--from", "a", "--to", "b", "--export", "x.pdf").code());
    }
  }

  @Test
  void aSnapshotIsTakenAndComparedWith() {
    try (TestDatabase items = items()) {
      CommandLineRun line = new CommandLineRun(folder);
      String file = folder.resolve("items.snap").toString();
      Answer taken = line.turnstone("snapshot", items.connString(), "-o", file, "--json");
      assertEquals(0, taken.code(), taken.all());
      assertEquals(3, taken.json().get("rows").asLong());
      assertEquals(3, line.turnstone("snapshot", items.connString(), "-o", file).code());
      items.execute("update item set name = 'other' where id = 3");
      Answer answer = run("--from", "snapshot:" + file, "--to", items.connString(), "--json");
      assertEquals(5, answer.code(), answer.all());
      assertTrue(answer.json().get("left").asText().contains("items.snap"));
      assertEquals(1, answer.json().get("total").get("changed").asLong());
      assertEquals(3, run("--from", "snapshot:" + folder, "--to", items.connString()).code());
    }
  }

  private Answer run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "compare";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return new CommandLineRun(folder).turnstone(all);
  }

  private TestDatabase items() {
    TestDatabase items = Databases.sqlite(folder);
    items.execute(ITEMS, "insert into item values(1, '<b>', 1), (2, '=cmd', -2), (3, 'c', 3)");
    return items;
  }

  private TestDatabase changed() {
    TestDatabase items = Databases.sqlite(folder);
    items.execute(ITEMS, "insert into item values(1, '<b>', 2), (3, 'c', 3), (9, null, 9)");
    return items;
  }
}
