package dev.turnstone.document.text;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Problems as text: what and where on one line, what to do about it below. */
public final class ProblemText {
  private static final int NOTES_OF_A_KIND = 5;

  private ProblemText() {}

  /**
   * Prints blockers and warnings all, notes of one kind only the first few and how many more there
   * are, so that what matters is not buried; {@code --json} lists them all.
   */
  public static void print(PrintStream to, List<Problem> problems, Paint paint) {
    print(to, problems, paint, "plan.json");
  }

  /** As {@link #print(PrintStream, List, Paint)}, with commands that name this plan file. */
  public static void print(PrintStream to, List<Problem> problems, Paint paint, String planFile) {
    Map<Code, Integer> notes = new EnumMap<>(Code.class);
    for (Problem problem : problems) {
      boolean note = problem.severity() == Severity.NOTE;
      if (!note || notes.merge(problem.code(), 1, Integer::sum) <= NOTES_OF_A_KIND) {
        to.println(severity(problem.severity(), paint) + " " + Visible.text(problem.message()));
        to.println("    " + Visible.text(problem.fix(planFile)));
      }
    }
    notes.forEach(
        (code, count) -> {
          if (count > NOTES_OF_A_KIND) {
            String more = Numbers.count(count - NOTES_OF_A_KIND, "more note");
            to.println(
                severity(Severity.NOTE, paint)
                    + " and "
                    + more
                    + " of the kind "
                    + code
                    + "; --json lists all.");
          }
        });
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
