package dev.turnstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turnstone.cli.CommandLineRun.Answer;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions of a plan: recorded, asked before and after a run, and nothing written by them. */
class PlanRequireCommandTest {
  @TempDir Path folder;
  private CommandLineRun line;
  private TestDatabase source;
  private TestDatabase target;
  private String plan;

  @BeforeEach
  void begin() {
    line = new CommandLineRun(folder);
  }

  private void between(String one, String other) {
    source = Databases.of(one, folder);
    target = Databases.of(other, folder);
    line.with("TURNSTONE_SOURCE_PASSWORD", source.password());
    line.with("TURNSTONE_TARGET_PASSWORD", target.password());
    source.execute(
        "CREATE TABLE payment (id INTEGER PRIMARY KEY, amount DECIMAL(8,2) NOT NULL)",
        "INSERT INTO payment VALUES (1, 10.50), (2, 4.50), (3, 5.00)");
    plan = folder.resolve("plan.json").toString();
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
    if (source != null) source.close();
    if (target != null) target.close();
  }

  private Answer said(int code, String... arguments) {
    Answer answer = line.turnstone(arguments);
    assertEquals(code, answer.code(), answer.all());
    return answer;
  }

  @ParameterizedTest
  @ValueSource(strings = {TestDatabase.SQLITE, TestDatabase.POSTGRESQL, TestDatabase.MARIADB})
  void aRunWhoseConditionsHoldIsDoneAndShowsWhatWasFound(String vendor) {
    between(vendor, vendor.equals(TestDatabase.SQLITE) ? TestDatabase.POSTGRESQL : vendor);
    String sum = "SELECT sum(amount) FROM payment";
    said(0, "plan", "require", plan, "sum of payments", "--sql", sum, "--same-as", sum);
    said(
        0,
        "plan",
        "require",
        plan,
        "three",
        "--sql",
        "SELECT count(*) FROM payment",
        "--equals",
        "3");
    String none = "SELECT id FROM payment WHERE amount < 0";
    said(0, "plan", "require", plan, "none owed", "--source", "--before", "--sql", none);
    JsonNode document = said(0, "run", plan, "--json").json();
    JsonNode conditions = document.get("conditions");
    assertEquals(List.of("sum of payments", "three"), conditions.findValuesAsText("name"));
    assertEquals(List.of("true", "true"), conditions.findValuesAsText("holds"));
    assertEquals(
        0, new BigDecimal("20").compareTo(new BigDecimal(conditions.at("/0/found").asText())));
    assertEquals("3", conditions.at("/1/found").asText());
    String run = document.get("run").asText();
    Answer again = said(0, "verify", run);
    assertTrue(again.out().contains("holds three: 3"), again.all());
    target.execute("DELETE FROM payment WHERE id = 2");
    Answer later = said(5, "verify", run);
    assertTrue(later.out().contains("unmet three: found 2, wanted 3"), later.all());
  }

  @Test
  void aConditionBeforeTheRunThatDoesNotHoldRefusesItAndNothingIsWritten() {
    between(TestDatabase.SQLITE, TestDatabase.POSTGRESQL);
    String open = "SELECT id FROM payment WHERE amount > 5";
    said(0, "plan", "require", plan, "none large", "--source", "--before", "--sql", open);
    String words =
        "the condition none large does not hold on the source: its query has to give no row, and gives one row with a value.";
    assertTrue(said(3, "plan", "check", plan).out().contains(words));
    Answer refused = said(3, "run", plan);
    assertTrue(refused.all().contains(words), refused.all());
    assertFalse(refused.all().contains("10.5"), "no value of a row is told");
    assertEquals(
        0, count("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'"));
    said(0, "plan", "require", plan, "none large", "--remove");
    said(0, "run", plan);
  }

  @Test
  void aConditionAfterTheRunThatDoesNotHoldMakesItDifferent() {
    between(TestDatabase.SQLITE, TestDatabase.MARIADB);
    said(
        0,
        "plan",
        "require",
        plan,
        "four",
        "--sql",
        "SELECT count(*) FROM payment",
        "--equals",
        "4");
    Answer run = said(5, "run", plan);
    assertTrue(
        run.out().contains("different. A condition of the plan does not hold after the run."),
        run.all());
    assertTrue(run.out().contains("unmet four: found 3, wanted 4"), run.all());
  }

  @ParameterizedTest
  @ValueSource(strings = {TestDatabase.SQLITE, TestDatabase.POSTGRESQL, TestDatabase.MARIADB})
  void aQueryThatWritesOrCannotBeReadIsRefusedAndChangesNothing(String vendor) {
    between(TestDatabase.SQLITE, vendor);
    target.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY)", "INSERT INTO kept VALUES (1)");
    said(0, "plan", "set", plan, "--table", "*", "--accept-structure");
    for (String sql :
        new String[] {"DELETE FROM kept RETURNING id", "SELECT nothing FROM nowhere"}) {
      said(0, "plan", "require", plan, "odd", "--before", "--sql", sql);
      Answer refused = said(3, "run", plan);
      assertTrue(
          refused.all().contains("the condition odd cannot be asked of the target"), refused.all());
      assertEquals(1, count("SELECT count(*) FROM kept"));
    }
  }

  @Test
  void whatMakesNoSenseIsRefusedAndThePlanStaysAsItWas() throws Exception {
    between(TestDatabase.SQLITE, TestDatabase.SQLITE);
    String before = Files.readString(Path.of(plan));
    said(2, "plan", "require", plan, "x");
    said(2, "plan", "require", plan, " ", "--sql", "SELECT 1");
    said(2, "plan", "require", plan, "x", "--remove");
    said(
        2,
        "plan",
        "require",
        plan,
        "x",
        "--sql",
        "SELECT 1",
        "--equals",
        "1",
        "--same-as",
        "SELECT 1");
    assertEquals(before, Files.readString(Path.of(plan)));
  }

  @Test
  void aPlanWithoutConditionsLooksAsBefore() throws Exception {
    between(TestDatabase.SQLITE, TestDatabase.SQLITE);
    String before = Files.readString(Path.of(plan));
    assertFalse(before.contains("conditions"));
    said(0, "plan", "require", plan, "x", "--sql", "SELECT 1", "--equals", "1.0");
    assertTrue(
        said(0, "plan", "show", plan)
            .out()
            .contains("Condition: x: after the run, on the target: SELECT 1 gives 1.0"));
    said(0, "plan", "require", plan, "x", "--remove");
    assertEquals(before, Files.readString(Path.of(plan)));
  }

  @Test
  void moreThanTheAllowedPartOfTheRowsSetAsideStopsTheRun() {
    between(TestDatabase.SQLITE, TestDatabase.POSTGRESQL);
    source.execute("CREATE TABLE odd (id INTEGER PRIMARY KEY, n INTEGER)");
    source.execute(
        "INSERT INTO odd WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 197) SELECT i, i FROM s");
    source.execute("UPDATE odd SET n = 'abc' WHERE id <= 4");
    String[] begin = {
      "migrate", "--from", source.connString(), "--to", target.connString(), "--accept-quarantine"
    };
    said(2, with(begin, "101%"));
    Answer stopped = said(4, with(begin, "1.5%"));
    assertTrue(
        stopped.all().contains("4 rows were set aside, more than the 3 allowed."), stopped.all());
  }

  @Test
  void asManyAsThePartAllowsAreSetAside() {
    between(TestDatabase.SQLITE, TestDatabase.POSTGRESQL);
    source.execute("UPDATE payment SET amount = 'abc' WHERE id = 1");
    said(1, "run", plan, "--accept-quarantine", "34%");
  }

  private int count(String sql) {
    return Integer.parseInt(target.query(sql).get(0).get(0));
  }

  private static String[] with(String[] begin, String last) {
    String[] all = Arrays.copyOf(begin, begin.length + 1);
    all[begin.length] = last;
    return all;
  }
}
