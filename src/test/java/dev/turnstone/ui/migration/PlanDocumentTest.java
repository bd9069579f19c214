package dev.turnstone.ui.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.Credentials;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.session.StepState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanDocumentTest {
  @TempDir Path folder;
  private SampleMigration sample;
  private Migration migration;
  private PlanDocument document;

  @BeforeEach
  void open() {
    sample = SampleMigration.in(folder);
    migration = sample.migration();
    document = migration.document();
  }

  @AfterEach
  void close() {
    sample.close();
    assertEquals(List.of(), sample.failures());
  }

  @Test
  void everyChangeIsBroughtToDiskAndCanBeTakenBackAndRedone() {
    MigrationPlan first = migration.plan().orElseThrow();
    MigrationPlan second = without(first, 0);
    MigrationPlan third = without(second, 1);
    document.change(second);
    document.change(third);
    assertEquals(third, onDisk());
    document.undo();
    document.undo();
    assertEquals(first, migration.plan().orElseThrow());
    assertEquals(first, onDisk());
    assertFalse(document.undoable().get());
    document.undo();
    document.redo();
    document.redo();
    assertEquals(third, migration.plan().orElseThrow());
    assertEquals(third, onDisk());
    assertFalse(document.redoable().get());
  }

  @Test
  void aChangeAfterOneWasTakenBackLeavesNothingToRedo() {
    MigrationPlan first = migration.plan().orElseThrow();
    document.change(without(first, 0));
    document.undo();
    document.change(without(first, 1));
    assertFalse(document.redoable().get());
    document.redo();
    assertEquals(without(first, 1), migration.plan().orElseThrow());
  }

  @Test
  void thousandChangesCanAllBeTakenBack() {
    MigrationPlan first = migration.plan().orElseThrow();
    IntStream.range(0, 1_000).forEach(i -> document.change(i % 2 == 0 ? without(first, 0) : first));
    IntStream.range(0, 1_000).forEach(i -> document.undo());
    assertEquals(first, migration.plan().orElseThrow());
    assertFalse(document.undoable().get());
  }

  @Test
  void theSamePlanIsNoChange() {
    document.change(migration.plan().orElseThrow());
    assertFalse(document.undoable().get());
  }

  @Test
  void theHashFollowsThePlan() {
    String before = document.hash().get();
    assertTrue(PlanFile.hash(migration.plan().orElseThrow()).startsWith(before));
    document.change(without(migration.plan().orElseThrow(), 0));
    assertNotEquals(before, document.hash().get());
    document.undo();
    assertEquals(before, document.hash().get());
  }

  @Test
  void aChangedPlanLeavesWhatWasDoneWithItStale() {
    migration.session().done(Step.REHEARSE);
    document.change(without(migration.plan().orElseThrow(), 0));
    assertEquals(StepState.STALE, migration.session().state(Step.REHEARSE).get());
  }

  @Test
  void aPlanIsCheckedWheneverItOrACatalogueChanges() {
    assertTrue(migration.problems().get().isEmpty());
    sample.read();
    assertTrue(migration.problems().get().isPresent());
    assertEquals(StepState.DONE, migration.session().state(Step.MAP).get());
    MigrationPlan plan = migration.plan().orElseThrow();
    TablePlan table = plan.tables().get(0);
    TablePlan wrong = table.withFilter(Optional.of("no_such_column > 1"));
    document.change(plan.withTables(List.of(wrong)));
    assertTrue(migration.session().problems(Step.MAP).get() > 0);
    assertEquals(StepState.STALE, migration.session().state(Step.MAP).get());
    document.undo();
    assertEquals(0, migration.session().problems(Step.MAP).get());
    assertEquals(StepState.DONE, migration.session().state(Step.MAP).get());
  }

  @Test
  void aPlanThatWasCarriedOutIsCheckedAsOneThatIsRunAgain() {
    migration
        .engine()
        .run(
            migration.plan().orElseThrow(),
            Credentials.NONE,
            new ProgressMeter(),
            new Cancellation());
    sample.read();
    List<Problem> problems = migration.problems().get().orElseThrow();
    assertTrue(
        problems.stream().noneMatch(p -> p.severity() == Severity.BLOCKER), problems.toString());
    assertEquals(0, migration.session().problems(Step.MAP).get());
  }

  private MigrationPlan onDisk() {
    return PlanFile.read(migration.project().project().plan());
  }

  private static MigrationPlan without(MigrationPlan plan, int table) {
    List<TablePlan> tables =
        IntStream.range(0, plan.tables().size())
            .mapToObj(i -> plan.tables().get(i).withEnabled(i != table))
            .toList();
    return plan.withTables(tables);
  }
}
