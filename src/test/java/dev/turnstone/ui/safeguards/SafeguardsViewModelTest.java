package dev.turnstone.ui.safeguards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.plan.Condition;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.plan.Script;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.ui.kit.TypedNumber;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.session.StepState;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Limits count once they make sense, each as one step, and conditions are written into the plan.
 */
class SafeguardsViewModelTest {
  @TempDir static Path folder;

  private OpenSample sample;
  private SafeguardsViewModel model;

  @BeforeEach
  void open() {
    sample = new OpenSample(folder).planned();
    model = new SafeguardsViewModel(sample.migration());
  }

  @AfterEach
  void close() {
    sample.close();
    assertEquals(List.of(), sample.failures());
  }

  @Test
  void everyLimitComesIntoThePlanAndOntoTheDisk() {
    type(Limit.CANARY, "500");
    type(Limit.SET_ASIDE_ROWS, "0");
    type(Limit.SET_ASIDE_PERCENT, "0.1");
    type(Limit.ROWS_PER_SECOND, "300,000");
    type(Limit.MEGABYTES_PER_SECOND, "2.5");
    type(Limit.WORKERS, "2");
    type(Limit.CHUNK_ROWS, "10 000");
    Safeguards expected =
        new Safeguards(
            OptionalInt.of(2),
            OptionalInt.of(10_000),
            OptionalLong.of(300_000),
            OptionalLong.of(2_500_000),
            OptionalLong.of(0),
            Optional.of(new BigDecimal("0.1")),
            List.of(),
            OptionalInt.of(500));
    assertEquals(expected, sample.plan().safeguards());
    assertEquals(
        expected, PlanFile.read(sample.migration().project().project().plan()).safeguards());
    assertEquals("300,000", model.value(Limit.ROWS_PER_SECOND).text().get());
    assertTrue(model.on(Card.CANARY).get() && model.on(Card.LOAD).get());
  }

  @Test
  void eachLimitIsOneStepToTakeBack() {
    type(Limit.WORKERS, "2");
    type(Limit.WORKERS, "3");
    sample.migration().document().undo();
    assertEquals("2", model.value(Limit.WORKERS).text().get());
    assertEquals(OptionalInt.of(2), sample.plan().safeguards().workers());
    type(Limit.WORKERS, "");
    assertEquals(OptionalInt.empty(), sample.plan().safeguards().workers());
    assertFalse(model.on(Card.LOAD).get());
  }

  @Test
  void whatMakesNoSenseIsSaidBesideItAndChangesNothing() {
    String plan = PlanFile.hash(sample.plan());
    wrong(Limit.WORKERS, "33", "A number from 1 to 32, or nothing. The old value still counts.");
    wrong(Limit.WORKERS, "two", "A number from 1 to 32, or nothing. The old value still counts.");
    wrong(
        Limit.SET_ASIDE_PERCENT,
        "101",
        "A number from 0 to 100, or nothing. The old value still counts.");
    wrong(Limit.CANARY, "0", "A whole number from 1 on, or nothing. The old value still counts.");
    wrong(
        Limit.CANARY,
        "9999999999",
        "A whole number from 1 on, or nothing. The old value still counts.");
    wrong(
        Limit.SET_ASIDE_ROWS,
        "-1",
        "A whole number from 0 on, or nothing. The old value still counts.");
    wrong(
        Limit.SET_ASIDE_ROWS,
        "1.5",
        "A whole number from 0 on, or nothing. The old value still counts.");
    wrong(
        Limit.MEGABYTES_PER_SECOND,
        "0",
        "A number greater than 0, or nothing. The old value still counts.");
    assertEquals(plan, PlanFile.hash(sample.plan()));
    assertFalse(model.dryRun());
    assertEquals(Step.CONNECT, current());
    TypedValue workers = model.value(Limit.WORKERS);
    workers.revert();
    assertEquals("", workers.mistake().get() + workers.text().get());
  }

  @Test
  void numbersAreReadInTheLanguageTheyAreTypedIn() {
    TypedNumber german = new TypedNumber(Locale.GERMAN);
    assertEquals(Optional.of(new BigDecimal("0.1")), german.read("0,1", false));
    assertEquals(Optional.of(new BigDecimal("1000")), german.read("1.000", false));
    assertEquals(Optional.empty(), german.read("0.1", false));
    TypedNumber english = new TypedNumber(Locale.ENGLISH);
    assertEquals(Optional.of(new BigDecimal("1000")), english.read("1.000", true));
    assertEquals(Optional.of(new BigDecimal("1.000")), english.read("1.000", false));
    assertEquals(Optional.empty(), english.read("1,00", true));
    assertEquals(Optional.empty(), english.read("1e9", true));
    assertEquals(Optional.empty(), english.read("12345678901234567890", true));
    assertEquals("12.345,5", german.text(new BigDecimal("12345.5")));
  }

  @Test
  void theWindowIsKeptWithTheMigrationAndNotInThePlan() {
    String plan = PlanFile.hash(sample.plan());
    model.window().text().set("yesterday");
    assertFalse(model.window().commit());
    assertTrue(model.window().mistake().get().startsWith("A time to come, such as 06:00"));
    model.window().text().set("2099-11-24 06:00");
    assertTrue(model.window().commit());
    OffsetDateTime end = sample.migration().windowEnd().get().orElseThrow();
    assertEquals("2099-11-24T06:00", end.toLocalDateTime().toString());
    assertEquals("2099-11-24 06:00", model.window().text().get());
    assertTrue(model.on(Card.WINDOW).get());
    assertEquals(plan, PlanFile.hash(sample.plan()));
  }

  @Test
  void goingOnMarksTheStepAsDone() {
    model.value(Limit.CHUNK_ROWS).text().set("700");
    assertTrue(model.dryRun());
    assertEquals(OptionalInt.of(700), sample.plan().safeguards().chunkRows());
    assertEquals(Step.REHEARSE, current());
    assertEquals(StepState.DONE, state(Step.SAFEGUARDS));
  }

  @Test
  void otherLimitsLeaveTheMappingDoneAndWhatComesBehindStale() {
    sample.migration().session().done(Step.MAP);
    model.dryRun();
    sample.migration().session().done(Step.REHEARSE);
    type(Limit.WORKERS, "2");
    assertEquals(StepState.DONE, state(Step.MAP));
    assertEquals(StepState.STALE, state(Step.SAFEGUARDS));
    assertEquals(StepState.STALE, state(Step.REHEARSE));
  }

  @Test
  void aConditionIsWrittenIntoThePlanOnceNothingIsMissing() {
    ConditionsViewModel conditions = model.conditions();
    ConditionDraft draft = conditions.draft();
    conditions.add();
    conditions.keep();
    assertEquals("Give the condition a name.", conditions.mistake().get());
    draft.name().set("no open orders");
    conditions.keep();
    assertEquals("Write the query that is asked.", conditions.mistake().get());
    draft.sql().set("select id from orders where open = 1;");
    conditions.keep();
    Condition first =
        new Condition(
            "no open orders",
            Condition.When.BEFORE,
            Condition.Asked.TARGET,
            "select id from orders where open = 1",
            new Condition.NoRow());
    assertEquals(List.of(first), sample.plan().safeguards().conditions());
    assertFalse(conditions.writing().get());
  }

  @Test
  void aConditionIsChangedTakenOutAndTakenBack() {
    ConditionsViewModel conditions = model.conditions();
    ConditionDraft draft = conditions.draft();
    conditions.add();
    draft.name().set("no open orders");
    draft.sql().set("select id from orders where open = 1");
    conditions.keep();
    Condition first = sample.plan().safeguards().conditions().get(0);
    conditions.edit(first);
    draft.gives().set(ConditionDraft.Gives.SAME);
    conditions.keep();
    assertEquals(
        "Write the query that is asked on the other database.", conditions.mistake().get());
    draft.otherSql().set("select 1");
    draft.when().set(Condition.When.AFTER);
    conditions.keep();
    Condition second = sample.plan().safeguards().conditions().get(0);
    assertEquals(new Condition.SameAs("select 1"), second.expectation());
    assertEquals("after, the target", conditions.about(second));
    assertEquals("the same as select 1", conditions.expects(second));

    conditions.add();
    draft.name().set("no open orders");
    draft.sql().set("select 1");
    conditions.keep();
    assertTrue(conditions.mistake().get().startsWith("Another condition has this name."));
    conditions.giveUp();

    conditions.remove(second);
    assertEquals(List.of(), sample.plan().safeguards().conditions());
    sample.migration().document().undo();
    assertEquals(List.of(second), conditions.conditions());
  }

  @Test
  void theStepsOfTheRunAreListedWithTheirUndoAlsoThoseInOwnSql() {
    Script vacuum =
        new Script("vacuum", Script.When.AFTER, "vacuum", Optional.empty(), true, true, List.of());
    Script out =
        new Script(
            "notice",
            Script.When.BEFORE,
            "select 1",
            Optional.of("select 2"),
            false,
            false,
            List.of());
    sample.migration().document().change(sample.plan().withScripts(List.of(vacuum, out)));
    List<StepLine> steps = model.steps();
    StepLine last = steps.get(steps.size() - 2);
    assertEquals(
        new StepLine(
            steps.size() - 1,
            "vacuum",
            dev.turnstone.plan.Step.Kind.RUN_SCRIPT_AFTER,
            dev.turnstone.plan.Step.Undo.IRREVERSIBLE,
            true),
        last);
    assertTrue(last.irreversible());
    assertEquals(
        new StepLine(
            0,
            "notice",
            dev.turnstone.plan.Step.Kind.RUN_SCRIPT_BEFORE,
            dev.turnstone.plan.Step.Undo.RUN_UNDO_SCRIPT,
            true),
        steps.get(steps.size() - 1));
    assertTrue(steps.stream().anyMatch(s -> s.kind() == dev.turnstone.plan.Step.Kind.ADD_ROWS));
    sample.migration().survey().set(Optional.empty());
    assertEquals(List.of("vacuum", "notice"), steps.stream().map(StepLine::about).toList());
  }

  @Test
  void withoutAPlanNothingCanBeLimited() {
    try (OpenSample bare = new OpenSample(folder)) {
      SafeguardsViewModel nothing = new SafeguardsViewModel(bare.migration());
      assertFalse(nothing.planned().get());
      nothing.dryRun();
      assertEquals(StepState.TO_DO, bare.migration().session().state(Step.SAFEGUARDS).get());
    }
  }

  private void type(Limit limit, String text) {
    model.value(limit).text().set(text);
    assertTrue(model.value(limit).commit(), model.value(limit).mistake().get());
  }

  private void wrong(Limit limit, String text, String words) {
    model.value(limit).text().set(text);
    assertFalse(model.value(limit).commit());
    assertEquals(words, model.value(limit).mistake().get());
  }

  private Step current() {
    return sample.migration().session().current().get();
  }

  private StepState state(Step step) {
    return sample.migration().session().state(step).get();
  }
}
