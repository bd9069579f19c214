package dev.turnstone.plan.check;

import static dev.turnstone.support.Catalogs.counted;
import static dev.turnstone.support.Catalogs.postgres;
import static dev.turnstone.support.Catalogs.sqlite;
import static dev.turnstone.support.Catalogs.table;
import static dev.turnstone.support.Catalogs.withKey;
import static dev.turnstone.support.Plans.copies;
import static dev.turnstone.support.Plans.creating;
import static dev.turnstone.support.Plans.into;
import static dev.turnstone.support.Plans.plan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.OpenQuestion;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is said of a plan as a whole: its tables beside each other, its limits, what it leaves. */
class WholePlanTest {
  private final Table from = withKey(table("main", "customer", "id int32"), "id");
  private final Table to = counted(withKey(table("public", "customer", "id int32"), "id"), 0);
  private final TablePlan good = into(from, to, copies("id"));

  @Test
  void twoNewTablesOfOneNameAreToldWithAProposal() {
    Table other = table("other", "customer", "id int32");
    Catalog source = postgres(from, other);
    Catalog target = sqlite();
    Table created = table("main", "customer", "id int32");
    List<Problem> problems =
        PlanCheck.check(
            plan(source, target, creating(from, created), creating(other, created)),
            source,
            target);

    assertEquals(List.of("BLOCKER NAME_COLLIDES main.customer"), told(problems));
    assertEquals(
        "main.customer: the name customer for other.customer collides with that of another table"
            + " to be created in SQLite.",
        problems.get(0).message());
    assertEquals(
        "Use another name, for example: turnstone plan set plan.json --table other.customer"
            + " --rename-to customer_2",
        problems.get(0).fix());
  }

  @Test
  void limitsThatCannotBeKeptAreRefused() {
    Catalog source = sqlite(from);
    Catalog target = postgres(to);
    Safeguards senseless =
        new Safeguards(
            OptionalInt.of(33),
            OptionalInt.of(0),
            OptionalLong.of(-1),
            OptionalLong.of(0),
            OptionalLong.of(-1));
    List<Problem> problems =
        PlanCheck.check(plan(source, target, good).with(senseless), source, target);

    assertEquals(5, problems.size());
    assertEquals(
        "the rule cannot work: the safeguard workers is 33, it must be from 1 to 32.",
        problems.get(0).message());
    assertEquals(
        "the rule cannot work: the safeguard setAsideLimit is -1, it must be at least 0.",
        problems.get(4).message());
  }

  @Test
  void aPlanThatLeavesEverythingOpenIsNotRun() {
    Catalog source = sqlite(from);
    Catalog target = postgres();
    MigrationPlan nothing = plan(source, target);
    OpenQuestion open =
        new OpenQuestion("main.customer", Optional.empty(), List.of(), "there is no such table");
    MigrationPlan asking =
        new MigrationPlan(
            1,
            "x",
            nothing.source(),
            nothing.target(),
            List.of(),
            nothing.safeguards(),
            List.of(open),
            List.of());

    assertEquals(
        List.of("BLOCKER OPEN_QUESTION ", "WARNING OPEN_QUESTION main.customer"),
        told(PlanCheck.check(asking, source, target)));
    assertEquals(List.of(), told(PlanCheck.check(nothing, source, target)));
  }

  private static List<String> told(List<Problem> problems) {
    return problems.stream().map(p -> p.severity() + " " + p.code() + " " + p.where()).toList();
  }
}
