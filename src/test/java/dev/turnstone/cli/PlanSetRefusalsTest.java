package dev.turnstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turnstone.cli.CommandLineRun.Answer;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code plan set} refuses, what it answers, and that the file stays as it is when it does.
 */
class PlanSetRefusalsTest {
  @TempDir Path folder;
  private PlanFileRun run;

  @BeforeEach
  void begin() {
    run = PlanFileRun.of(folder);
  }

  @Test
  void anExpressionIsHeldAgainstTheColumnsOfASourceFile() throws IOException {
    run.done("--column", "item.extra", "--expression", "name + '!'");
    assertEquals(new FieldRule.Expression("name + '!'"), run.field("item", "extra").rule());
    String before = Files.readString(run.file());
    Answer wrong = run.set("--column", "item.extra", "--expression", "nmae + '!'");
    assertEquals(3, wrong.code(), wrong.all());
    assertTrue(wrong.err().contains("there is no column or function nmae"), wrong.err());
    assertEquals(before, Files.readString(run.file()));
  }

  @Test
  void theGrammarOfAnExpressionIsCheckedWithoutALook() {
    MigrationPlan plan = run.plan();
    String json = PlanFile.toJson(plan).replace(plan.source().connection(), "sqlite:/not/there.db");
    run.write(json.replaceFirst("\"hash\" : \"[0-9a-f]*\",", ""));
    Answer wrong = run.set("--column", "item.extra", "--expression", "name +");
    assertEquals(3, wrong.code(), wrong.all());
    assertTrue(wrong.err().contains("wrong at position 1:"), wrong.err());
    run.done("--column", "item.extra", "--expression", "nmae + 'x'");
  }

  @Test
  void theDocumentListsExactlyWhatChanged() {
    String before = PlanFile.hash(run.plan());
    Answer answer = run.set("--column", "item.made", "--truncate", "--json");
    assertEquals(0, answer.code(), answer.all());
    JsonNode document = answer.json();
    List<String> names = new ArrayList<>();
    document.fieldNames().forEachRemaining(names::add);
    assertEquals(List.of("plan", "planBefore", "changes"), names);
    assertEquals(before, document.get("planBefore").asText());
    assertEquals(PlanFile.hash(run.plan()), document.get("plan").asText());
    assertNotEquals(before, document.get("plan").asText());
    assertEquals(
        "[{\"table\":\"main.item\",\"column\":\"made\",\"before\":\"copy of made\","
            + "\"after\":\"copy of made, cut to what fits\"}]",
        document.get("changes").toString());
    JsonNode table = run.set("--table", "item", "--write", "insert", "--json").json();
    assertTrue(table.at("/changes/0/column").isNull(), table.toString());
  }

  @Test
  void whatIsSoAlreadyLeavesTheFileAsItIs() throws IOException {
    run.done("--column", "item.made", "--truncate");
    Object stamp = Files.getAttribute(run.file(), "unix:ino");
    Answer again = run.done("--column", "item.made", "--truncate");
    assertTrue(again.out().startsWith("It was so already"), again.out());
    assertEquals(stamp, Files.getAttribute(run.file(), "unix:ino"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--column nosuch* --truncate",
        "--column item.nosuch --truncate",
        "--table nosuch --skip",
        "--table item,nosuch --write insert",
        "--type nosuch --truncate",
        "--column kind.nosuch --constant x",
        "--column nosuch --constant x",
        "--column nosuch --skip",
        "--column item.extra --lookup nosuch.name --by state=id"
      })
  void aPatternThatMeansNothingIsAUsageErrorThatNamesIt(String options) throws IOException {
    String before = Files.readString(run.file());
    Answer answer = run.set(options.split(" "));
    assertEquals(2, answer.code(), answer.all());
    assertTrue(answer.err().contains("nothing in the plan matches"), answer.err());
    assertTrue(answer.err().contains("nosuch"), answer.err());
    assertTrue(answer.err().contains("turnstone plan show " + run.file()), answer.err());
    assertEquals(before, Files.readString(run.file()));
  }

  @Test
  void aDecisionOnReadingNeedsASourceColumn() {
    run.done("--column", "item.made", "--constant", "x");
    Answer answer = run.set("--column", "item.made", "--truncate");
    assertEquals(2, answer.code(), answer.all());
    assertTrue(answer.err().contains("main.item.made is filled by constant 'x'"), answer.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--column item.made | Say what to decide",
        "--truncate | Say which columns",
        "--table item --truncate | Say which columns",
        "--column item.made --filter true | are for tables",
        "--skip | Say which tables",
        "--filter true | Say which tables",
        "--column item.made --truncate --zone UTC | in one way",
        "--column item.made --copy --constant x | in one way",
        "--column item.made --read-as backwards | number-format",
        "--column item.made --read-as pattern | pattern=",
        "--column item.made --on-failure cry | default=VALUE",
        "--table item --write merge | upsert",
        "--table item --map name | TARGET=SOURCE",
        "--column item.state --value 1 | FROM=TO",
        "--column item.state --value 1=2 --otherwise cry | set-aside, keep or null",
        "--column item.state --lookup kind.name | --by COLUMN=KEY",
        "--column item.state --lookup kind.name --by id | COLUMN=KEY",
        "--column item.state --by a=b | --lookup",
        "--column item.made --skip --truncate | stands alone",
        "--column item.made --zone Mars/Base | there is no zone Mars/Base",
        "--column item.made --read-as charset=latin-99 | there is no character set latin-99",
        "--column item.made,item.name --rename-to x | cannot be given to 2 things",
        "--column item.made --trunkate | there is no option --trunkate"
      })
  void whatMakesNoSenseIsRefusedInWordsAndNothingIsWritten(String options, String words)
      throws IOException {
    String before = Files.readString(run.file());
    Answer answer = run.set(options.split(" "));
    assertEquals(2, answer.code(), answer.all());
    assertTrue(answer.err().contains(words), answer.err());
    assertEquals(before, Files.readString(run.file()));
  }

  @Test
  void aPlanThatWasTamperedWithCutOrIsNewerIsRefusedAndStaysAsItIs() throws IOException {
    String good = Files.readString(run.file());
    refusedAsItIs(good.replaceFirst("\"INTO_EMPTY\"", "\"UPSERT\""), "changed outside Turnstone");
    refusedAsItIs(good.substring(0, good.length() / 2), "cannot be read");
    refusedAsItIs(good.replace("\"format\" : 1", "\"format\" : 99"), "format 99");
    Files.delete(run.file());
    Answer missing = run.set("--table", "item", "--skip");
    assertEquals(3, missing.code(), missing.all());
    assertTrue(missing.err().contains("does not exist"), missing.err());
  }

  private void refusedAsItIs(String json, String words) throws IOException {
    run.write(json);
    Answer answer = run.set("--table", "item", "--skip");
    assertEquals(3, answer.code(), answer.all());
    assertTrue(answer.err().contains(words), answer.err());
    assertEquals(json, Files.readString(run.file()));
    JsonNode document = run.set("--table", "item", "--skip", "--json").json();
    assertEquals("REFUSED", document.get("state").asText());
  }

  @Test
  void namesThatPatternsWouldMistakeAreMeantWhenSpelledExactly() {
    TestDatabase from = Databases.sqlite(folder);
    from.execute("create table t(\"a*\" text, \"ab\" text, \"x,y\" text, \"it's\" text)");
    TestDatabase to = Databases.sqlite(folder);
    PlanFile.write(
        run.file(), run.planNew("--create-missing", "", from.connString(), to.connString()));
    run.done("--column", "a*", "--truncate");
    assertTrue(run.field("t", "ab").rule() instanceof FieldRule.Copy);
    assertTrue(run.field("t", "a*").rule() instanceof FieldRule.Convert);
    run.done("--column", "t.x,y", "--truncate");
    assertTrue(run.field("t", "x,y").rule() instanceof FieldRule.Convert);
    run.done("--column", "main.t.it's", "--truncate");
    assertTrue(run.field("t", "it's").rule() instanceof FieldRule.Convert);
  }
}
