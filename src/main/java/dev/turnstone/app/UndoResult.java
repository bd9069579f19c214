package dev.turnstone.app;

import dev.turnstone.journal.RunState;
import dev.turnstone.undo.rollback.UndoReport;

/**
 * What came of an undo, or would.
 *
 * @param state of the run afterwards
 * @param stopped true when it did not come to its end and can be gone on with
 * @param preview true when nothing was written
 * @param seconds wall time of this call
 */
public record UndoResult(
    String run,
    RunState state,
    boolean stopped,
    boolean preview,
    UndoReport report,
    double seconds) {}
