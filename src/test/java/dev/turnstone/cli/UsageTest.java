package dev.turnstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turnstone.cli.CommandLineRun.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  @TempDir Path folder;
  private CommandLineRun line;

  @BeforeEach
  void begin() {
    line = new CommandLineRun(folder);
  }

  @Test
  void aloneItSaysWhatItCanDoAndThatTheWindowIsNotThereYet() {
    Answer answer = line.turnstone();
    assertEquals(0, answer.code());
    assertTrue(answer.out().contains("There is no display for the window"), answer.out());
    assertTrue(answer.out().contains("migrate"), answer.out());
    assertEquals("", answer.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "inspect",
        "plan",
        "plan new",
        "plan show",
        "plan set",
        "plan check",
        "rehearse",
        "run",
        "resume",
        "promote",
        "abort",
        "stop",
        "runs",
        "verify",
        "quarantine",
        "migrate"
      })
  void everyCommandExplainsItself(String command) {
    Answer answer = line.turnstone((command + " --help").split(" "));
    assertEquals(0, answer.code());
    assertTrue(answer.out().startsWith("Usage: turnstone " + command), answer.out());
    assertTrue(answer.out().contains("--workspace"), answer.out());
  }

  @Test
  void aMistypedCommandIsAnsweredWithTheOneThatWasMeant() {
    Answer answer = line.turnstone("migrat");
    assertEquals(2, answer.code());
    assertTrue(answer.err().contains("there is no command migrat"), answer.err());
    assertTrue(answer.err().contains("turnstone migrate"), answer.err());
    assertEquals("", answer.out());
  }

  @ParameterizedTest
  @CsvSource({
    "plan chekc plan.json, turnstone plan check",
    "plan hsow plan.json, turnstone plan show",
    "runt, turnstone run",
    "verfiy x, turnstone verify",
    "resmue x, turnstone resume"
  })
  void swappedLettersAreUnderstoodAlsoInShortCommands(String typed, String meant) {
    Answer answer = line.turnstone(typed.split(" "));
    assertEquals(2, answer.code());
    assertTrue(answer.err().contains("Did you mean " + meant + "?"), answer.err());
  }

  @ParameterizedTest
  @CsvSource({
    "plan chekc plan.json --json, turnstone plan check",
    "run --json, plan.json",
    "run {plan} --json --workers 0, --workers",
    "runs --json --lately, --lately",
    "plan set {plan} --json, --zone",
    "quarantine x --json --csv, --csv",
    "migrate --json --from sqlite:a, --to"
  })
  void whatMakesNoSenseIsOneDocumentWhereOneIsAskedFor(String typed, String named) {
    Path plan = SampleFiles.plan(folder);
    Answer answer = line.turnstone(typed.replace("{plan}", plan.toString()).split(" "));
    assertEquals(2, answer.code(), answer.all());
    assertEquals("", answer.err());
    JsonNode document = answer.json();
    assertEquals("REFUSED", document.get("state").asText());
    JsonNode problem = document.get("problems").get(0);
    assertEquals("USAGE", problem.get("code").asText());
    assertTrue(problem.get("message").asText().contains(named), document::toString);
  }

  @Test
  void anUnknownOptionIsNamedAndWhereToReadOn() {
    Answer answer = line.turnstone("run", "plan.json", "--wrokers", "3");
    assertEquals(2, answer.code());
    assertTrue(answer.err().contains("there is no option --wrokers"), answer.err());
    assertTrue(answer.err().contains("--workers"), answer.err());
    assertTrue(answer.err().contains("turnstone run --help"), answer.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--password hunter2canary", "--password=hunter2canary"})
  void aPasswordTypedAsAnArgumentIsRefusedAndNeverRepeated(String typed) {
    Answer answer = line.turnstone(("inspect postgresql://ann@localhost/shop " + typed).split(" "));
    assertEquals(2, answer.code());
    assertFalse(answer.all().contains("hunter2canary"), answer.all());
    assertTrue(answer.err().contains("never from an argument"), answer.err());
  }

  @ParameterizedTest
  @CsvSource({
    "run plan.json --workers 0, --workers",
    "run plan.json --workers 33, --workers",
    "run plan.json --workers many, --workers",
    "run plan.json --chunk-rows 0, --chunk-rows",
    "run plan.json --rows-per-second -1, --rows-per-second",
    "run plan.json --mb-per-second 0, --mb-per-second",
    "run plan.json --accept-quarantine some, --accept-quarantine",
    "demo --scale 0, --scale",
    "plan new --from sqlite:a --to sqlite:b --rename CamelCase, --rename",
    "plan new --to sqlite:b, --from",
    "run, plan.json",
    "resume, RUN",
    "quarantine x --csv --cvs, --csv",
    "plan, plan new"
  })
  void whatMakesNoSenseIsUsage(String typed, String named) {
    Path plan = typed.startsWith("run plan") ? SampleFiles.plan(folder) : Path.of("plan.json");
    Answer answer = line.turnstone(typed.replace("plan.json", plan.toString()).split(" "));
    assertEquals(2, answer.code(), answer.all());
    assertTrue(answer.err().contains(named), answer.err());
    assertEquals("", answer.out());
  }

  @Test
  void aSenselessOptionIsRefusedBeforeAnythingIsDone() {
    Path plan = folder.resolve("kept.json");
    Answer answer =
        line.turnstone(
            "migrate",
            "--from",
            "sqlite:" + folder.resolve("none.db"),
            "--to",
            "sqlite:" + folder.resolve("new.db"),
            "--workers",
            "99",
            "-o",
            plan.toString());

    assertEquals(2, answer.code(), answer.all());
    assertTrue(answer.err().contains("'--workers': it must be"), answer.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"shop", "oracle://ann@localhost/x", "postgresql://localhost", "mysql://a@b/c?x=1"})
  void aConnectionThatCannotBeUnderstoodIsUsage(String typed) {
    Answer answer = line.turnstone("inspect", typed);
    assertEquals(2, answer.code(), answer.all());
    assertTrue(answer.err().startsWith("BLOCKER "), answer.err());
  }

  @Test
  void aPasswordInTheConnectionIsNeverRepeated() {
    Answer answer =
        line.turnstone("inspect", "postgresql://ann:hunter2canary@localhost/shop", "--json");
    assertEquals(2, answer.code());
    assertFalse(answer.all().contains("hunter2canary"), answer.all());
    assertEquals("REFUSED", answer.json().get("state").asText());
  }

  @Test
  void itTellsItsVersion() {
    assertTrue(line.turnstone("--version").out().matches("Turnstone [0-9].*\\R"));
  }
}
