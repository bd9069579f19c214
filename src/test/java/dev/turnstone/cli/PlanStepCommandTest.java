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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps of SQL from the command line: put in, shown, rehearsed, run and taken back. */
class PlanStepCommandTest {
  @TempDir Path folder;
  private CommandLineRun line;
  private TestDatabase source;
  private TestDatabase target;
  private String plan;
  private String make;
  private String drop;

  @BeforeEach
  void begin() throws IOException {
    line = new CommandLineRun(folder);
    source = Databases.sqlite(folder);
    target = Databases.sqlite(folder);
    source.execute(
        "CREATE TABLE payment (id INTEGER PRIMARY KEY, amount INTEGER)",
        "INSERT INTO payment VALUES (1, 10)");
    plan = folder.resolve("plan.json").toString();
    make =
        file("make.sql", "-- a view\nCREATE VIEW total AS SELECT sum(amount) AS s FROM payment;\n");
    drop = file("drop.sql", "DROP VIEW total;");
    said(
        0,
        "plan",
        "new",
        "--from",
        source.connString(),
        "--to",
        target.connString(),
        "-o",
        plan,
        "--create-missing");
  }

  @AfterEach
  void end() {
    source.close();
    target.close();
  }

  private String file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return file.toString();
  }

  private Answer said(int code, String... arguments) {
    Answer answer = line.turnstone(arguments);
    assertEquals(code, answer.code(), answer.all());
    return answer;
  }

  private Answer add(int code, String name, String... options) {
    List<String> all = new ArrayList<>(List.of("plan", "step", "add", plan, name));
    all.addAll(List.of(options));
    return said(code, all.toArray(String[]::new));
  }

  @Test
  void aStepIsPutInShownRehearsedRunAndTakenBack() {
    Answer added = add(0, "order total", "--when", "after", "--sql", make, "--undo", drop);
    assertTrue(added.out().startsWith("Step 'order total' recorded. Written to "), added.out());
    Answer shown = said(0, "plan", "show", plan);
    assertTrue(
        shown.out().contains("Step: order total: after the load, taken back by its undo script"),
        shown.out());
    Answer checked = said(0, "plan", "check", plan);
    assertTrue(
        checked
            .out()
            .matches(
                "(?s).*step order total +run its script after the load +run its undo script.*"),
        checked.out());
    JsonNode steps = said(0, "plan", "check", plan, "--json").json().get("steps");
    JsonNode last = steps.get(steps.size() - 1);
    assertEquals("order total", last.get("step").asText());
    assertEquals("RUN_SCRIPT_AFTER", last.get("do").asText());
    assertEquals("RUN_UNDO_SCRIPT", last.get("undo").asText());
    assertTrue(last.get("table").isNull());
    JsonNode rehearsed = said(0, "rehearse", plan, "--json").json();
    assertEquals("SCRIPT", rehearsed.at("/steps/0/undo").asText());

    JsonNode run = said(0, "run", plan, "--json").json();
    assertEquals("10", target.query("SELECT s FROM total").get(0).get(0));
    assertTrue(run.get("phases").findValuesAsText("name").contains("steps"), run::toString);
    Answer preview = said(0, "undo", run.get("run").asText(), "--preview");
    assertTrue(preview.out().contains("step order total: its undo script is run"), preview.out());
    JsonNode undone = said(0, "undo", run.get("run").asText(), "--json").json();
    assertEquals("UNDONE", undone.at("/steps/0/outcome").asText());
    assertEquals("order total", undone.at("/steps/0/step").asText());
    assertEquals("0", target.query("SELECT count(*) FROM sqlite_master").get(0).get(0));
  }

  @Test
  void anIrreversibleStepIsToldInRedBeforeTheRunAndInThePage() throws IOException {
    add(0, "gone", "--when", "before", "--sql", file("a.sql", "SELECT 1"), "--irreversible");
    Answer checked = said(0, "plan", "check", plan);
    assertTrue(checked.out().contains("WARNING IRREVERSIBLE: nothing takes the step gone back"));
    Path page = folder.resolve("page.html");
    Answer rehearsed = said(0, "rehearse", plan, "--report", page.toString());
    assertTrue(
        rehearsed.out().contains("IRREVERSIBLE: nothing takes the step gone back."),
        rehearsed.out());
    String html = Files.readString(page);
    assertTrue(
        html.contains("<p class=\"bad\">IRREVERSIBLE: nothing takes the step gone back.</p>"),
        html);
    String run = said(0, "run", plan, "--json").json().get("run").asText();
    Answer preview = said(0, "undo", run, "--preview");
    assertTrue(preview.out().contains("step gone: IRREVERSIBLE, what it did stays"), preview.out());
  }

  @Test
  void aStepIsTurnedOffAndOnReplacedAndTakenOut() throws IOException {
    String before = Files.readString(Path.of(plan));
    add(0, "a", "--when", "after", "--sql", make, "--undo", drop, "--off");
    JsonNode off = said(0, "plan", "step", "off", plan, "a", "--json").json().at("/steps/0");
    assertFalse(off.get("enabled").asBoolean());
    assertEquals(1, off.get("statements").asInt());
    assertTrue(said(0, "plan", "show", plan).out().contains("by its undo script, off"));
    assertTrue(said(0, "plan", "step", "on", plan, "a").out().startsWith("Step 'a' turned on."));
    said(0, "plan", "require", plan, "c", "--step", "a", "--before", "--sql", "SELECT 1 WHERE 0");
    Answer again = add(0, "a", "--when", "before", "--sql", make, "--irreversible", "--json");
    JsonNode step = again.json().at("/steps/0");
    assertEquals("BEFORE", step.get("when").asText());
    assertEquals("IRREVERSIBLE", step.get("undo").asText());
    assertEquals(1, step.get("conditions").asInt(), "what has to hold around it is kept");
    assertTrue(said(0, "plan", "step", "remove", plan, "a").out().contains("taken out"));
    assertEquals(before, Files.readString(Path.of(plan)));
    assertEquals(2, line.turnstone("plan", "step", "remove", plan, "a").code());
    assertEquals(2, line.turnstone("plan", "step", "on", plan, "a").code());
  }

  @Test
  void whatMakesNoSenseIsRefusedAndThePlanStaysAsItWas() throws IOException {
    String before = Files.readString(Path.of(plan));
    add(2, "a", "--when", "after", "--sql", make);
    add(2, "a", "--when", "after", "--sql", make, "--undo", drop, "--irreversible");
    add(2, "a", "--when", "later", "--sql", make, "--undo", drop);
    add(2, " ", "--when", "after", "--sql", make, "--undo", drop);
    add(2, "a", "--sql", make, "--undo", drop);
    said(2, "plan", "step");
    said(2, "plan", "require", plan, "c", "--step", "none", "--sql", "SELECT 1");
    Answer missing = add(3, "a", "--when", "after", "--sql", "nowhere.sql", "--undo", drop);
    assertTrue(missing.err().contains("the script nowhere.sql cannot be read"), missing.err());
    String commits = file("commits.sql", "SELECT 1;\nCOMMIT;");
    Answer refused = add(3, "a", "--when", "after", "--sql", commits, "--undo", drop);
    assertTrue(
        refused.err().contains("line 2, column 1 of its script: the statement would begin or end"),
        refused.err());
    assertEquals(before, Files.readString(Path.of(plan)));
  }

  @Test
  void aRunWithoutAStepInDoubtTakesNoAnswer() {
    String run = said(0, "run", plan, "--json").json().get("run").asText();
    Answer answer = said(3, "undo", run, "--in-doubt", "not-done");
    assertTrue(answer.err().contains("no step of run " + run + " is in doubt"), answer.err());
    assertEquals(2, line.turnstone("undo", run, "--in-doubt", "perhaps").code());
  }
}
