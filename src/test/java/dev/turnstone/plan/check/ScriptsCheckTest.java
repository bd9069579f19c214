package dev.turnstone.plan.check;

import static dev.turnstone.support.Catalogs.counted;
import static dev.turnstone.support.Catalogs.postgres;
import static dev.turnstone.support.Catalogs.sqlite;
import static dev.turnstone.support.Catalogs.table;
import static dev.turnstone.support.Catalogs.withKey;
import static dev.turnstone.support.Plans.copies;
import static dev.turnstone.support.Plans.into;
import static dev.turnstone.support.Plans.plan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Script;
import dev.turnstone.problem.Problem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of the scripts of a plan before anything is asked of a server. */
class ScriptsCheckTest {
  private final Table from = withKey(table("main", "customer", "id int32"), "id");
  private final Table to = counted(withKey(table("public", "customer", "id int32"), "id"), 0);

  private static Script script(String name, String sql, String undo) {
    Optional<String> back = undo.isEmpty() ? Optional.empty() : Optional.of(undo);
    return new Script(name, Script.When.AFTER, sql, back, false, true, List.of());
  }

  private List<String> told(Script... scripts) {
    Catalog source = sqlite(from);
    Catalog target = postgres(to);
    MigrationPlan plan = plan(source, target, into(from, to, copies("id")));
    return PlanCheck.check(plan.withScripts(List.of(scripts)), source, target).stream()
        .map(p -> p.severity() + " " + p.code() + " " + p.message())
        .toList();
  }

  @Test
  void aStepWithItsUndoIsFine() {
    assertEquals(List.of(), told(script("a", "CREATE VIEW v AS SELECT 1", "DROP VIEW v")));
  }

  @Test
  void aStepWithoutAnUndoIsRefusedUnlessItIsMarkedIrreversible() {
    Script without = script("drop", "DROP TABLE old", "");
    assertEquals(
        List.of(
            "BLOCKER STEP_WITHOUT_UNDO the step drop has no undo script, and nobody has said that"
                + " nothing takes it back."),
        told(without));
    Script marked =
        new Script(
            "drop", Script.When.BEFORE, "DROP TABLE old", Optional.empty(), true, true, List.of());
    assertEquals(
        List.of(
            "WARNING STEP_IRREVERSIBLE IRREVERSIBLE: nothing takes the step drop back once a run"
                + " has carried it out."),
        told(marked));
    assertEquals(List.of(), told(without.withEnabled(false)), "it is off");
  }

  @Test
  void statementsThatEndTheTransactionAreRefusedWithTheirPlace() {
    assertEquals(
        List.of(
            "BLOCKER STEP_INVALID the step a cannot be carried out: line 2, column 1 of its undo"
                + " script: the statement would begin or end a transaction, which the run itself"
                + " does."),
        told(script("a", "SELECT 1", "SELECT 1;\nCOMMIT;")));
  }

  @Test
  void twoOfOneNameEmptyOnesAndNamesOfSeveralLinesAreRefused() {
    assertEquals(
        List.of(
            "BLOCKER STEP_INVALID the step a cannot be carried out: its script holds no statement.",
            "BLOCKER STEP_INVALID the step a cannot be carried out: another step has the same"
                + " name.",
            "BLOCKER STEP_INVALID the step b\nc cannot be carried out: its name has more than one"
                + " line."),
        told(
            script("a", " -- nothing\n;", "SELECT 1"),
            script("a", "SELECT 1", "SELECT 2"),
            script("b\nc", "SELECT 1", "SELECT 2")));
  }

  @Test
  void aScriptInTheSourceIsRefused() {
    Catalog source = sqlite(from);
    Catalog target = postgres(to);
    MigrationPlan plan = plan(source, target, into(from, to, copies("id")));
    MigrationPlan wrong =
        new MigrationPlan(
            plan.format(),
            plan.name(),
            plan.source().with(List.of(script("a", "SELECT 1", "SELECT 2"))),
            plan.target(),
            plan.tables(),
            plan.safeguards(),
            plan.open(),
            plan.leftBehind());
    List<Problem> problems = PlanCheck.check(wrong, source, target);
    assertEquals(
        "the step a cannot be carried out: it stands in the source, which is only read.",
        problems.get(0).message());
  }
}
