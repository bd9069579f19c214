package dev.turnstone.rehearse;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Script;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.row.ParsedStatement;
import dev.turnstone.row.ParsedStatement.Outcome;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.sql.SqlScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Has the target read the scripts of a plan, which it does not carry out. */
final class ScriptChecks {
  private final TargetDatabase target;

  ScriptChecks(TargetDatabase target) {
    this.target = target;
  }

  /** What was found of each script that the plan carries out, in its order. */
  List<Check> check(MigrationPlan plan) {
    List<Check> checks = new ArrayList<>();
    for (Script script : plan.scripts()) {
      if (script.enabled()) checks.addAll(check(script));
    }
    return checks;
  }

  private List<Check> check(Script script) {
    String name = "step." + script.name();
    List<Problem> problems = new ArrayList<>();
    int statements = statements(script, script.sql(), false, problems);
    int undo = script.undo().map(sql -> statements(script, sql, true, problems)).orElse(0);
    if (problems.isEmpty()) {
      String back = script.undo().isPresent() ? undo + " to take it back" : "IRREVERSIBLE";
      return List.of(Check.passed(name, "statements understood: " + statements + ", " + back));
    }
    return problems.stream().map(problem -> Check.found(name, problem)).toList();
  }

  /** What cannot be split is told by the check of the plan. */
  private int statements(Script script, String sql, boolean undo, List<Problem> problems) {
    SqlScript read = SqlScript.of(target.dialect().vendor(), sql);
    if (!read.mistakes().isEmpty()) return 0;
    for (SqlScript.Statement statement : read.statements()) {
      ParsedStatement parsed = target.parse(statement.sql());
      code(parsed.outcome(), undo)
          .ifPresent(
              code -> {
                int position = statement.start() + Math.max(0, parsed.position());
                problems.add(
                    new Problem(
                        code,
                        severity(code),
                        Location.EVERYWHERE,
                        List.of(
                            script.name(),
                            SqlScript.place(sql, position),
                            undo ? "undo script" : "script",
                            parsed.words())));
              });
    }
    return read.statements().size();
  }

  /** What an undo script is about comes about only by the script. */
  private static Optional<Code> code(Outcome outcome, boolean undo) {
    if (outcome == Outcome.NOT_SQL) return Optional.of(Code.STEP_NOT_SQL);
    if (undo) return Optional.empty();
    return switch (outcome) {
      case OBJECTED -> Optional.of(Code.STEP_OBJECTED);
      case NOT_THERE -> Optional.of(Code.STEP_NOT_THERE);
      case NOT_ASKED -> Optional.of(Code.STEP_NOT_ASKED);
      case NOT_SQL, UNDERSTOOD -> Optional.empty();
    };
  }

  private static Severity severity(Code code) {
    if (code == Code.STEP_NOT_SQL) return Severity.BLOCKER;
    return code == Code.STEP_OBJECTED ? Severity.WARNING : Severity.NOTE;
  }
}
