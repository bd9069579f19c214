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
  void aColumnIsMadeWideEnoughByTheCommandThatItNames() {
    from.execute(
        "create table price(id integer primary key, p decimal(4,2))",
        "insert into price values(1, 12.125)");
    planned();
    Answer told = rehearse();
    assertTrue(told.out().contains("--column main.price.p --widen-to 'decimal(5,3)'"), told.out());
    String[] set = {"plan", "set", plan.toString(), "--column", "main.price.p", "--widen-to", ""};
    set[6] = "decimal(5,3)";
    Answer done = line.turnstone(set);
    assertEquals(0, done.code(), done.all());
    assertTrue(done.out().matches("(?s).*decimal\\(4,2\\) +DECIMAL\\(5,3\\).*"), done.out());
    assertFalse(rehearse().out().contains("price.p"), "the cause is settled");
    Answer again = line.turnstone(set);
    assertTrue(again.out().contains("It was so already"), again.all());
    set[6] = "decimal(5 3)";
    assertEquals(2, line.turnstone(set).code());
    set[6] = "text(9)";
    assertEquals(3, line.turnstone(set).code(), "a number does not become a text by the way");
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

  @Test
  void withScratchCopiesItSaysHowLongTheRunTakesAndThatItCanBeTakenBack() throws IOException {
    planned();
    Path page = folder.resolve("report.html");

    Answer answer = rehearse("--scratch", "--window-end", "23:59", "--report", page.toString());
    JsonNode document = rehearse("--scratch", "--json").json();

    assertTrue(answer.out().contains("Expected duration of the run: "), answer.out());
    assertTrue(answer.out().contains("Point of no return"), answer.out());
    assertTrue(answer.out().contains("Undo rehearsed: 3 rows loaded"), answer.out());
    assertTrue(answer.out().contains("nothing was written but scratch copies"), answer.out());
    assertTrue(document.at("/undo/equal").asBoolean(), document::toPrettyString);
    assertEquals("no table", document.at("/undo/tables/0/digestBefore").asText());
    double low = document.at("/expectedSeconds/low").asDouble();
    assertTrue(low > 0 && low <= document.at("/expectedSeconds/high").asDouble());
    assertEquals(2, document.at("/expectedSeconds/tables").size());
    assertTrue(Files.readString(page).contains("Undo certificate"));
  }

  @Test
  void withoutThemItSaysThatTheUndoWasNotRehearsed() {
    planned();

    Answer answer = rehearse();
    JsonNode document = rehearse("--json").json();

    assertTrue(answer.out().contains("The undo was not rehearsed: no scratch"), answer.out());
    assertTrue(document.get("expectedSeconds").isNull());
    assertFalse(document.at("/undo/rehearsed").asBoolean());
    assertTrue(document.at("/undo/equal").isNull(), document::toPrettyString);
  }

  @Test
  void aWindowNeedsScratchCopiesAndATimeToCome() {
    planned();

    assertEquals(2, rehearse("--window-end", "06:00").code());
    assertEquals(2, rehearse("--scratch", "--window-end", "soon").code());
    assertEquals(2, rehearse("--scratch", "--window-end", "2020-01-01T06:00").code());
  }
}
