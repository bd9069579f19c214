package dev.turnstone.ui.compare;

import dev.turnstone.app.Comparisons;
import dev.turnstone.app.Credentials;
import dev.turnstone.journal.RunState;
import dev.turnstone.undo.difference.Comparison;

/** What of a run is compared with what. */
public enum Question {
  /** What it should have left with the target now. */
  EXPECTED("compare.expected", "compare.expected.left", "compare.expected.right"),
  /** What the target held before it with the target now, whoever changed it. */
  SINCE("compare.since", "compare.since.left", "compare.since.right"),
  /** What the target held before it with what the run left. */
  LEFT("compare.left", "compare.left.left", "compare.left.right");

  private final String key;
  private final String left;
  private final String right;

  Question(String key, String left, String right) {
    this.key = key;
    this.left = left;
    this.right = right;
  }

  /** Under which its words are found; the same with {@code .about} explains it. */
  public String key() {
    return key;
  }

  /** Under which a word or two for the left side are found. */
  public String left() {
    return left;
  }

  /** The same for the right side. */
  public String right() {
    return right;
  }

  /** True when a run that stands so can be asked this. */
  public boolean fits(RunState state) {
    return switch (state) {
      case REFUSED -> false;
      case RUNNING, STOPPED, UNDONE, UNDO_STOPPED -> this == SINCE;
      case DONE, DONE_WITH_SET_ASIDE, DIFFERENT, CANARY -> true;
    };
  }

  /** Answers it; waits for databases. The caller closes the answer. */
  Comparison ask(Comparisons of, String run, Credentials secrets, Comparisons.Watch watch) {
    return switch (this) {
      case EXPECTED -> of.ofRun(run, false, secrets, watch);
      case SINCE -> of.change(run, false, secrets, watch);
      case LEFT -> of.change(run, true, secrets, watch);
    };
  }
}
