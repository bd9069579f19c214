package dev.turnstone.plan.check;

import static dev.turnstone.support.Catalogs.column;
import static dev.turnstone.support.Catalogs.counted;
import static dev.turnstone.support.Catalogs.mariadb;
import static dev.turnstone.support.Catalogs.postgres;
import static dev.turnstone.support.Catalogs.referring;
import static dev.turnstone.support.Catalogs.sqlite;
import static dev.turnstone.support.Catalogs.table;
import static dev.turnstone.support.Catalogs.with;
import static dev.turnstone.support.Catalogs.withKey;
import static dev.turnstone.support.Plans.copies;
import static dev.turnstone.support.Plans.creating;
import static dev.turnstone.support.Plans.into;
import static dev.turnstone.support.Plans.leftOut;
import static dev.turnstone.support.Plans.plan;
import static dev.turnstone.support.Plans.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.catalog.Trigger;
import dev.turnstone.plan.Endpoint;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.OpenQuestion;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PlanCheckTest {
  private final Table from =
      withKey(table("main", "customer", "id int32", "name text?", "born text?"), "id");
  private final Table to =
      counted(
          withKey(table("public", "customer", "id int32", "name text?", "born text?"), "id"), 0);
  private final TablePlan good = into(from, to, copies("id", "name", "born"));

  @Test
  void nothingSpeaksAgainstAPlanThatFits() {
    assertEquals(List.of(), check(from, to, good));
  }

  @Test
  void tablesMustBeThere() {
    Catalog source = sqlite(from);
    Catalog target = postgres(to);
    assertEquals(
        List.of("BLOCKER TABLE_MISSING main.gone", "BLOCKER TABLE_MISSING public.gone"),
        told(
            PlanCheck.check(
                plan(
                    source,
                    target,
                    into(table("main", "gone"), to, copies("id")),
                    into(from, table("public", "gone"), copies("id"))),
                source,
                target)));
  }

  @Test
  void aViewHoldsNoRows() {
    assertEquals(
        List.of("BLOCKER TABLE_WITHOUT_ROWS main.customer"),
        check(with(from, TableKind.MATERIALIZED_VIEW), to, good));
  }

  @Test
  void aTableThatIsLeftOutIsNotChecked() {
    assertEquals(List.of(), check(from, counted(to, 5), leftOut(good)));
  }

  @Test
  void aTableIsNotPlannedTwice() {
    Catalog source = sqlite(from);
    Catalog target = postgres(to);
    assertEquals(
        List.of("BLOCKER RULE_INVALID public.customer"),
        told(PlanCheck.check(plan(source, target, good, good), source, target)));
  }

  @Test
  void aTableThatIsThereIsNotCreated() {
    Table created = withKey(table("public", "customer", "id int32"), "id");
    assertEquals(
        List.of("BLOCKER TABLE_EXISTS public.customer"), check(from, to, creating(from, created)));
  }

  @Test
  void aTableThatMustBeEmptyIs() {
    List<Problem> problems = problems(from, counted(to, 12), good);
    assertEquals("public.customer: the target table holds 12 rows.", problems.get(0).message());
    TableTraits guessed =
        new TableTraits(
            OptionalLong.empty(),
            OptionalLong.of(7),
            "",
            false,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Map.of());
    assertEquals(
        List.of("WARNING TABLE_NOT_EMPTY public.customer"), check(from, with(to, guessed), good));
    assertEquals(List.of(), check(from, counted(to, 12), with(good, WriteMode.INSERT)));
  }

  @Test
  void anUpsertNeedsAKeyThatIsFilled() {
    Table keyless = counted(table("public", "customer", "id int32", "name text?", "born text?"), 0);
    assertEquals(
        List.of("BLOCKER KEY_MISSING public.customer"),
        check(from, keyless, with(good, WriteMode.UPSERT)));
    Table counting =
        counted(withKey(with(to, generated("no int64", new Generation.Identity(false))), "no"), 0);
    Table own =
        new Table(
            counting.name(),
            counting.kind(),
            counting.columns(),
            List.of(counting.keys().get(1)),
            List.of(),
            List.of(),
            List.of(),
            counting.traits());
    assertEquals(
        List.of("BLOCKER RULE_INVALID public.customer.no"),
        check(from, own, with(good, WriteMode.UPSERT)));
  }

  @Test
  void namesOfNewTablesMustBePossible() {
    String longName = "x".repeat(64);
    Table source = table("main", "customer", "ctid int32", longName + " int32");
    Table created = table("public", "t" + longName, "ctid int32", longName + " int32");
    List<Problem> problems = problems(source, null, creating(source, created));
    assertEquals(
        List.of(
            "BLOCKER NAME_ILLEGAL public.t" + longName + ".ctid",
            "BLOCKER NAME_TOO_LONG public.t" + longName + "." + longName,
            "BLOCKER NAME_TOO_LONG public.t" + longName),
        told(problems));
    assertTrue(problems.get(0).fix().endsWith(" --rename-to x_ctid"), problems.get(0).fix());
    assertTrue(
        problems.get(1).fix().endsWith(" --rename-to " + "x".repeat(63)), problems.get(1).fix());
  }

  @Test
  void columnsThatDifferInCaseOnlyCollideWhereCaseDoesNotCount() {
    Table source = table("public", "t", "Name text", "name text");
    Catalog from = postgres(source);
    Table created = table("shop", "t", "Name text", "name text");
    Catalog target = mariadb();
    List<Problem> problems =
        PlanCheck.check(plan(from, target, creating(source, created)), from, target);
    assertEquals(
        "shop.t.name: the name name collides with Name in MariaDB.", problems.get(0).message());
    assertTrue(problems.get(0).fix().endsWith(" --rename-to name_2"), problems.get(0).fix());
  }

  @Test
  void moreColumnsThanATableCanHoldAreRefused() {
    String[] columns = new String[1601];
    for (int i = 0; i < columns.length; i++) columns[i] = "c" + i + " int32";
    Table source = table("main", "wide", columns);
    assertEquals(
        List.of("BLOCKER TOO_MANY_COLUMNS public.wide"),
        check(source, null, creating(source, table("public", "wide", columns))));
  }

  @Test
  void hiddenRowsWrongEnginesAndTriggersAreTold() {
    TableTraits guarded =
        new TableTraits(
            OptionalLong.of(0),
            OptionalLong.empty(),
            "myisam",
            true,
            Optional.empty(),
            List.of(new Trigger("t", "BEFORE INSERT", true, "..")),
            Optional.empty(),
            Map.of());
    Table target = with(to, guarded);
    assertEquals(
        List.of("BLOCKER ROW_SECURITY public.customer", "NOTE TRIGGERS_ON_TARGET public.customer"),
        check(from, target, good));
    Table maria = with(table("shop", "customer", "id int32"), guarded);
    Catalog source = sqlite(from);
    Catalog catalog = mariadb(maria);
    assertTrue(
        told(PlanCheck.check(
                plan(source, catalog, into(from, maria, copies("id"))), source, catalog))
            .contains("BLOCKER NOT_TRANSACTIONAL shop.customer"));
  }

  @Test
  void aChangedStructureMakesThePlanStale() {
    Catalog source = sqlite(from);
    Catalog target = postgres(to);
    MigrationPlan plan = plan(source, target, good);
    Catalog wider = sqlite(with(from, column("new text?")));
    assertEquals(List.of("BLOCKER PLAN_STALE "), told(PlanCheck.check(plan, wider, target)));
    Catalog other = postgres(with(to, column("new text?")));
    assertEquals(
        "the structure of the target changed since the plan was made.",
        PlanCheck.check(plan, source, other).get(0).message());
    Catalog busier = sqlite(from, table("main", "unrelated", "id int32"));
    assertEquals(List.of(), told(PlanCheck.check(plan, busier, target)));
  }

  @Test
  void sourceAndTargetAreNotTheSameTable() {
    Catalog both = sqlite(counted(from, 0));
    MigrationPlan plan = plan(both, both, into(from, from, copies("id", "name", "born")));
    MigrationPlan same =
        new MigrationPlan(
            1,
            "x",
            plan.source(),
            new Endpoint(both.product(), "sqlite:old.db", plan.target().fingerprint()),
            plan.tables(),
            plan.safeguards(),
            List.of(),
            List.of());
    assertEquals(List.of("BLOCKER SAME_DATABASE "), told(PlanCheck.check(same, both, both)));
  }

  @Test
  void whatWasLeftOpenOrBehindIsRepeated() {
    Catalog source = sqlite(from);
    Catalog target = postgres(to);
    MigrationPlan plan = plan(source, target, good);
    MigrationPlan open =
        new MigrationPlan(
            1,
            "x",
            plan.source(),
            plan.target(),
            plan.tables(),
            plan.safeguards(),
            List.of(
                new OpenQuestion(
                    "main.x", Optional.of("y"), List.of("a", "b"), "several target columns fit")),
            List.of("view main.v: a view holds no rows"));
    assertEquals(
        List.of(
            "main.x.y: left open: several target columns fit (a, b).",
            "view main.v is not carried over: a view holds no rows."),
        PlanCheck.check(open, source, target).stream().map(Problem::message).toList());
  }

  @Test
  void circlesAreNoted() {
    Table a =
        counted(
            referring(
                withKey(table("public", "a", "id int32"), "id"),
                "id",
                table("public", "b").name(),
                "id"),
            0);
    Table b =
        counted(
            referring(withKey(table("public", "b", "id int32"), "id"), "id", a.name(), "id"), 0);
    Table source = table("main", "a", "id int32");
    Catalog from = sqlite(source);
    Catalog target = postgres(a, b);
    assertEquals(
        List.of("NOTE CYCLE "),
        told(
            PlanCheck.check(
                plan(from, target, into(source, a, copies("id")), into(source, b, copies("id"))),
                from,
                target)));
  }

  private static Column generated(String text, Generation generation) {
    Column plain = column(text);
    return new Column(
        plain.name(),
        plain.type(),
        plain.nativeType(),
        plain.nullable(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(generation),
        Optional.empty());
  }

  private static List<String> check(Table source, Table target, TablePlan plan) {
    return told(problems(source, target, plan));
  }

  private static List<Problem> problems(Table source, Table target, TablePlan table) {
    Catalog from = sqlite(source);
    Catalog to = target == null ? postgres() : postgres(target);
    return PlanCheck.check(plan(from, to, table), from, to);
  }

  private static List<String> told(List<Problem> problems) {
    return problems.stream().map(p -> p.severity() + " " + p.code() + " " + p.where()).toList();
  }
}
