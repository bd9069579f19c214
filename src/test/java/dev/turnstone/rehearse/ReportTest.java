package dev.turnstone.rehearse;

import static dev.turnstone.support.Plans.copies;
import static dev.turnstone.support.Plans.into;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.support.Catalogs;
import dev.turnstone.support.Plans;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
  private final Table from = Catalogs.table("main", "customer", "id int64", "name text");
  private final Table to =
      Catalogs.counted(
          Catalogs.withKey(Catalogs.table("public", "customer", "id int64", "name text"), "id"), 0);
  private final Catalog source = Catalogs.sqlite(from);
  private final Catalog target = Catalogs.postgres(to);
  private final MigrationPlan plan =
      Plans.plan(source, target, into(from, to, copies("id", "name")));

  private Report report(List<Cause> causes, List<Check> preflight) {
    return new Report(
        PlanApproval.of(plan, source, target),
        Extent.all(1),
        new Findings(List.of(), causes, List.of(), List.of()),
        preflight,
        Prospect.unknown(false, "nobody asked", List.of()),
        0);
  }

  @Test
  void aReportWithoutBlockersApprovesItsPlanForTheStructureThatItSaw() {
    Problem aside = Problem.warning(Code.TOO_LONG, Location.column("public.customer", "name"), "x");
    Cause cause = new Cause(aside, 3, List.of(), Optional.empty(), List.of());

    ApprovedPlan approved = report(List.of(cause), List.of()).approve();

    assertEquals(PlanFile.hash(plan), approved.hash());
    assertEquals(source, approved.source());
    assertEquals(target, approved.target());
    assertEquals(plan.target().fingerprint(), approved.plan().target().fingerprint());
  }

  @Test
  void aBlockerOfThePreflightForbidsTheRun() {
    Problem missing =
        Problem.blocker(Code.PRIVILEGE_MISSING, Location.EVERYWHERE, "INSERT", "GRANT ..");
    Report report = report(List.of(), List.of(Check.found("target.rights", missing)));

    EngineException.Refused refused = assertThrows(EngineException.Refused.class, report::approve);

    assertEquals(List.of(missing), refused.problems());
  }

  @Test
  void aRowAtWhichTheRunWouldStopForbidsIt() {
    Problem stops = Problem.blocker(Code.TOO_LONG, Location.column("public.customer", "name"), "x");
    Cause cause = new Cause(stops, 1, List.of(), Optional.empty(), List.of());

    assertThrows(EngineException.Refused.class, report(List.of(cause), List.of())::approve);
  }
}
