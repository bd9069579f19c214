package dev.turnstone.app.scratch;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.RunHeader;
import dev.turnstone.journal.RunState;
import dev.turnstone.journal.SealKey;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.rehearse.ApprovedPlan;
import dev.turnstone.rehearse.PlanApproval;
import dev.turnstone.row.Lease;
import dev.turnstone.row.SourceDatabase;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.LocalRunner;
import dev.turnstone.run.Phase;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.run.RunParts;
import dev.turnstone.run.RunReport;
import dev.turnstone.undo.rollback.OnConflict;
import dev.turnstone.undo.rollback.Rollback;
import dev.turnstone.undo.rollback.UndoParts;
import dev.turnstone.undo.rollback.UndoReport;
import dev.turnstone.verify.TableVerdict;
import dev.turnstone.verify.Verification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One plan carried out in scratch copies as a run does it, with a journal and a lease of its own,
 * and taken back as a run is. When something fails its traces are left to whoever drops the copies.
 */
final class ScratchRun implements AutoCloseable {
  private final Scene scene;
  private final MigrationPlan plan;
  private final Catalog from;
  private final int number;
  private final Journal journal;
  private final ChunkTimes times = new ChunkTimes();
  private final ProgressMeter meter = new ProgressMeter();

  /**
   * A run that has not begun.
   *
   * @param from the catalogue of what is read
   * @param number of the run in its rehearsal, from 1
   */
  ScratchRun(Scene scene, MigrationPlan plan, Catalog from, int number) {
    this.scene = scene;
    this.plan = plan;
    this.from = from;
    this.number = number;
    RunHeader header =
        new RunHeader(
            scene.names().run(number),
            PlanFile.hash(plan),
            PlanFile.toJson(plan),
            plan.source().connection(),
            plan.target().connection(),
            Instant.now(),
            "");
    SealKey key = new SealKey(scene.folder().resolve("key"));
    this.journal = Journal.create(scene.folder().resolve(number + ".db"), header, key);
  }

  /** What a run and its reading back gave. */
  record Loaded(RunReport report, List<TableVerdict> verdicts, Map<Phase, Double> phases) {}

  /** Carries the plan out and reads the copies back. */
  Loaded load(SourceDatabase source) {
    ProgressMeter timed = new ProgressMeter();
    ApprovedPlan approved = PlanApproval.again(plan, from, scene.copies().catalog(false));
    Cancellation cancellation = new Cancellation();
    Lease wanted = new Lease(scene.names().lease(number), scene.names().run(number), 0);
    try (Leases.Held held = scene.means().leases().take(scene.copies(), wanted, cancellation)) {
      TimedTarget target = new TimedTarget(scene.copies(), times);
      RunParts parts =
          new RunParts(approved, source, target, journal, held.lease(), timed, cancellation);
      RunReport report = new LocalRunner(parts).run();
      timed.enter(Phase.VERIFY, "Reading the slice back");
      List<TableVerdict> verdicts =
          new Verification(scene.copies(), journal, plan, scene.workers()).compare(table -> {});
      Map<Phase, Double> phases = timed.seconds();
      journal.state(RunState.DONE, Instant.now());
      held.finish();
      return new Loaded(report, verdicts, phases);
    }
  }

  /** Takes back what was loaded. */
  UndoReport undo() {
    Cancellation cancellation = new Cancellation();
    String name = UndoParts.nameOf(scene.names().run(number));
    Lease wanted = new Lease(scene.names().lease(number), name, 0);
    try (Leases.Held held = scene.means().leases().take(scene.copies(), wanted, cancellation)) {
      UndoParts parts =
          new UndoParts(
              scene.copies(), journal, plan, held.lease(), meter, cancellation, OnConflict.KEEP);
      UndoReport report = new Rollback(parts).undo(Set.of());
      held.finish();
      return report;
    }
  }

  ChunkTimes times() {
    return times;
  }

  /** The chunks of a table, by its name in the journal. */
  List<ChunkRecord> chunks(String table) {
    return journal.chunks(table);
  }

  @Override
  public void close() {
    journal.close();
  }
}
