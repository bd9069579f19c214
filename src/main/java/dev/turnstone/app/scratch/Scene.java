package dev.turnstone.app.scratch;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.rehearse.Rehearsal;
import dev.turnstone.rehearse.RehearsalWatch;
import dev.turnstone.row.SourceDatabase;
import dev.turnstone.row.TargetDatabase;
import java.nio.file.Path;

/**
 * What everything that is tried works with.
 *
 * @param target the real one, which is only read
 * @param copies where the copies are, which is written
 * @param catalogs of both real ones
 * @param folder for journals
 */
record Scene(
    MigrationPlan plan,
    SourceDatabase source,
    SourceDatabase target,
    TargetDatabase copies,
    Rehearsal.Catalogs catalogs,
    Path folder,
    ScratchNames names,
    Means means) {
  /** How the right to write is taken, and who watches. */
  record Means(Leases leases, RehearsalWatch watch) {}

  int workers() {
    int cores = Runtime.getRuntime().availableProcessors();
    return plan.safeguards().workers().orElse(Math.min(4, cores));
  }

  void doing(String sentence) {
    means.watch().check();
    means.watch().doing(sentence);
  }
}
