package dev.turnstone.ui.guided;

import dev.turnstone.app.Engine;
import dev.turnstone.journal.ChunkCounts;
import dev.turnstone.journal.RunState;
import dev.turnstone.run.TableReport;

/** What came of a run, as its journal has it. */
record Arrived(RunState state, ChunkCounts counts) {
  /** Waits for files. */
  static Arrived of(Engine engine, String run) {
    ChunkCounts counts =
        engine.tables(run).stream()
            .map(TableReport::counts)
            .reduce(ChunkCounts.NOTHING, ChunkCounts::plus);
    return new Arrived(engine.summary(run).state(), counts);
  }

  /** Every row that was written was read back equal. */
  boolean verified() {
    return state == RunState.DONE || state == RunState.DONE_WITH_SET_ASIDE;
  }
}
