package dev.turnstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.turnstone.app.sample.SampleStore;
import dev.turnstone.cli.CommandLineRun.Answer;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample through {@code run}, and what is refused before it. */
class RunCommandTest {
  @TempDir Path folder;
  private CommandLineRun line;
  private String plan;

  @BeforeEach
  void begin() {
    line = new CommandLineRun(folder);
    plan = SampleFiles.plan(folder).toString();
  }

  @Test
  void theSampleComesOutAsExpectedDownToEveryCause() throws Exception {
    Answer answer = line.turnstone("run", plan, "--json");
    assertEquals(1, answer.code(), answer.err());
    JsonNode document = answer.json();
    assertEquals("DONE_WITH_SET_ASIDE", document.get("state").asText());
    JsonNode expected = new ObjectMapper().readTree(SampleStore.text("expected.json"));
    Map<String, String> wanted = new TreeMap<>();
    expected.get("tables").forEach(t -> wanted.put(name(t, "target"), counts(t)));
    Map<String, String> found = new TreeMap<>();
    document.get("tables").forEach(t -> found.put(name(t, "target"), counts(t)));
    assertEquals(wanted, found);
    document.get("tables").forEach(t -> assertTrue(t.get("verified").asBoolean(), t.toString()));

    Map<String, Integer> causes = new TreeMap<>();
    for (JsonNode table : expected.get("tables")) {
      for (Map.Entry<String, JsonNode> cause : table.get("causes").properties()) {
        causes.put(name(table, "target") + " " + cause.getKey(), cause.getValue().asInt());
      }
    }
    Map<String, Integer> given = new TreeMap<>();
    JsonNode rows = line.turnstone("quarantine", name(document, "run"), "--json").json();
    for (JsonNode row : rows.get("rows")) {
      given.merge(name(row, "table") + " " + name(row, "code"), 1, Integer::sum);
    }
    assertEquals(causes, given);
  }

  @Test
  void theDocumentHasTheNamesOthersRelyOnInTheirOrder() {
    JsonNode document = line.turnstone("run", plan, "--json").json();
    assertEquals(
        List.of("run", "state", "plan", "tables", "problems", "seconds", "phases"),
        names(document));
    assertEquals(
        List.of(
            "source",
            "target",
            "read",
            "inserted",
            "updated",
            "unchanged",
            "filtered",
            "setAside",
            "verified",
            "missing",
            "extra",
            "changed",
            "seconds",
            "examples"),
        names(document.at("/tables/0")));
    assertEquals(List.of("name", "seconds"), names(document.at("/phases/0")));
    assertTrue(document.get("plan").asText().matches("[0-9a-f]{64}"));
  }

  @Test
  void textTellsEveryTableTheCausesAndWhereToLookNext() {
    Answer answer = line.turnstone("run", plan);
    assertEquals(1, answer.code());
    assertTrue(answer.out().contains("done, 29 rows set aside"), answer.out());
    assertTrue(answer.out().matches("(?s).*order_items +13,000 +12,996 .*"), answer.out());
    assertTrue(answer.out().contains("customers.birth_date"), answer.out());
    assertTrue(answer.out().contains("turnstone quarantine "), answer.out());
    assertFalse(answer.out().contains("\u001b"), "no colours where there is no terminal");
  }

  @Test
  void theReportHoldsTheSameDocument() throws Exception {
    Path report = folder.resolve("report.json");
    Answer answer = line.turnstone("run", plan, "--json", "--report", report.toString());
    assertEquals(answer.json(), new ObjectMapper().readTree(Files.readString(report)));
  }

  @Test
  void aReportThatCouldNotBeWrittenIsRefusedBeforeTheRun() {
    Path report = folder.resolve("none").resolve("report.json");
    Answer answer = line.turnstone("run", plan, "--report", report.toString());
    assertEquals(3, answer.code());
    assertTrue(answer.err().contains("none/report.json"), answer.err());
    assertTrue(store5().query("select * from customers").isEmpty());
  }

  @Test
  void moreRowsSetAsideThanAcceptedStopTheRunWhichCanBeResumed() {
    Answer stopped = line.turnstone("run", plan, "--accept-quarantine", "3", "--json");
    assertEquals(4, stopped.code(), stopped.all());
    assertEquals("STOPPED", stopped.json().get("state").asText());
    assertEquals("SET_ASIDE_LIMIT", stopped.json().at("/problems/0/code").asText());
    JsonNode runs = line.turnstone("runs", "--json").json();
    assertEquals("STOPPED", runs.at("/runs/0/state").asText());
    String run = name(stopped.json(), "run");
    assertTrue(line.turnstone("runs").out().contains(run + "  stopped, can be resumed"));
  }

  @Test
  void aTargetThatHoldsRowsAlreadyIsRefused() {
    store5().execute("insert into suppliers values (1, 'already here', null)");
    Answer answer = line.turnstone("run", plan, "--json");
    assertEquals(3, answer.code(), answer.all());
    assertEquals("REFUSED", answer.json().get("state").asText());
    assertTrue(answer.json().get("run").isNull());
    assertEquals("TABLE_NOT_EMPTY", answer.json().at("/problems/0/code").asText());
    assertTrue(store5().query("select * from customers").isEmpty());
  }

  @Test
  void aRefusalIsTextWithTheFixBelowAndNoStackTrace() {
    store5().execute("insert into suppliers values (1, 'already here', null)");
    Answer answer = line.turnstone("run", plan);
    assertEquals(3, answer.code());
    assertTrue(
        answer.err().matches("(?s).*BLOCKER [a-z.]*suppliers: [^\n]*1 rows[^\n]*\n    [A-Z].*"),
        answer.err());
    assertTrue(answer.err().endsWith("Nothing was written.\n"), answer.err());
    assertFalse(answer.all().contains("Exception"), answer.all());
  }

  @Test
  void valuesOfRowsAreInNoMessageAndInNoLog() throws Exception {
    TestDatabase old = new TestDatabase("sqlite", "", 0, folder + "/store4.db", "", "");
    old.execute(
        "update Product set Name = 'canary-7f3a', Price = 'canary-price' where ProductId = 4");
    Answer answer = line.turnstone("run", plan);
    assertEquals(1, answer.code());
    assertFalse(answer.all().contains("canary"), answer.all());
    try (var files = Files.walk(folder.resolve("workspace"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".log")).toList()) {
        assertFalse(Files.readString(file).contains("canary"), file.toString());
      }
    }
  }

  @Test
  void aPlanThatIsMissingCutChangedOrTooNewIsRefusedByName() throws Exception {
    String whole = Files.readString(Path.of(plan));
    Path written = folder.resolve("written.json");
    newPlan(written);
    String hashed = Files.readString(written);
    assertRefused("gone.json", null, "PLAN_MISSING");
    assertRefused("cut.json", whole.substring(0, whole.length() / 2), "PLAN_UNREADABLE");
    assertRefused("changed.json", hashed.replace("INTO_EMPTY", "UPSERT"), "PLAN_UNREADABLE");
    assertRefused("newer.json", hashed.replace("\"format\" : 1", "\"format\" : 2"), "PLAN_TOO_NEW");
    assertRefused("letter.json", "Dear Ann", "PLAN_UNREADABLE");
    assertTrue(store5().query("select * from customers").isEmpty());
  }

  private void newPlan(Path file) {
    Answer answer =
        line.turnstone(
            "plan",
            "new",
            "--from",
            "sqlite:" + folder + "/store4.db",
            "--to",
            "sqlite:" + folder + "/store5.db",
            "-o",
            file.toString());
    assertEquals(0, answer.code(), answer.err());
  }

  private void assertRefused(String file, String content, String code) throws Exception {
    if (content != null) {
      Files.writeString(folder.resolve(file), content);
    }
    Answer answer = line.turnstone("run", folder.resolve(file).toString(), "--json");
    assertEquals(3, answer.code(), answer.all());
    assertEquals(code, answer.json().at("/problems/0/code").asText());
    assertTrue(answer.json().at("/problems/0/message").asText().contains(file));
  }

  private TestDatabase store5() {
    return new TestDatabase("sqlite", "", 0, folder + "/store5.db", "", "");
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String name(JsonNode object, String field) {
    return object.get(field).asText();
  }

  private static String counts(JsonNode table) {
    return table.get("read") + " " + table.get("inserted") + " " + table.get("setAside");
  }
}
