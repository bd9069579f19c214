package dev.turnstone.ui.guided;

import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.ui.guided.Line.Sign;
import java.util.Locale;

/** What one task says and does. On the window's thread only. */
interface Part {
  /** Begins a line that is typed. */
  String COMMAND = ": turnstone ";

  /** As it stands now. */
  Sheet sheet();

  /** Does what the first button says; nothing while that is not ready. */
  void next();

  /** True while it works and has to be stopped before one goes away. */
  default boolean busy() {
    return false;
  }

  /**
   * A problem in its own words, and what to do; commands are left out, because whoever follows a
   * kit does not type any.
   */
  static Line line(Problem problem) {
    Sign sign =
        switch (problem.severity()) {
          case BLOCKER -> Sign.OBSTACLE;
          case WARNING -> Sign.WARNING;
          case NOTE -> Sign.PLAIN;
        };
    String fix = problem.fix();
    return new Line(sign, sentence(problem), "", fix.contains(COMMAND) ? "" : fix);
  }

  private static String sentence(Problem problem) {
    String words = problem.message();
    boolean plain = problem.where().equals(Location.EVERYWHERE) && !words.isEmpty();
    return plain ? words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) : words;
  }

  /** Whether it has to be known before one goes on. */
  static boolean serious(Problem problem) {
    return problem.severity() != Severity.NOTE;
  }
}
