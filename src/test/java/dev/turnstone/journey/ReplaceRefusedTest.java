package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.Report;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is bound to a table and could not be kept right forbids to replace it, each by name. */
class ReplaceRefusedTest {
  /** What is done to the table, and what is then said. */
  private static final Map<String, String> BOUND = new LinkedHashMap<>();

  static {
    BOUND.put("create view seen as select id from item", "the view seen");
    BOUND.put("create materialized view stored as select id from item", "materialized view stored");
    BOUND.put("create table pet(item_id bigint references item(id))", "pet refers to it");
    BOUND.put("create schema other", "other.pet");
    BOUND.put("create table other.pet(item_id bigint references public.item(id))", "other.pet");
    BOUND.put("alter table item add parent bigint references item(id)", "it refers to itself");
    BOUND.put("create rule r as on delete to item do instead nothing", "the rule r");
    BOUND.put("create policy p on item using (true)", "policy p");
    BOUND.put("alter table item enable row level security", "row security");
    BOUND.put("create publication pub for table item", "the publication pub");
    BOUND.put("create function f(item) returns integer language sql return 1", "function f");
    BOUND.put("create table child() inherits (item)", "it is no plain table");
    BOUND.put("create statistics s on qty, note from item", "statistics object");
    BOUND.put("grant select (qty) on item to public", "its column qty");
    BOUND.put("alter table item replica identity full", "its replica identity");
    BOUND.put(
        "alter table item add constraint late check (qty < 999) not valid", "constraint late");
    BOUND.put("create table counted(n integer default nextval('item_line_seq'))", "counted");
  }

  @TempDir Path folder;

  @Test
  void whatPostgresBindsToTheTableItself() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.postgres()) {
      Replaced.source(from, 3);
      Replaced.target(to);
      to.execute(BOUND.keySet().toArray(String[]::new));
      to.execute(Replaced.trigger(to));
      List<String> reasons = new ArrayList<>(BOUND.values());
      reasons.add("the trigger watch");
      assertRefused(from, to, reasons);
    }
  }

  @Test
  void whatMariaDbBindsToTheTable() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.mariadb()) {
      Replaced.source(from, 3);
      Replaced.target(to);
      to.execute(
          "create table pet(item_id bigint, foreign key(item_id) references item(id))",
          "alter table item add parent bigint, add foreign key(parent) references item(id)");
      to.execute(Replaced.trigger(to));
      assertRefused(
          from, to, List.of("pet refers to it", "it refers to itself", "the trigger watch"));
    }
  }

  @Test
  void aTableWithItsHistoryInIt() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.mariadb()) {
      Replaced.source(from, 3);
      Replaced.target(to);
      to.execute("alter table item add system versioning");
      assertRefused(from, to, List.of("it is no plain table"));
    }
  }

  @Test
  void whatSqliteBindsToTheTable() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.sqlite(folder)) {
      Replaced.source(from, 3);
      Replaced.target(to);
      to.execute(
          "create table pet(item_id integer references item(id))",
          "alter table item add parent integer references item(id)");
      to.execute(Replaced.trigger(to));
      assertRefused(
          from, to, List.of("pet refers to it", "it refers to itself", "the trigger watch"));
    }
  }

  @Test
  void aCanaryOfIt() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.sqlite(folder)) {
      Replaced.source(from, 3);
      Replaced.target(to);
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = Replaced.plan(journey);
      MigrationPlan some = plan.with(plan.safeguards().withCanary(OptionalInt.of(1)));
      List<Problem> told = journey.engine().check(some, journey.secrets()).problems();
      assertTrue(told.stream().anyMatch(p -> says(p, "a canary")), told::toString);
      assertThrows(Refused.class, () -> journey.run(some));
      assertEquals(Replaced.OLD, Contents.of(to, Replaced.ROWS));
    }
  }

  private void assertRefused(TestDatabase from, TestDatabase to, List<String> reasons) {
    Journey journey = new Journey(from, to, folder);
    MigrationPlan plan = Replaced.plan(journey);
    List<Problem> checked = journey.engine().check(plan, journey.secrets()).problems();
    Report rehearsed = Foretold.rehearse(journey, plan);
    for (String reason : reasons) {
      assertTrue(checked.stream().anyMatch(p -> says(p, reason)), () -> reason + ": " + checked);
    }
    assertFalse(rehearsed.blockers().isEmpty(), rehearsed::toString);
    Refused refused = assertThrows(Refused.class, () -> journey.run(plan));
    assertTrue(
        refused.problems().stream().anyMatch(p -> p.code() == Code.NOT_REPLACEABLE),
        refused::toString);
    assertEquals(Replaced.OLD, Contents.of(to, Replaced.ROWS));
  }

  private static boolean says(Problem problem, String reason) {
    return problem.code() == Code.NOT_REPLACEABLE && problem.message().contains(reason);
  }
}
