package dev.turnstone.plan.check;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Script;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.sql.SqlScript;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that the scripts of a plan can be told apart, split into statements and taken back. */
public final class ScriptsCheck {
  private final Vendor vendor;
  private final List<Problem> problems = new ArrayList<>();

  private ScriptsCheck(Vendor vendor) {
    this.vendor = vendor;
  }

  static List<Problem> check(MigrationPlan plan) {
    ScriptsCheck check = new ScriptsCheck(plan.target().product().vendor());
    for (Script script : plan.source().scripts()) {
      check.invalid(script, "it stands in the source, which is only read");
    }
    Set<String> names = new HashSet<>();
    for (Script script : plan.scripts()) {
      if (!names.add(script.name())) check.invalid(script, "another step has the same name");
      if (script.enabled()) check.script(script);
    }
    return check.problems;
  }

  /** What speaks against one script for a target of this vendor, whatever else is in its plan. */
  public static List<Problem> check(Script script, Vendor vendor) {
    ScriptsCheck check = new ScriptsCheck(vendor);
    check.script(script);
    return check.problems;
  }

  private void script(Script script) {
    name(script);
    text(script, script.sql(), "script");
    script.undo().ifPresent(undo -> text(script, undo, "undo script"));
    if (script.undo().isEmpty()) {
      problems.add(
          script.irreversible()
              ? Problem.warning(Code.STEP_IRREVERSIBLE, Location.EVERYWHERE, script.name())
              : Problem.blocker(Code.STEP_WITHOUT_UNDO, Location.EVERYWHERE, script.name()));
    } else if (script.irreversible()) {
      invalid(script, "it has an undo script and is said to be irreversible");
    }
    problems.addAll(SafeguardsCheck.check(script.conditions()));
  }

  private void name(Script script) {
    String name = script.name();
    if (name.isBlank()) invalid(script, "it has no name");
    if (name.codePoints().anyMatch(Character::isISOControl)) {
      invalid(script, "its name has more than one line");
    }
    if (name.length() > Script.LONGEST_NAME) {
      invalid(script, "its name has more than " + Script.LONGEST_NAME + " characters");
    }
  }

  private void text(Script script, String sql, String which) {
    SqlScript read = SqlScript.of(vendor, sql);
    for (SqlScript.Mistake mistake : read.mistakes()) {
      String place = SqlScript.place(sql, mistake.position());
      invalid(script, place + " of its " + which + ": " + mistake.reason());
    }
    if (read.statements().isEmpty()) invalid(script, "its " + which + " holds no statement");
  }

  private void invalid(Script script, String reason) {
    problems.add(Problem.blocker(Code.STEP_INVALID, Location.EVERYWHERE, script.name(), reason));
  }
}
