package dev.turnstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turnstone.cli.CommandLineRun.Answer;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code migrate}, and everything one can do with a run afterwards. */
class MigrateCommandTest {
  @TempDir Path folder;
  private CommandLineRun line;
  private TestDatabase from;
  private TestDatabase to;

  @BeforeEach
  void begin() {
    line = new CommandLineRun(folder);
    from = Databases.sqlite(folder);
    to = Databases.sqlite(folder);
    to.execute("create table unrelated (id integer primary key)");
    from.execute(
        "create table Customer (CustomerId integer primary key, Name text not null, Age integer)",
        "insert into Customer values (1, 'Ann', 30), (2, 'Bo', null), (3, 'Cy', 41)");
  }

  @Test
  void oneCommandMovesEverythingAndEndsWithZero() {
    Answer answer = migrate("--rename", "snake_case");
    assertEquals(0, answer.code(), answer.all());
    assertTrue(answer.out().contains("1 table planned, 0 questions left open"), answer.out());
    assertTrue(answer.out().contains("Checked: 0 blockers"), answer.out());
    assertTrue(answer.out().contains("done. Every row read is in the target"), answer.out());
    assertEquals(
        List.of(List.of("1", "Ann"), List.of("2", "Bo"), List.of("3", "Cy")),
        to.query("select customer_id, name from customer order by 1"));
  }

  @Test
  void rowsThatAreFilteredOutAreNotSaidToBeInTheTarget() throws Exception {
    Path plan = folder.resolve("filtered.json");
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
    String text = Files.readString(plan).replaceFirst("\"hash\".*\n", "");
    String filter = "\"mode\" : \"INTO_EMPTY\", \"filter\" : \"CustomerId > 1\"";
    Files.writeString(plan, text.replace("\"mode\" : \"INTO_EMPTY\"", filter));

    Answer answer = line.turnstone("run", plan.toString());

    assertEquals(0, answer.code(), answer.all());
    assertTrue(answer.out().contains("done. 1 row filtered out as planned. Every other"));
  }

  @Test
  void whatThePlanLeavesBehindIsSaidOnce() {
    from.execute("create view Old as select * from Customer");
    Answer answer = migrate();

    assertEquals(0, answer.code(), answer.all());
    assertEquals(2, answer.out().split("view main.Old", -1).length, answer.out());
  }

  @Test
  void withJsonStandardOutputHoldsTheDocumentAlone() {
    Answer answer = migrate("--json");
    assertEquals("DONE", answer.json().get("state").asText());
    assertEquals(3, answer.json().at("/tables/0/inserted").asLong());
    assertTrue(answer.err().contains("Checked: "), answer.err());
  }

  @Test
  void thePhasesAddUpToTheSecondsOfTheWholeCommand() {
    long begun = System.nanoTime();
    JsonNode document = migrate("--json").json();
    double whole = (System.nanoTime() - begun) / 1e9;
    double phases = 0;
    for (JsonNode phase : document.get("phases")) {
      phases += phase.get("seconds").asDouble();
    }
    double told = document.get("seconds").asDouble();
    assertEquals(told, phases, 0.01);
    assertTrue(told <= whole + 0.001 && told > 0.8 * whole, told + " told of " + whole);
    assertEquals("check", document.at("/phases/0/name").asText());
  }

  @Test
  void theRunIsListedAndCanBeVerifiedAgain() {
    String run = run();
    JsonNode listed = line.turnstone("runs", "--json").json().at("/runs/0");
    assertEquals(run, listed.get("run").asText());
    assertEquals("DONE", listed.get("state").asText());
    assertEquals(from.connString(), listed.get("from").asText());
    assertTrue(listed.get("started").asText().endsWith("Z"));
    Answer again = line.turnstone("verify", run);
    assertEquals(0, again.code(), again.all());
  }

  @Test
  void aRowChangedInTheTargetIsFoundByItsKeyAndEndsWithFive() {
    String run = run();
    to.execute("update Customer set Age = 31 where CustomerId = 1");
    Answer answer = line.turnstone("verify", run, "--json");
    assertEquals(5, answer.code(), answer.all());
    assertEquals("DIFFERENT", answer.json().get("state").asText());
    assertEquals(1, answer.json().at("/tables/0/changed").asLong());
    assertEquals("1", answer.json().at("/tables/0/examples/0/key/CustomerId").asText());
    Answer text = line.turnstone("verify", run);
    assertTrue(text.out().contains("changed in Customer: CustomerId 1"), text.out());
  }

  @Test
  void aRowTakenOutOfTheTargetIsMissed() {
    String run = run();
    to.execute("delete from Customer where CustomerId = 2");
    Answer answer = line.turnstone("verify", run, "--json");
    assertEquals(5, answer.code());
    assertEquals(1, answer.json().at("/tables/0/missing").asLong());
  }

  @Test
  void aRunKnowsItsFilesByTheirWholePaths() {
    Path here = Path.of("").toAbsolutePath();
    String nearSource = "sqlite:" + here.relativize(Path.of(from.database()));
    String nearTarget = "sqlite:" + here.relativize(Path.of(to.database()));
    Answer answer = line.turnstone("migrate", "--from", nearSource, "--to", nearTarget, "--json");

    assertEquals(0, answer.code(), answer.all());
    JsonNode listed = line.turnstone("runs", "--json").json().at("/runs/0");
    assertEquals(from.connString(), listed.get("from").asText());
    assertEquals(to.connString(), listed.get("to").asText());
    Answer same = line.turnstone("migrate", "--from", nearSource, "--to", from.connString());
    assertTrue(same.err().contains("source and target are the same database"), same.all());
  }

  @Test
  void anEndedRunIsNotResumedAndNotStopped() {
    String run = run();
    Answer resumed = line.turnstone("resume", run, "--json");
    assertEquals(3, resumed.code());
    assertEquals("RUN_FINISHED", resumed.json().at("/problems/0/code").asText());
    Answer stopped = line.turnstone("stop", run);
    assertEquals(3, stopped.code());
    assertTrue(stopped.err().contains("nothing to stop"), stopped.err());
  }

  @Test
  void anUnknownRunIsRefusedByEveryCommand() {
    for (String command : List.of("resume", "verify", "quarantine", "stop")) {
      Answer answer = line.turnstone(command, "20260101-000000-beef");
      assertEquals(3, answer.code(), command);
      assertTrue(answer.err().contains("20260101-000000-beef"), answer.err());
    }
  }

  @Test
  void aSlowRunIsStoppedFromOutsideAndResumedToItsEnd() throws Exception {
    from.execute(
        "insert into Customer with recursive n(i) as (select 10 union all select i + 1 from n"
            + " where i < 3000) select i, 'Name ' || i, i % 90 from n");
    Answer[] first = new Answer[1];
    Thread running =
        new Thread(
            () -> first[0] = migrate("--rows-per-second", "400", "--chunk-rows", "100", "--json"));
    running.start();
    String run = "";
    for (int i = 0; i < 200 && run.isEmpty(); i++) {
      Thread.sleep(50);
      JsonNode newest = line.turnstone("runs", "--json").json().at("/runs/0");
      run = newest.path("working").asBoolean() ? newest.get("run").asText() : "";
    }
    Answer stop = line.turnstone("stop", run);
    assertEquals(0, stop.code(), stop.all());
    running.join(30_000);
    assertEquals(4, first[0].code(), first[0].all());
    assertEquals("STOPPED", first[0].json().get("state").asText());
    long before = Long.parseLong(to.query("select count(*) from Customer").get(0).get(0));
    assertTrue(before < 2994, "it had not come to its end: " + before);
    Answer early = line.turnstone("verify", run, "--json");
    assertEquals(3, early.code(), "half a run was called whole: " + early.all());
    assertEquals("RUN_UNFINISHED", early.json().at("/problems/0/code").asText());
    Answer resumed = line.turnstone("resume", run, "--json");
    assertEquals(0, resumed.code(), resumed.all());
    assertEquals(2994, resumed.json().at("/tables/0/inserted").asLong());
    assertEquals("2994", to.query("select count(*) from Customer").get(0).get(0));
  }

  @Test
  void aTargetThatCannotBeAFileIsRefused() throws Exception {
    Path deep = folder.resolve("none/deep.db");
    Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear Ann, ".repeat(300));
    for (Path target : List.of(deep, letter, folder)) {
      Answer answer =
          line.turnstone("migrate", "--from", from.connString(), "--to", "sqlite:" + target);
      assertEquals(3, answer.code(), answer.all());
      assertTrue(answer.err().startsWith("BLOCKER "), answer.err());
      assertTrue(answer.err().contains(folder.toString()), answer.err());
    }
    assertFalse(Files.exists(deep));
    assertTrue(Files.readString(letter).startsWith("Dear Ann, Dear Ann"));
  }

  @Test
  void aMissingSourceIsRefusedAndNoTargetIsMade() {
    Path target = folder.resolve("new.db");
    Answer answer =
        line.turnstone(
            "migrate", "--from", "sqlite:" + folder.resolve("none.db"), "--to", "sqlite:" + target);
    assertEquals(3, answer.code());
    assertTrue(answer.err().contains("none.db"), answer.err());
    assertFalse(Files.exists(target), "nothing was to be written");
  }

  private String run() {
    Answer answer = migrate("--json");
    assertEquals(0, answer.code(), answer.all());
    return answer.json().get("run").asText();
  }

  private Answer migrate(String... more) {
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of("migrate", "--from", from.connString(), "--to", to.connString()));
    arguments.addAll(List.of(more));
    return line.turnstone(arguments.toArray(new String[0]));
  }
}
