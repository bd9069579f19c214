package dev.turnstone.rehearse;

import static dev.turnstone.support.Catalogs.counted;
import static dev.turnstone.support.Catalogs.postgres;
import static dev.turnstone.support.Catalogs.referring;
import static dev.turnstone.support.Catalogs.sqlite;
import static dev.turnstone.support.Catalogs.table;
import static dev.turnstone.support.Catalogs.withKey;
import static dev.turnstone.support.Plans.copies;
import static dev.turnstone.support.Plans.field;
import static dev.turnstone.support.Plans.into;
import static dev.turnstone.support.Plans.leftOut;
import static dev.turnstone.support.Plans.plan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.FieldRule.ValueMap.Unlisted;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.OnFailure;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Problem;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanApprovalTest {
  private final Table from = table("main", "customer", "id int64", "name text");
  private final Table to =
      counted(withKey(table("public", "customer", "id int16", "name text"), "id"), 0);
  private final Table orders =
      counted(
          referring(
              table("public", "an_order", "id int64"),
              "id",
              new TableName("public", "customer"),
              "id"),
          0);
  private final Catalog source = sqlite(from);
  private final Catalog target = postgres(to, orders);

  @Test
  void aGoodPlanIsApprovedWithItsRemarksItsHashAndItsOrder() {
    MigrationPlan plan =
        plan(
            source, target, into(from, orders, copies("id")), into(from, to, copies("id", "name")));
    ApprovedPlan approved = PlanApproval.approve(plan, source, target);
    assertEquals(plan, approved.plan());
    assertEquals(PlanFile.hash(plan), approved.hash());
    assertEquals(List.of(to.name(), orders.name()), approved.order().tables());
    assertEquals(List.of("NOTE TYPE_MAY_REFUSE public.customer.id"), told(approved.remarks()));
  }

  @Test
  void tablesThatAreLeftOutAreNotLoaded() {
    MigrationPlan plan =
        plan(
            source,
            target,
            into(from, orders, copies("id")),
            leftOut(into(from, to, copies("id", "name"))));
    assertEquals(
        List.of(orders.name()), PlanApproval.approve(plan, source, target).order().tables());
  }

  @Test
  void everyBlockerIsToldAtOnce() {
    MigrationPlan plan =
        plan(
            source,
            target,
            into(from, to, FieldPlan.copy("gone", "id"), field("name", constant("x"))),
            into(from, table("public", "missing"), copies("id")));
    EngineException.Refused refused =
        assertThrows(
            EngineException.Refused.class, () -> PlanApproval.approve(plan, source, target));
    assertEquals(
        List.of(
            "BLOCKER TABLE_MISSING public.missing", "BLOCKER COLUMN_MISSING main.customer.gone"),
        told(refused.problems()).stream().limit(2).toList());
  }

  @Test
  void aConstantThatDoesNotFitItsColumnIsRefused() {
    assertEquals(List.of("BLOCKER RULE_INVALID public.customer.id"), problems(constant("99999")));
    assertEquals(List.of("BLOCKER RULE_INVALID public.customer.id"), problems(constant("x")));
    assertEquals(List.of(), problems(constant("-42")));
  }

  @Test
  void aValueMapThatGivesWhatDoesNotFitIsRefused() {
    assertEquals(
        List.of("BLOCKER RULE_INVALID public.customer.id"),
        problems(
            new FieldRule.ValueMap(
                "name", Map.of("a", Optional.of("many")), Optional.empty(), Unlisted.SET_ASIDE)));
  }

  @Test
  void aReplacementForFailuresMustFit() {
    FieldPlan field =
        new FieldPlan(
            "id", new FieldRule.Copy("id"), new OnFailure.UseValue("none"), Optional.empty());
    MigrationPlan plan =
        plan(source, target, into(from, to, field, FieldPlan.copy("name", "name")));
    assertEquals(
        List.of("BLOCKER RULE_INVALID public.customer.id"),
        told(PlanApproval.check(plan, source, target)).stream()
            .filter(t -> t.startsWith("BLOCKER"))
            .toList());
  }

  @Test
  void nobodyElseCanMakeAnApprovedPlan() {
    assertEquals(
        List.of(),
        Arrays.stream(ApprovedPlan.class.getDeclaredConstructors())
            .filter(
                c -> Modifier.isPublic(c.getModifiers()) || Modifier.isProtected(c.getModifiers()))
            .toList());
  }

  private List<String> problems(FieldRule rule) {
    MigrationPlan plan =
        plan(source, target, into(from, to, field("id", rule), FieldPlan.copy("name", "name")));
    return told(PlanApproval.check(plan, source, target));
  }

  private static FieldRule constant(String value) {
    return new FieldRule.Constant(Optional.of(value));
  }

  private static List<String> told(List<Problem> problems) {
    return problems.stream().map(p -> p.severity() + " " + p.code() + " " + p.where()).toList();
  }
}
