package dev.turnstone.undo.rollback;

import dev.turnstone.plan.Script;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.RunLedger;
import dev.turnstone.run.ScriptLog;
import dev.turnstone.run.ScriptLog.Progress;
import dev.turnstone.run.ScriptLog.Stage;
import dev.turnstone.run.ScriptTask;
import dev.turnstone.sql.SqlScript;
import dev.turnstone.undo.rollback.ScriptUndo.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes back the scripts that a run carried out, the last first, each by its own undo script: those
 * after the load before any row is touched, those before it when all rows are gone.
 */
final class ScriptsBack {
  private final UndoParts parts;
  private final boolean whole;
  private final List<Script> scripts;
  private final ScriptLog ran;
  private final ScriptLog back;

  /**
   * The scripts of a run.
   *
   * @param whole false: only some tables are undone, and scripts are left alone
   */
  ScriptsBack(UndoParts parts, boolean whole) {
    this.parts = parts;
    this.whole = whole;
    this.scripts = parts.plan().scripts();
    this.ran = ScriptLog.ofRun(parts.journal());
    this.back = ScriptLog.ofUndo(parts.journal());
  }

  /**
   * Brings the journal in line with the markers of a run that did not end.
   *
   * @param leased true: a commit that the server is still at is waited for, and what a person has
   *     said of a script in doubt counts
   */
  void settle(boolean leased) {
    for (int i = 0; i < scripts.size(); i++) {
      Progress stands = ran.of(scripts.get(i).name());
      if (!stands.half()) continue;
      if (leased) parts.requireLease();
      if (parts.target().dialect().vendor().mysqlFamily()) {
        settle(scripts.get(i), i, stands, leased);
      } else {
        boolean done = ScriptTask.marked(parts.target().ledger(), parts.run(), i, 0);
        ran.set(scripts.get(i).name(), done ? Stage.CARRIED_OUT : Stage.UNTOUCHED, 0);
      }
    }
  }

  private void settle(Script script, int number, Progress stands, boolean leased) {
    List<SqlScript.Statement> statements =
        SqlScript.of(parts.target().dialect().vendor(), script.sql()).statements();
    int through = stands.statement();
    if (stands.stage() == Stage.BEGUN) {
      RunLedger ledger = parts.target().ledger();
      boolean done = ScriptTask.marked(ledger, parts.run(), number, through);
      if (!done && ledger.goesWithItsMarker(statements.get(through - 1).sql())) through--;
      else if (!done) through = -1;
    }
    Optional<Boolean> answer = leased ? ran.takeAnswer() : Optional.empty();
    if (through == statements.size() || answer.orElse(false)) {
      ran.set(script.name(), Stage.CARRIED_OUT, 0);
    } else if (through == 0 || answer.isPresent()) {
      ran.set(script.name(), Stage.UNTOUCHED, 0);
    }
  }

  /** Scripts of which it is not known that all or nothing was done: their undo fits neither. */
  List<Problem> obstacles() {
    List<Problem> obstacles = new ArrayList<>();
    for (Script script : scripts) {
      if (whole && ran.of(script.name()).half()) {
        obstacles.add(
            Problem.blocker(Code.STEP_HALF_DONE, Location.EVERYWHERE, script.name(), parts.run()));
      }
    }
    return obstacles;
  }

  /** Fails with all {@link #obstacles}. */
  void require() {
    List<Problem> obstacles = obstacles();
    if (!obstacles.isEmpty()) throw new Refused(obstacles);
  }

  /** What would become of the scripts, in the order of an undo. */
  List<ScriptUndo> preview() {
    List<ScriptUndo> all = new ArrayList<>();
    for (Script.When when : List.of(Script.When.AFTER, Script.When.BEFORE)) {
      for (int number : numbers(when)) {
        all.add(new ScriptUndo(scripts.get(number).name(), when, outcome(scripts.get(number))));
      }
    }
    return all;
  }

  /** Carries the undo scripts of one moment out, each once. */
  List<ScriptUndo> back(Script.When when) {
    List<ScriptUndo> all = new ArrayList<>();
    for (int number : numbers(when)) {
      Script script = scripts.get(number);
      Outcome outcome = outcome(script);
      if (outcome == Outcome.UNDONE) undo(script, number);
      all.add(new ScriptUndo(script.name(), when, outcome));
    }
    return all;
  }

  /** Of those of one moment nothing is done, because a table of the run stays as it is. */
  List<ScriptUndo> left(Script.When when) {
    return numbers(when).stream()
        .map(number -> new ScriptUndo(scripts.get(number).name(), when, Outcome.LEFT))
        .toList();
  }

  private void undo(Script script, int number) {
    ScriptTask task =
        new ScriptTask(parts.target(), parts.lease(), back, this::next, "undo " + parts.run());
    ScriptTask.Numbered numbered =
        new ScriptTask.Numbered(script.name(), number, script.undo().orElseThrow());
    parts.patiently(Location.EVERYWHERE, () -> task.carryOut(numbered));
  }

  private void next(String sentence) {
    parts.check();
    parts.meter().doing("Undo of " + sentence);
  }

  /** Those that were carried out, the last first. */
  private List<Integer> numbers(Script.When when) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = scripts.size() - 1; i >= 0; i--) {
      Script script = scripts.get(i);
      if (script.when() == when && ran.of(script.name()).over()) numbers.add(i);
    }
    return numbers;
  }

  private Outcome outcome(Script script) {
    if (!whole) return Outcome.LEFT;
    return script.undo().isPresent() ? Outcome.UNDONE : Outcome.IRREVERSIBLE;
  }

  /** What is to be said of scripts that stay as they are. */
  static List<Problem> remarks(List<ScriptUndo> scripts) {
    List<Problem> remarks = new ArrayList<>();
    for (ScriptUndo script : scripts) {
      switch (script.outcome()) {
        case UNDONE -> {}
        case IRREVERSIBLE ->
            remarks.add(Problem.warning(Code.STEP_NOT_UNDONE, Location.EVERYWHERE, script.name()));
        case LEFT -> remarks.add(Problem.note(Code.STEP_LEFT, Location.EVERYWHERE, script.name()));
      }
    }
    return remarks;
  }
}
