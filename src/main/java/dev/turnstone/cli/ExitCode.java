package dev.turnstone.cli;

import dev.turnstone.journal.RunState;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import java.util.Set;

/** What the process says to the shell when it ends; the numbers never change. */
final class ExitCode {
  static final int DONE = 0;
  static final int SET_ASIDE = 1;
  static final int USAGE = 2;
  static final int REFUSED = 3;
  static final int STOPPED = 4;
  static final int DIFFERENT = 5;
  static final int CANARY = 6;
  static final int BUG = 70;

  private static final Set<Code> MISTYPED =
      Set.of(
          Code.USAGE, Code.CONNECTION_SYNTAX, Code.CONNECTION_OPTION_UNKNOWN, Code.NOTHING_MATCHES);

  private ExitCode() {}

  static int of(RunState state) {
    return switch (state) {
      case DONE, UNDONE -> DONE;
      case DONE_WITH_SET_ASIDE -> SET_ASIDE;
      case REFUSED -> REFUSED;
      case RUNNING, STOPPED, UNDO_STOPPED -> STOPPED;
      case DIFFERENT -> DIFFERENT;
      case CANARY -> CANARY;
    };
  }

  /** An exception reaches the command line only before a run has written, but for a stop. */
  static int of(EngineException e) {
    if (e.problems().stream().anyMatch(p -> MISTYPED.contains(p.code()))) {
      return USAGE;
    }
    return e instanceof EngineException.Stopped ? STOPPED : REFUSED;
  }
}
