package dev.turnstone.app;

import dev.turnstone.journal.Journal;
import dev.turnstone.journal.RunState;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;

/** Only a run that has not ended can go on; only one that has can be compared. */
final class RunEnd {
  private RunEnd() {}

  static void refuseEnded(Journal journal) {
    refuseUndone(journal);
    String run = journal.header().run();
    if (journal.state() == RunState.CANARY) {
      throw new Refused(Problem.blocker(Code.CANARY_WAITS, Location.EVERYWHERE, run));
    }
    if (journal.state().ended()) {
      throw new Refused(
          Problem.blocker(Code.RUN_FINISHED, Location.EVERYWHERE, run, journal.state().name()));
    }
  }

  private static void refuseUndone(Journal journal) {
    RunState state = journal.state();
    if (state == RunState.UNDONE || state == RunState.UNDO_STOPPED) {
      String run = journal.header().run();
      throw new Refused(Problem.blocker(Code.RUN_UNDONE, Location.EVERYWHERE, run));
    }
  }

  /**
   * Of a run that was refused nothing is known of its target, because nothing was to be written.
   */
  static void requireBegun(Journal journal) {
    if (journal.state() == RunState.REFUSED) {
      String run = journal.header().run();
      throw new Refused(Problem.blocker(Code.RUN_FINISHED, Location.EVERYWHERE, run, "REFUSED"));
    }
  }

  /** What a run wrote before it stopped says nothing about what it still had to write. */
  static void requireEnded(Journal journal) {
    refuseUndone(journal);
    requireBegun(journal);
    String run = journal.header().run();
    if (!journal.state().ended()) {
      throw new Refused(Problem.blocker(Code.RUN_UNFINISHED, Location.EVERYWHERE, run));
    }
  }
}
