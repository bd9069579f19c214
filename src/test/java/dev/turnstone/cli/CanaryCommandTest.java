package dev.turnstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turnstone.cli.CommandLineRun.Answer;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A canary by command: what is said, and how the process ends. */
class CanaryCommandTest {
  @TempDir Path folder;
  private CommandLineRun line;
  private TestDatabase from;
  private TestDatabase to;

  @BeforeEach
  void begin() {
    line = new CommandLineRun(folder);
    from = Databases.sqlite(folder);
    to = Databases.sqlite(folder);
    from.execute(
        "create table item(id integer not null primary key, qty integer)",
        "insert into item with recursive n(i) as (select 1 union all select i + 1 from n"
            + " where i < 100) select i, i from n");
  }

  @AfterEach
  void end() {
    from.close();
    to.close();
  }

  private Answer migrate(String... options) {
    List<String> typed =
        new ArrayList<>(List.of("migrate", "--from", from.connString(), "--to", to.connString()));
    typed.addAll(List.of(options));
    return line.turnstone(typed.toArray(String[]::new));
  }

  private int loaded() {
    return to.query("select id from item").size();
  }

  @Test
  void itWaitsAndSaysHowItGoesOnUntilItIsPromoted() {
    Answer canary = migrate("--canary", "10", "--json");
    assertEquals(6, canary.code(), canary.all());
    JsonNode document = canary.json();
    String run = document.get("run").asText();
    assertEquals("CANARY", document.get("state").asText());
    assertEquals(10, document.at("/tables/0/inserted").asInt());
    assertTrue(document.at("/tables/0/verified").asBoolean());
    assertEquals(10, loaded());

    assertTrue(line.turnstone("runs").out().contains("canary, waits for promote or abort"));
    assertEquals("CANARY", line.turnstone("runs", "--json").json().at("/runs/0/state").asText());
    Answer resumed = line.turnstone("resume", run);
    assertEquals(3, resumed.code());
    assertTrue(resumed.err().contains("turnstone promote " + run), resumed.err());
    Answer verified = line.turnstone("verify", run);
    assertEquals(6, verified.code(), verified.all());
    assertTrue(verified.out().contains("turnstone promote " + run), verified.out());
    assertTrue(verified.out().contains("turnstone abort " + run), verified.out());
    assertEquals(0, line.turnstone("compare", run).code());

    Answer promoted = line.turnstone("promote", run, "--json");
    assertEquals(0, promoted.code(), promoted.all());
    assertEquals("DONE", promoted.json().get("state").asText());
    assertEquals(document.get("plan"), promoted.json().get("plan"));
    assertEquals(100, loaded());
    String whole = promoted.json().get("run").asText();
    assertTrue(line.turnstone("runs").out().contains("canary, promoted to " + whole));

    Answer again = line.turnstone("promote", run);
    assertEquals(3, again.code());
    assertTrue(again.err().contains("was promoted already, as run "), again.err());
  }

  @Test
  void anAbortedCanaryIsAnUndo() {
    String run = migrate("--canary", "10", "--json").json().get("run").asText();
    Answer aborted = line.turnstone("abort", run, "--json");
    assertEquals(0, aborted.code(), aborted.all());
    assertEquals("UNDONE", aborted.json().get("state").asText());
    assertEquals(10, aborted.json().at("/tables/0/removed").asInt());
    assertEquals(List.of(), to.query("select name from sqlite_schema"));
    assertEquals(0, line.turnstone("abort", run).code(), "it is undone already");
    assertEquals(3, line.turnstone("promote", run).code());
    String whole = migrate("--json").json().get("run").asText();
    Answer none = line.turnstone("abort", whole);
    assertEquals(3, none.code());
    assertTrue(none.err().contains("was no canary"), none.err());
  }

  @Test
  void aCanaryThatIsWellPromotesItselfWhereThatIsWished() {
    Answer whole = migrate("--canary", "10", "--canary-auto", "--json");
    assertEquals(0, whole.code(), whole.all());
    assertEquals("DONE", whole.json().get("state").asText());
    assertEquals(100, loaded());
  }

  @Test
  void aCanaryThatSetRowsAsideWaitsForAPerson() {
    from.execute("update item set qty = 'many'");
    Answer canary = migrate("--canary", "10", "--canary-auto");
    assertEquals(6, canary.code(), canary.all());
    assertTrue(canary.out().contains("the canary set 10 rows aside"), canary.out());
    assertTrue(canary.out().contains("turnstone promote "), canary.out());
    assertEquals(0, loaded());
  }

  @Test
  void aPlanMayAskForACanaryAndARunMayDoWithout() {
    Path plan = folder.resolve("plan.json");
    String file = plan.toString();
    line.turnstone(
        "plan",
        "new",
        "--from",
        from.connString(),
        "--to",
        to.connString(),
        "-o",
        file,
        "--create-missing");
    MigrationPlan read = PlanFile.read(plan);
    PlanFile.write(plan, read.with(read.safeguards().withCanary(OptionalInt.of(3))));
    assertTrue(line.turnstone("plan", "show", file).out().contains("Canary: 3 rows"));
    Answer canary = line.turnstone("run", file, "--json");
    assertEquals(6, canary.code(), canary.all());
    assertEquals(3, loaded());
    assertEquals(0, line.turnstone("abort", canary.json().get("run").asText()).code());
    Answer whole = line.turnstone("run", file, "--canary", "none");
    assertEquals(0, whole.code(), whole.all());
    assertEquals(100, loaded());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "some", "100001"})
  void numbersThatMakeNoSenseAreUsage(String rows) {
    Answer answer = migrate("--canary", rows);
    assertEquals(2, answer.code(), answer.all());
    assertTrue(answer.err().contains("--canary"), answer.err());
  }
}
