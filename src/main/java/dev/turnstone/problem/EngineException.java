package dev.turnstone.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something expected went wrong; one subclass for each next step a person has. Every one carries
 * problems whose texts say what happened and what to do. Messages hold no row values and no
 * secrets.
 */
public abstract sealed class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient List<Problem> problems;

  private EngineException(List<Problem> problems, @Nullable Throwable cause) {
    super(problems.isEmpty() ? "" : problems.get(0).message(), cause);
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, most important first; at least one. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * The input, the plan or a database does not allow this; nothing was written. Mend it and start
   * again.
   */
  public static final class Refused extends EngineException {
    private static final long serialVersionUID = 1;

    public Refused(Problem problem) {
      super(List.of(problem), null);
    }

    public Refused(Problem problem, Throwable cause) {
      super(List.of(problem), cause);
    }

    public Refused(List<Problem> problems) {
      super(problems, null);
    }
  }

  /**
   * The plan no longer fits the databases, whose structure moved since it was approved. Check it
   * again.
   */
  public static final class PlanStale extends EngineException {
    private static final long serialVersionUID = 1;

    public PlanStale(Problem problem) {
      super(List.of(problem), null);
    }
  }

  /** A connection broke or never came about. Mend the connection and resume. */
  public static final class ConnectionLost extends EngineException {
    private static final long serialVersionUID = 1;

    public ConnectionLost(Problem problem, Throwable cause) {
      super(List.of(problem), cause);
    }
  }

  /**
   * The database gave up on a statement for a passing reason (deadlock, lock timeout,
   * serialization): the same work may succeed when tried again.
   */
  public static final class TryAgain extends EngineException {
    private static final long serialVersionUID = 1;

    public TryAgain(Problem problem, Throwable cause) {
      super(List.of(problem), cause);
    }
  }

  /**
   * A database refused rows or a statement for a lasting reason. Look at the reason, then resume.
   */
  public static final class ServerRefused extends EngineException {
    private static final long serialVersionUID = 1;

    public ServerRefused(Problem problem, Throwable cause) {
      super(List.of(problem), cause);
    }
  }

  /** The run stopped at a safe place and can be resumed. */
  public static final class Stopped extends EngineException {
    private static final long serialVersionUID = 1;

    public Stopped(Problem problem) {
      super(List.of(problem), null);
    }

    public Stopped(Problem problem, Throwable cause) {
      super(List.of(problem), cause);
    }

    /**
     * The heap is full; what was not committed is undone and can be done again with a larger one.
     */
    public static Stopped memoryExhausted(OutOfMemoryError cause) {
      String heap = Long.toString(Runtime.getRuntime().maxMemory() >> 20);
      return new Stopped(Problem.blocker(Code.MEMORY_EXHAUSTED, Location.EVERYWHERE, heap), cause);
    }
  }

  /** Another process holds the lease, or took it over: this one must not write any more. */
  public static final class LeaseLost extends EngineException {
    private static final long serialVersionUID = 1;

    public LeaseLost(Problem problem) {
      super(List.of(problem), null);
    }
  }

  /** The journal on disk is damaged or belongs elsewhere; it is never guessed at. */
  public static final class JournalDamaged extends EngineException {
    private static final long serialVersionUID = 1;

    public JournalDamaged(Problem problem, @Nullable Throwable cause) {
      super(List.of(problem), cause);
    }
  }
}
