package dev.turnstone.cli.screen;

import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import java.io.PrintStream;
import java.util.List;

/** Problems as text: what and where on one line, what to do about it below. */
public final class ProblemText {
  private ProblemText() {}

  public static void print(PrintStream to, List<Problem> problems, Paint paint) {
    for (Problem problem : problems) {
      to.println(severity(problem.severity(), paint) + " " + Visible.text(problem.message()));
      to.println("    " + Visible.text(problem.fix()));
    }
  }

  /** How many of each kind, in words: {@code 1 blocker, 2 warnings, 3 notes}. */
  public static String summary(List<Problem> problems) {
    return Numbers.count(count(problems, Severity.BLOCKER), "blocker")
        + ", "
        + Numbers.count(count(problems, Severity.WARNING), "warning")
        + ", "
        + Numbers.count(count(problems, Severity.NOTE), "note");
  }

  private static long count(List<Problem> problems, Severity severity) {
    return problems.stream().filter(p -> p.severity() == severity).count();
  }

  private static String severity(Severity severity, Paint paint) {
    return switch (severity) {
      case BLOCKER -> paint.bad("BLOCKER");
      case WARNING -> paint.warning("WARNING");
      case NOTE -> paint.accent("NOTE");
    };
  }
}
