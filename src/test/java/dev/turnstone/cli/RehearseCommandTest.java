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

class RehearseCommandTest {
  @TempDir Path folder;

  private CommandLineRun line;
  private TestDatabase from;
  private TestDatabase to;
  private Path plan;

  @BeforeEach
  void plan() {
    line = new CommandLineRun(folder);
    from = Databases.sqlite(folder);
    to = Databases.sqlite(folder);
    plan = folder.resolve("plan.json");
    from.execute(
        "create table town(id integer primary key, name text)",
        "insert into town values(1, 'Ulm'), (2, 'Bonn')",
        "create table house(id integer primary key, town integer references town(id), n integer)",
        "insert into house values(1, 1, 5), (2, 7, 5), (3, 1, 'many'), (4, 2, 'more'),"
            + " (5, 2, '<b>secret</b>')");
  }

  private Answer rehearse(String... options) {
    String[] words = new String[options.length + 2];
    words[0] = "rehearse";
    words[1] = plan.toString();
    System.arraycopy(options, 0, words, 2, options.length);
    return line.turnstone(words);
  }

  private void planned() {
    Answer made =
        line.turnstone(
            "plan",
            "new",
            "--from",
            from.connString(),
            "--to",
            to.connString(),
            "--create-missing",
            "-o",
            plan.toString());
    assertEquals(0, made.code(), made.all());
  }

  @Test
  void saysWhatARunWouldDoAndHowToSettleWhatItWouldRefuse() {
    planned();

    Answer answer = rehearse();

    assertEquals(1, answer.code(), answer.all());
    assertTrue(answer.out().contains("4 rows would be set aside."), answer.out());
    assertTrue(answer.out().contains("7 read   3 insert"), answer.out());
    assertTrue(answer.out().contains("3 rows  main.house.n: "), answer.out());
    assertTrue(answer.out().contains("at id 3; id 4; id 5"), answer.out());
    assertTrue(answer.out().contains("--column main.house.n --on-failure null"), answer.out());
    assertTrue(answer.out().contains("refers to a row of town"), answer.out());
    assertFalse(answer.out().contains("many"), "a value is shown");
  }

  @Test
  void theCommandThatItNamesSettlesTheCause() {
    planned();
    Answer set =
        line.turnstone(
            "plan", "set", plan.toString(), "--column", "main.house.n", "--on-failure", "null");
    assertEquals(0, set.code(), set.all());

    Answer answer = rehearse("--json");

    assertEquals(1, answer.code(), answer.all());
    JsonNode document = answer.json();
    assertEquals(4, document.at("/tables/1/inserted").asInt(), answer.out());
    assertEquals(1, document.at("/tables/1/refused").asInt(), answer.out());
    assertEquals(3, document.at("/losses/0/changed").asInt(), answer.out());
  }

  @Test
  void theDocumentHasCountsAndExamplesByKey() {
    planned();

    JsonNode document = rehearse("--json").json();

    JsonNode cause = null;
    for (JsonNode problem : document.get("problems")) {
      if (problem.get("column").asText().equals("n") && problem.get("count").asInt() > 0) {
        cause = problem;
      }
    }
    assertEquals(3, cause.get("count").asInt(), document::toPrettyString);
    assertEquals("{\"id\":\"3\"}", cause.at("/examples/0/key").toString());
    assertTrue(document.get("runnable").asBoolean());
    assertEquals(5, document.at("/tables/1/read").asInt());
  }

  @Test
  void thePageShowsKeysAndEscapesValues() throws IOException {
    planned();
    Path page = folder.resolve("report.html");

    rehearse("--report", page.toString());
    String keys = Files.readString(page);
    rehearse("--values", "--report", page.toString());
    String values = Files.readString(page);

    assertTrue(keys.contains("at id 3; id 4; id 5"), keys);
    assertFalse(keys.contains("secret"), keys);
    assertTrue(values.contains("&lt;b&gt;secret&lt;/b&gt;"), values);
    assertFalse(values.contains("<b>secret"), values);
    assertFalse(keys.contains("http://") || keys.contains("<script"), "it needs something else");
  }

  @Test
  void aSampleReadsSoManyRowsOfEachTable() {
    planned();

    Answer answer = rehearse("--sample", "2", "--json");

    assertEquals(2, answer.json().at("/tables/0/read").asInt(), answer.out());
    assertEquals(2, answer.json().at("/tables/1/read").asInt(), answer.out());
    assertEquals(2, rehearse("--sample", "0").code());
  }

  @Test
  void aPlanThatCannotBeRunIsRefusedWithoutReadingRows() {
    planned();
    to.execute("create table town(id integer primary key, name text)");

    Answer answer = rehearse();

    assertEquals(3, answer.code(), answer.all());
    assertTrue(answer.out().contains("The plan cannot be run"), answer.out());
    assertFalse(answer.out().contains("By table"), answer.out());
  }

  @Test
  void aRowAtWhichTheRunWouldStopIsABlocker() {
    planned();
    line.turnstone(
        "plan", "set", plan.toString(), "--column", "main.house.n", "--on-failure", "stop");

    Answer answer = rehearse();

    assertEquals(3, answer.code(), answer.all());
    assertTrue(answer.out().contains("3 rows, the run stops"), answer.out());
  }
}
