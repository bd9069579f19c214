package dev.turnstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turnstone.cli.CommandLineRun.Answer;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {
  @TempDir Path folder;
  private CommandLineRun line;
  private Path file;

  @BeforeEach
  void begin() {
    line = new CommandLineRun(folder);
    SampleFiles.plan(folder);
    file = folder.resolve("new.json");
  }

  @Test
  void aNewPlanNamesWhatItFoundAndWhatItLeftOpen() {
    Answer answer = planNew();
    assertEquals(0, answer.code(), answer.err());
    assertTrue(answer.out().contains("9 tables planned, 2 questions left open."), answer.out());
    assertTrue(answer.out().matches("(?s).*OrderItem +order_items +5 .*"), answer.out());
    assertTrue(answer.out().contains("OPEN main.Customer.Tel"), answer.out());
    assertTrue(answer.out().contains("OPEN main.Stock"), answer.out());
    assertTrue(answer.out().contains("view main.OpenOrder"), answer.out());
    assertEquals(9, PlanFile.read(file).tables().size());
  }

  @Test
  void tablesAreChosenByPatterns() {
    planNew("--tables", "order*,payment", "--exclude", "OrderItem");
    assertEquals(List.of("Order", "Payment"), sources(PlanFile.read(file)));
  }

  @Test
  void missingTablesArePlannedWhenAskedForUnderTheirNewNames() {
    planNew("--create-missing", "--rename", "snake_case");
    MigrationPlan plan = PlanFile.read(file);
    assertTrue(
        plan.tables().stream()
            .anyMatch(t -> t.target().name().equals("stock") && t.create().isPresent()));
  }

  @Test
  void aTableThatWasFoundByAnotherNameIsNotSaidToHaveTheSame() {
    String out = planNew().out();
    assertTrue(
        out.matches("(?s).*EventLog +event_log +3  matched by same words \\(0.95\\).*"), out);
    assertFalse(out.contains("matched by the same name"), out);
  }

  @Test
  void aPlanThatCannotBeWrittenSaysWhyInWords() {
    file = folder.resolve("none").resolve("plan.json");
    Answer answer = planNew();
    assertEquals(3, answer.code(), answer.all());
    assertTrue(answer.err().contains("none/plan.json cannot be written: there is no such folder"));
    assertFalse(answer.all().contains("Exception"), answer.all());
  }

  @Test
  void aPatternThatFitsNothingIsRefused() {
    Answer answer = planNew("--tables", "nosuch*");
    assertEquals(3, answer.code(), answer.all());
    assertTrue(answer.err().contains("nosuch*"), answer.err());
    assertTrue(Files.notExists(file));
  }

  @Test
  void theFinishedPlanOfTheSampleCanBeRun() {
    Answer answer = line.turnstone("plan", "check", folder.resolve("plan.json").toString());
    assertEquals(0, answer.code(), answer.all());
    assertTrue(answer.out().contains("0 blockers"), answer.out());
    assertTrue(answer.out().contains("The plan can be run"), answer.out());
  }

  @Test
  void aBlockerIsNamedWithItsFixAndEndsWithThree() {
    planNew();
    store5("drop table payments");
    Answer answer = line.turnstone("plan", "check", file.toString());
    assertEquals(3, answer.code(), answer.all());
    assertTrue(
        answer.out().matches("(?s).*BLOCKER [a-z.]*payments: .*\n    [A-Z].*"), answer.out());
    assertTrue(answer.out().contains("The plan cannot be run"), answer.out());
  }

  @Test
  void aCheckFindsWhatTheRunWouldRefuse() throws Exception {
    planNew();
    String plan = Files.readString(file).replaceFirst("\"hash\".*\n", "");
    String rule = "\"kind\" : \"copy\",\\s*\"column\" : \"Quantity\"";
    String constant = "\"kind\" : \"constant\", \"value\" : \"many\"";
    Files.writeString(file, plan.replaceFirst(rule, constant));

    Answer answer = line.turnstone("plan", "check", file.toString());

    assertEquals(3, answer.code(), answer.all());
    assertTrue(answer.out().contains("BLOCKER main.order_items.quantity: "), answer.out());
  }

  @Test
  void theDocumentOfACheckHasTheNamesOthersRelyOn() {
    Answer answer =
        line.turnstone("plan", "check", folder.resolve("plan.json").toString(), "--json");
    JsonNode document = answer.json();
    List<String> names = new ArrayList<>();
    document.at("/problems/0").fieldNames().forEachRemaining(names::add);
    assertEquals(
        List.of("code", "severity", "table", "column", "message", "fix", "count", "examples"),
        names);
    assertTrue(document.get("runnable").asBoolean());
  }

  private void store5(String sql) {
    new dev.turnstone.support.TestDatabase("sqlite", "", 0, folder + "/store5.db", "", "")
        .execute(sql);
  }

  private Answer planNew(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "plan",
                "new",
                "--from",
                "sqlite:" + folder + "/store4.db",
                "--to",
                "sqlite:" + folder + "/store5.db",
                "-o",
                file.toString()));
    arguments.addAll(List.of(more));
    return line.turnstone(arguments.toArray(new String[0]));
  }

  private static List<String> sources(MigrationPlan plan) {
    return plan.tables().stream().map(t -> t.source().name()).toList();
  }
}
