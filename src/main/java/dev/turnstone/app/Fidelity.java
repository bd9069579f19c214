package dev.turnstone.app;

import dev.turnstone.journal.ChunkCounts;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.file.PlanFile;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How much of what a run read of its source arrived, exactly as it was to be.
 *
 * @param read rows of the source, without those that the plan filters out
 * @param arrived those of them that were not set aside
 */
public record Fidelity(long read, long arrived) {
  private static final Set<RunState> ENDED =
      EnumSet.of(RunState.DONE, RunState.DONE_WITH_SET_ASIDE);

  /**
   * Of a run that ended and whose target was read back and found equal.
   *
   * @return empty: it did not, or it was taken back, or nothing was read
   */
  public static Optional<Fidelity> of(Workspace workspace, String run) {
    try (Journal journal = workspace.run(run).open()) {
      if (!ENDED.contains(journal.state())) {
        return Optional.empty();
      }
      MigrationPlan plan = PlanFile.fromJson(journal.header().planJson(), "of run " + run);
      long read = 0;
      long aside = 0;
      for (TablePlan table : plan.tables()) {
        ChunkCounts counts = journal.totals(table.target().toString()).counts();
        read += counts.read() - counts.filtered();
        aside += counts.setAside();
      }
      return read == 0 ? Optional.empty() : Optional.of(new Fidelity(read, read - aside));
    }
  }

  /** In hundredths of a percent, 0 to 10,000; the whole only where every row arrived. */
  public int hundredths() {
    return (int) Math.floorDiv(Math.multiplyExact(arrived, 10_000), read);
  }
}
