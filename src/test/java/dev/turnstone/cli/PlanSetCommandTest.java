package dev.turnstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.cli.CommandLineRun.Answer;
import dev.turnstone.plan.Decoder;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.FieldRule.ValueMap.Unlisted;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.OnFailure;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every decision that {@code plan set} records, as the file holds it afterwards. */
class PlanSetCommandTest {
  @TempDir Path folder;
  private PlanFileRun run;

  @BeforeEach
  void begin() {
    run = PlanFileRun.of(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--zone UTC | Zone[zone=UTC]",
        "--truncate | Truncate[]",
        "--read-as round | Round[]",
        "--read-as epoch-seconds | EpochSeconds[]",
        "--read-as epoch-millis | EpochMillis[]",
        "--read-as julian-day | JulianDay[]",
        "--read-as pattern=dd/MM/yyyy | Pattern[pattern=dd/MM/yyyy]",
        "--read-as number-format=,. | NumberFormat[decimal=,, grouping=.]",
        "--read-as number-format=, | NumberFormat[decimal=,, grouping=]",
        "--read-as zero-date-to-null | ZeroDateToNull[]",
        "--read-as strip-nul | StripNul[]",
        "--read-as charset=windows-1252 | Charset[name=windows-1252]",
        "--read-as non-zero-is-true | NonZeroIsTrue[]",
        "--read-as zone=Europe/Berlin | Zone[zone=Europe/Berlin]"
      })
  void aWayOfReadingIsRecorded(String options, String decoder) {
    run.done(("--column item.made " + options).split(" "));
    FieldRule rule = run.field("item", "made").rule();
    assertEquals("Convert[column=made, decoder=" + decoder + "]", rule.toString());
  }

  @Test
  void aPatternDecidesForManyColumnsAndSaysForWhich() {
    Answer answer = run.done("--column", "*.made", "--zone", "UTC");
    assertEquals(
        new FieldRule.Convert("made", new Decoder.Zone("UTC")), run.field("sale", "made").rule());
    assertTrue(answer.out().contains("2 decisions recorded."), answer.out());
    assertTrue(
        answer.out().matches("(?s).*item\\.made +copy of made +copy of made, in zone UTC\n.*"),
        answer.out());
    assertTrue(answer.out().contains("sale.made"), answer.out());
    assertTrue(answer.out().contains("Next: turnstone plan check " + run.file()), answer.out());
  }

  @Test
  void columnsAreChosenByTheTypeTheirSourceDeclares() {
    Answer answer = run.done("--type", "DATETIME,varchar", "--on-failure", "null");
    assertTrue(answer.out().contains("3 decisions recorded."), answer.out());
    assertEquals(new OnFailure.UseNull(), run.field("item", "name").onFailure());
    assertEquals(new OnFailure.SetAside(), run.field("item", "state").onFailure());
  }

  @Test
  void aConstantFillsAColumnThatNothingFilled() {
    run.done("--column", "item.extra", "--constant", "");
    assertEquals(new FieldRule.Constant(Optional.of("")), run.field("item", "extra").rule());
    run.done("--table", "item", "--column", "extra", "--constant", "\\N");
    assertEquals(new FieldRule.Constant(Optional.empty()), run.field("item", "extra").rule());
    run.done("--column", "item.extra", "--constant", "\\\\N");
    assertEquals(new FieldRule.Constant(Optional.of("\\N")), run.field("item", "extra").rule());
  }

  @ParameterizedTest
  @CsvSource({
    "set-aside,SetAside[]",
    "null,UseNull[]",
    "stop,Stop[]",
    "default=0,UseValue[value=0]",
    "default=,UseValue[value=]"
  })
  void whatHappensOnFailureIsRecordedAndTheRuleStays(String how, String recorded) {
    run.done("--column", "item.made", "--truncate", "--on-failure", "stop");
    run.done("--column", "item.made", "--on-failure", how);
    assertEquals(recorded, run.field("item", "made").onFailure().toString());
    assertTrue(run.field("item", "made").rule() instanceof FieldRule.Convert);
  }

  @Test
  void valuesAreReplacedPairByPair() {
    run.done("--column", "item.state", "--value", "1=7", "--value", "2=\\N", "--value", "\\N=0");
    run.done("--column", "item.state", "--value", "a\\=b=9", "--otherwise", "keep");
    FieldRule.ValueMap map = (FieldRule.ValueMap) run.field("item", "state").rule();
    assertEquals(
        Map.of("1", Optional.of("7"), "2", Optional.empty(), "a=b", Optional.of("9")),
        map.values());
    assertEquals(Optional.of("0"), map.nullTo());
    assertEquals(Unlisted.KEEP, map.otherwise());
    run.done("--column", "item.state", "--copy");
    assertEquals(new FieldRule.Copy("state"), run.field("item", "state").rule());
  }

  @Test
  void aLookupNamesTheTableItsKeyAndWhatHappensOtherwise() {
    run.done(
        "--column",
        "item.extra",
        "--lookup",
        "kind.name",
        "--by",
        "state=id",
        "--otherwise",
        "null");
    assertEquals(
        new FieldRule.Lookup(List.of("state"), "main.kind", List.of("id"), "name", Unlisted.NULL),
        run.field("item", "extra").rule());
    Answer checked = run.line().turnstone("plan", "check", run.file().toString());
    assertEquals(0, checked.code(), checked.all());
  }

  @Test
  void aLookupIntoATableThePlanDoesNotCarryStaysFreshBecauseTheSourceIsLookedAt() {
    MigrationPlan plan = run.plan();
    PlanFile.write(
        run.file(),
        run.planNew(
            "--tables", "item,sale", plan.source().connection(), plan.target().connection()));
    run.done("--column", "item.extra", "--lookup", "main.kind.name", "--by", "state=id");
    Answer checked = run.line().turnstone("plan", "check", run.file().toString());
    assertFalse(checked.all().contains("changed since"), checked.all());
    run.done("--column", "item.extra", "--constant", "x");
    checked = run.line().turnstone("plan", "check", run.file().toString());
    assertEquals(0, checked.code(), checked.all());
  }

  @Test
  void aTargetColumnIsMappedToAnotherSourceColumn() {
    run.done("--table", "item", "--map", "extra=name", "--map", "name=made");
    assertEquals(new FieldRule.Copy("name"), run.field("item", "extra").rule());
    assertEquals(new FieldRule.Copy("made"), run.field("item", "name").rule());
  }

  @Test
  void aSourceColumnThatWasLeftOpenIsSettledByMappingItOrLeavingItBehind() {
    assertEquals(List.of("note"), run.plan().open().stream().map(q -> q.column().get()).toList());
    Answer left = run.done("--column", "sale.note", "--skip");
    assertTrue(left.out().matches("(?s).*sale\\.note +left open +left behind\n.*"), left.out());
    assertEquals(List.of(), run.plan().open());
    assertTrue(
        run.plan().leftBehind().contains("column main.sale.note: left out by a decision"),
        run.plan().leftBehind().toString());
    run.done("--table", "sale", "--map", "item=note");
    assertFalse(run.plan().leftBehind().toString().contains("sale.note"));
  }

  @Test
  void tablesTakeAFilterAndAWriteMode() {
    run.done("--table", "item,sale", "--filter", "id > 5", "--write", "upsert");
    assertEquals(Optional.of("id > 5"), run.table("sale").filter());
    assertEquals(WriteMode.UPSERT, run.table("item").mode());
    assertEquals(Optional.empty(), run.table("kind").filter());
    run.done("--table", "*", "--filter", "");
    assertEquals(Optional.empty(), run.table("sale").filter());
  }

  @ParameterizedTest
  @CsvSource({
    "into-empty,INTO_EMPTY",
    "insert,INSERT",
    "upsert,UPSERT",
    "fail,FAIL_IF_EXISTS",
    "replace,REPLACE"
  })
  void everyWriteModeHasItsWord(String word, WriteMode mode) {
    run.done("--table", "item", "--write", "upsert");
    if (mode == WriteMode.UPSERT) run.done("--table", "item", "--write", "insert");
    run.done("--table", "item", "--write", word);
    assertEquals(mode, run.table("item").mode());
  }

  @Test
  void aTableIsLeftOutAndTakenInAgain() {
    Answer answer = run.done("--table", "*log", "--skip");
    assertFalse(run.table("old_log").enabled());
    assertTrue(answer.out().contains("left out"), answer.out());
    run.done("--table", "old_log", "--include");
    assertTrue(run.table("old_log").enabled());
  }

  @Test
  void aColumnIsLeftOutOfATableThatIsThereAndOfOneThatIsCreated() {
    run.done("--column", "item.name", "--skip");
    assertEquals(List.of("id", "made", "state"), run.targets("item"));
    run.done("--column", "kind.name", "--skip");
    assertEquals(List.of("id"), run.targets("kind"));
    assertEquals(1, run.table("kind").create().orElseThrow().columns().size());
    Answer key = run.set("--column", "kind.id", "--skip");
    assertEquals(3, key.code(), key.all());
    assertTrue(key.err().contains("needs the column"), key.err());
  }

  @Test
  void whatIsCreatedIsCalledOtherwise() {
    run.done("--table", "old_log", "--rename-to", "log");
    run.done("--column", "kind.id", "--rename-to", "no");
    assertEquals(List.of("no", "name"), run.targets("kind"));
    assertEquals(
        List.of("no"),
        run.table("kind").create().orElseThrow().primaryKey().orElseThrow().columns());
    Answer checked = run.line().turnstone("plan", "check", run.file().toString());
    assertEquals(0, checked.code(), checked.all());
    Answer there = run.set("--table", "item", "--rename-to", "thing");
    assertEquals(2, there.code(), there.all());
    assertTrue(there.err().contains("is there already"), there.err());
  }

  @Test
  void aStructureThatChangedIsAcceptedOnlyByThatDecision() {
    String source = run.plan().source().connection().substring("sqlite:".length());
    new TestDatabase("sqlite", "", 0, source, "", "").execute("alter table item add more text");
    Answer stale = run.line().turnstone("plan", "check", run.file().toString());
    assertEquals(3, stale.code(), stale.all());
    assertTrue(
        stale.out().contains("turnstone plan set " + run.file() + " --accept-structure"),
        stale.out());
    Answer accepted = run.done("--accept-structure");
    assertTrue(accepted.out().contains("the source as it is now"), accepted.out());
    assertEquals(0, run.line().turnstone("plan", "check", run.file().toString()).code());
  }

  @Test
  void aPlanIsShownTableByTableAndColumnByColumn() {
    run.done("--column", "item.made", "--truncate");
    Answer all = run.line().turnstone("plan", "show", run.file().toString());
    assertEquals(0, all.code(), all.all());
    assertTrue(all.out().contains("old_log"), all.out());
    Answer one = run.line().turnstone("plan", "show", run.file().toString(), "--table", "ITEM");
    assertTrue(
        one.out().matches("(?s)item from item: .*made +copy of made, cut to what fits\n.*"),
        one.out());
    assertFalse(one.out().contains("old_log"), one.out());
    assertEquals(
        2, run.line().turnstone("plan", "show", run.file().toString(), "--table", "no").code());
  }
}
