package dev.turnstone.ui.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.turnstone.plan.Condition;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.ConnectionLost;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.rehearse.Cause;
import dev.turnstone.rehearse.Fix;
import dev.turnstone.rehearse.RehearsedTable;
import dev.turnstone.rehearse.Report;
import dev.turnstone.ui.rehearse.RehearseViewModel.State;
import dev.turnstone.ui.safeguards.OpenSample;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.session.StepState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample is rehearsed on real files: what is found, what settles it, and what counts when. */
class RehearseViewModelTest {
  @TempDir static Path folder;

  /** Rows of the sample that its finished plan cannot carry over exactly. */
  private static final long REFUSED = 29;

  private OpenSample sample;
  private RehearseViewModel model;

  /** Work that is done when a test says so; none is left over. */
  private final Deque<Runnable> work = new ArrayDeque<>();

  @AfterEach
  void close() {
    Optional.ofNullable(sample).ifPresent(OpenSample::close);
  }

  @Test
  void theSamplesRefusedRowsAndTheirCausesAreFoundAndNothingIsWritten() throws IOException {
    open();
    byte[] before = Files.readAllBytes(sample.folder().resolve("store5.db"));
    assertEquals(State.BEFORE, model.state().get());
    model.run();
    Report report = report();
    assertEquals(State.FOUND, model.state().get());
    assertEquals(40_000, ReportWords.total(report, RehearsedTable::read));
    assertEquals(REFUSED, report.refused());
    assertEquals(27, report.causes().size());
    assertEquals(
        "Every row was read, converted and checked against the target's rules."
            + " Nothing was written.",
        model.subtitle().get());
    assertEquals("The run can begin; 29 rows would be set aside.", model.verdict().get());
    assertTrue(Arrays.equals(before, Files.readAllBytes(sample.folder().resolve("store5.db"))));
    assertEquals(StepState.DONE, state());
    assertEquals(27, sample.migration().session().problems(Step.REHEARSE).get());
    assertTrue(sample.migration().sentence().get().startsWith("Dry run finished: 40,000 rows in"));
    assertTrue(model.executable().get());
    model.execute();
    assertEquals(Step.EXECUTE, sample.migration().session().current().get());
  }

  @Test
  void aDecisionIsOneStepOfThePlanOutdatesTheReportAndAfterwardsFewerAreRefused() {
    open();
    model.run();
    MigrationPlan before = sample.plan();
    Fix fix = cause(Code.NOT_A_DATE).fixes().get(0);
    assertFalse(model.decisions().taken(fix));
    model.decisions().take(fix);
    assertTrue(model.decisions().taken(fix));
    assertTrue(model.outdated().get());
    assertFalse(model.executable().get());
    assertEquals("The plan changed since the dry run. Run it again first.", model.verdict().get());
    assertEquals(StepState.STALE, state());
    assertTrue(
        sample.migration().sentence().get().startsWith("In the plan now: Write NULL instead."));

    sample.migration().document().undo();
    assertEquals(before, sample.plan());
    assertFalse(model.outdated().get());
    assertFalse(model.decisions().taken(fix));
    assertEquals(StepState.DONE, state());

    sample.migration().document().redo();
    model.run();
    assertEquals(21, report().refused());
    assertFalse(model.outdated().get());
    assertEquals(StepState.DONE, state());
    assertEquals(List.of(), sample.failures());
  }

  @Test
  void aBlockerKeepsExecuteOffAndIsNamed() {
    open();
    Condition never =
        new Condition(
            "no customers",
            Condition.When.BEFORE,
            Condition.Asked.SOURCE,
            "select 1 from Customer limit 1",
            new Condition.NoRow());
    MigrationPlan plan = sample.plan();
    sample.migration().document().change(plan.with(plan.safeguards().with(List.of(never))));
    model.run();
    assertTrue(model.blocked().get());
    assertFalse(model.executable().get());
    assertTrue(
        model.verdict().get().startsWith("Execute stays off. The condition no customers"),
        model.verdict().get());
    assertEquals(
        "No row was read, because something stands in the way. Nothing was written.",
        model.subtitle().get());
    assertEquals(StepState.TO_DO, state());
    assertEquals(1, sample.migration().session().problems(Step.REHEARSE).get());
    assertTrue(model.words().foot(report()).contains("Conditions: 0 of 1 hold."));
    model.execute();
    assertEquals(Step.CONNECT, sample.migration().session().current().get());
    sample.migration().document().undo();
    model.run();
    assertTrue(model.executable().get());
    assertEquals(StepState.DONE, state());
  }

  @Test
  void aStructureThatMovedIsTakenAsItIsNow() {
    open();
    MigrationPlan plan = sample.plan();
    sample
        .migration()
        .document()
        .change(plan.withFingerprints("sha256:0", plan.target().fingerprint()));
    model.run();
    assertTrue(model.verdict().get().startsWith("Execute stays off. The structure of the source"));
    model.decisions().acceptStructure();
    assertEquals(plan, sample.plan());
    model.run();
    assertTrue(model.executable().get());
  }

  @Test
  void whatGoesOnCanBeCancelledAndNothingOfItCounts() {
    step();
    model.run();
    assertEquals(State.RUNNING, model.state().get());
    assertFalse(model.executable().get());
    model.run();
    model.cancel();
    assertTrue(model.stopping().get());
    assertEquals(1, work.size(), "a second dry run did not begin");
    work.pop().run();
    assertEquals(State.BEFORE, model.state().get());
    assertEquals("The dry run was cancelled. Nothing of it counts.", model.notice().get());
    assertEquals(Optional.empty(), model.report().get());
    assertEquals(List.of(), sample.failures());
    model.run();
    assertEquals("", model.notice().get());
    work.pop().run();
    assertEquals(REFUSED, report().refused());
    model.run();
    model.cancel();
    work.pop().run();
    assertEquals(State.FOUND, model.state().get(), "what was found before is still shown");
    assertTrue(model.executable().get());
  }

  @Test
  void aPlanThatChangesMeanwhileOutdatesWhatIsFound() {
    step();
    model.run();
    sample
        .migration()
        .document()
        .change(sample.plan().withTables(sample.plan().tables().subList(0, 3)));
    drain();
    assertEquals(State.FOUND, model.state().get());
    assertTrue(model.outdated().get());
    assertEquals(StepState.TO_DO, state());
  }

  @Test
  void aSampleReadsSoManyRowsAndSaysWhatWasNotChecked() {
    open();
    model.choice().every().set(false);
    model.choice().sample().set("none");
    assertEquals("A sample needs a whole number of rows, 1 or more.", model.obstacle().get());
    model.run();
    assertEquals(State.BEFORE, model.state().get());
    model.choice().sample().set("50");
    assertEquals("", model.obstacle().get());
    model.run();
    assertEquals(9 * 50 + 40, ReportWords.total(report(), RehearsedTable::read));
    assertTrue(
        model.subtitle().get().startsWith("A sample of up to 50 rows of each table was read;"));
  }

  @Test
  void scratchCopiesTellDurationUndoAndWhetherItFitsTheWindow() {
    open();
    sample.migration().windowEnd().set(Optional.of(OffsetDateTime.now().plusHours(2)));
    assertEquals("—", model.words().expected(afterRun()));
    model.choice().scratch().set(true);
    Report report = afterRun();
    assertTrue(report.prospect().certificate().proven());
    assertTrue(report.prospect().window().orElseThrow().fits());
    assertTrue(
        model.words().expected(report).matches("≈ \\d+\\.\\d\\d? s"),
        model.words().expected(report));
    assertTrue(model.words().undo(report.prospect().certificate()).startsWith("Undo rehearsed: "));
    assertTrue(
        model.subtitle().get().endsWith("Only scratch copies were written, and dropped again."));
    assertTrue(TableLine.of(report).stream().allMatch(l -> l.expected().isPresent()));
    sample.migration().windowEnd().set(Optional.of(OffsetDateTime.now().minusHours(2)));
    assertTrue(afterRun().prospect().window().isEmpty(), "a window that is past tells nothing");
  }

  @Test
  void theProgressIsWhatWasReadWhenOneLookedLast() {
    open();
    model.run();
    model.sample();
    assertEquals(1, model.progress().part().get());
    assertEquals("40,000 of 40,000 rows read, 17 refused so far", model.progress().counted().get());
    assertEquals(10, model.progress().tables().size());
    assertTrue(model.progress().tables().stream().allMatch(RehearsalProgress.Line::finished));
  }

  @Test
  void theReportIsKeptAsPageDocumentAndTextWithoutValues() throws IOException {
    open();
    model.run();
    String value =
        cause(Code.NOT_A_DATE).first().get(0).value().orElseThrow().value().orElseThrow();
    Path page = sample.folder().resolve("report.html");
    Path document = sample.folder().resolve("report.json");
    Path text = sample.folder().resolve("report.txt");
    for (Path file : List.of(page, document, text)) {
      model.export(file);
      assertTrue(model.notice().get().startsWith("The report is in " + file));
      assertFalse(Files.readString(file).contains(value), file + " holds a value");
    }
    assertTrue(Files.readString(page).startsWith("<!DOCTYPE html>"));
    JsonNode read = new ObjectMapper().readTree(Files.readString(document));
    assertTrue(read.get("runnable").asBoolean());
    assertEquals(10, read.get("tables").size());
    assertTrue(Files.readString(text).contains("29 rows would be set aside."));
    model.export(sample.folder().resolve("missing/report.html"));
    assertInstanceOf(Refused.class, sample.failures().get(0));
  }

  @Test
  void aDatabaseThatIsGoneIsToldAndWhatWasFoundStays() throws IOException {
    open();
    model.run();
    Files.move(sample.folder().resolve("store4.db"), sample.folder().resolve("gone.db"));
    model.run();
    assertEquals(State.FOUND, model.state().get());
    assertEquals("The dry run ended before it found anything.", model.trouble().get());
    Throwable told = sample.failures().get(0);
    assertTrue(told instanceof Refused || told instanceof ConnectionLost, told.toString());
  }

  @Test
  void withoutAPlanOrAPasswordItSaysWhatIsMissing() {
    sample = new OpenSample(folder);
    model = new RehearseViewModel(sample.migration());
    assertEquals("There is no plan yet to rehearse. Map the tables first.", model.obstacle().get());
    model.run();
    assertEquals(State.BEFORE, model.state().get());
    sample.planned();
    assertEquals("", model.obstacle().get());
    sample.migration().ends().set(Optional.empty());
    assertEquals("", model.obstacle().get(), "files need no password");
  }

  @Test
  void examplesShowTheRowAndWhatIsToBlameInIt() {
    open();
    model.run();
    Cause cause = cause(Code.NOT_A_DATE);
    assertEquals("1 row", model.words().rows(cause));
    assertTrue(
        ReportWords.sentence(cause.problem()).startsWith("customers.birth_date: not a date"));
    assertTrue(
        model.words().examples(cause).matches("CustomerId 3 = \".*02-30\""),
        model.words().examples(cause));
  }

  private void open() {
    sample = new OpenSample(folder).planned();
    model = new RehearseViewModel(sample.migration());
  }

  private void step() {
    sample = new OpenSample(folder, work::add, Locale.ENGLISH).planned();
    drain();
    model = new RehearseViewModel(sample.migration());
  }

  private void drain() {
    while (!work.isEmpty()) {
      work.pop().run();
    }
  }

  private Report afterRun() {
    model.run();
    return report();
  }

  private Report report() {
    return model.report().get().orElseThrow();
  }

  private Cause cause(Code code) {
    return report().causes().stream()
        .filter(c -> c.problem().code() == code)
        .findFirst()
        .orElseThrow();
  }

  private StepState state() {
    return sample.migration().session().state(Step.REHEARSE).get();
  }
}
