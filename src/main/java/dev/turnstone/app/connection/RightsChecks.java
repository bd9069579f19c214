package dev.turnstone.app.connection;

import dev.turnstone.app.connection.ConnectionCheck.Subject;
import dev.turnstone.problem.Severity;
import dev.turnstone.row.Survey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Says which rights are missing, the same one of several tables at once, each with the statements
 * that give it.
 */
final class RightsChecks {
  private static final int NAMED = 3;

  private final Survey survey;
  private final Side side;

  RightsChecks(Survey survey, Side side) {
    this.survey = survey;
    this.side = side;
  }

  /**
   * One check where nothing is missing, else one for each right.
   *
   * @param asked of how many tables rights were asked for
   */
  List<ConnectionCheck> tell(int asked) {
    if (survey.missing().isEmpty()) {
      String may = side == Side.SOURCE ? "may read" : "may create and write";
      String tables = asked == 0 ? "" : asked == 1 ? " 1 table" : " " + asked + " tables";
      return List.of(ConnectionCheck.passed(Subject.RIGHTS, may + tables));
    }
    List<ConnectionCheck> checks = new ArrayList<>();
    Map<String, List<Survey.Missing>> ofTables = new LinkedHashMap<>();
    for (Survey.Missing missing : survey.missing()) {
      if (missing.table().isEmpty()) {
        checks.add(check(certainly(), "missing " + missing.right(), missing.grant() + ";"));
      } else {
        ofTables.computeIfAbsent(missing.right(), r -> new ArrayList<>()).add(missing);
      }
    }
    ofTables.forEach((right, missing) -> checks.add(check(right, missing, asked)));
    return checks;
  }

  /** Which tables the migration is about is not decided yet; without any there is none. */
  private ConnectionCheck check(String right, List<Survey.Missing> missing, int asked) {
    String named =
        missing.stream()
            .limit(NAMED)
            .flatMap(m -> m.table().stream())
            .map(t -> t.name())
            .collect(Collectors.joining(", "));
    int more = missing.size() - NAMED;
    String words = "missing " + right + " on " + named + (more > 0 ? " and " + more + " more" : "");
    String grants =
        missing.stream()
            .map(m -> m.grant() + ";")
            .collect(Collectors.joining(System.lineSeparator()));
    return check(missing.size() < asked ? Severity.WARNING : certainly(), words, grants);
  }

  private Severity certainly() {
    return survey.certain() ? Severity.BLOCKER : Severity.WARNING;
  }

  private static ConnectionCheck check(Severity severity, String words, String grants) {
    return ConnectionCheck.found(
            Subject.RIGHTS, severity, words, "Have an administrator run the copied statement.")
        .settledBy(grants);
  }
}
