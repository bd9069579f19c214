package dev.turnstone.app;

import dev.turnstone.app.scratch.ScratchRehearsal;
import dev.turnstone.catalog.Catalog;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.ConnectionText;
import dev.turnstone.jdbc.vendor.Databases;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.Extent;
import dev.turnstone.rehearse.PlanApproval;
import dev.turnstone.rehearse.Rehearsal;
import dev.turnstone.rehearse.RehearsalWatch;
import dev.turnstone.rehearse.Report;
import dev.turnstone.row.TargetDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Opens both databases so that neither can be written, and rehearses a plan on them. */
final class RehearsalProcedure {
  private final Engine engine;
  private final Credentials secrets;
  private final RehearsalWatch watch;

  RehearsalProcedure(Engine engine, Credentials secrets, RehearsalWatch watch) {
    this.engine = engine;
    this.secrets = secrets;
    this.watch = watch;
  }

  Report perform(MigrationPlan given, RehearsalOrder order) {
    MigrationPlan plan = Places.settled(given);
    long begun = System.nanoTime();
    watch.doing("Connecting to both databases");
    Address from = ConnectionText.parse(plan.source().connection());
    Address to = ConnectionText.parse(plan.target().connection());
    try (TargetDatabase source = Databases.open(from, secrets.source(), true);
        TargetDatabase target = target(to)) {
      watch.doing("Reading both catalogues");
      Catalog before = source.catalog(false);
      Rehearsal.Catalogs catalogs = new Rehearsal.Catalogs(before, target.catalog(true));
      double opening = (System.nanoTime() - begun) / 1e9;
      Extent extent = new Extent(order.sample(), workers(plan));
      Rehearsal rehearsal = new Rehearsal(source, target, catalogs, extent, watch);
      order.refused().ifPresent(rehearsal::telling);
      DoneSteps steps = DoneSteps.of(plan, () -> EarlierRun.of(engine.workspace()));
      Rerun asIs = new Rerun(steps.plan(), List.of());
      Rerun now = again(steps.plan(), catalogs).orElse(asIs);
      Report read =
          inFolder(folder -> rehearsal.perform(now.plan(), folder))
              .and(now.remarks())
              .and(steps.problems());
      ScratchRehearsal.Databases both =
          new ScratchRehearsal.Databases(source, target, catalogs, opening);
      return new Scratching(to, secrets.target(), watch)
          .add(read, order, target, both, work -> inFolder(work::apply));
    }
  }

  /** A plan that was carried out before is rehearsed as the run would go about it now. */
  private Optional<Rerun> again(MigrationPlan plan, Rehearsal.Catalogs catalogs) {
    List<Problem> found = PlanApproval.check(plan, catalogs.source(), catalogs.target());
    return Approval.doneBefore(found)
        ? Rerun.of(plan, catalogs.target(), family(plan))
        : Optional.empty();
  }

  private List<EarlierRun> family(MigrationPlan plan) {
    return EarlierRun.of(engine.workspace(), Approval.leaseKey(plan));
  }

  /** A file that is still to be made is opened so that it goes away again. */
  private TargetDatabase target(Address to) {
    try {
      return Databases.open(to, secrets.target(), true);
    } catch (Refused e) {
      if (e.problems().get(0).code() == Code.FILE_MISSING) {
        return Databases.open(to, secrets.target(), false);
      }
      throw e;
    }
  }

  private static int workers(MigrationPlan plan) {
    int cores = Runtime.getRuntime().availableProcessors();
    return plan.safeguards().workers().orElse(Math.min(4, cores));
  }

  private interface Work {
    Report in(Path folder);
  }

  private Report inFolder(Work work) {
    Path folder = engine.workspace().temporary("rehearsal-");
    try {
      return work.in(folder);
    } finally {
      delete(folder);
    }
  }

  /** What is left in it has no name any more on most systems; else it goes with it. */
  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
