package dev.turnstone.run;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.ConnectionLost;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.EngineException.ServerRefused;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.Lease;
import dev.turnstone.row.RunLedger;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.row.Written;
import dev.turnstone.run.ScriptLog.Progress;
import dev.turnstone.run.ScriptLog.Stage;
import dev.turnstone.sql.SqlScript;
import dev.turnstone.sql.SqlScript.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Carries scripts out once each, whatever an earlier try came to: in one transaction with a marker,
 * or, where definitions are part of no transaction, statement by statement.
 */
public final class ScriptTask {
  private static final Duration LEASE_LIFE = Duration.ofSeconds(30);
  private static final String MARKER = "script ";

  private final TargetDatabase target;
  private final Lease lease;
  private final ScriptLog log;
  private final Consumer<String> watch;
  private final String goOn;

  /**
   * Carries scripts out for whoever holds the lease.
   *
   * @param watch told in a sentence of each statement before it begins; may throw to stop there
   * @param goOn the words of the command that goes on after a stop
   */
  public ScriptTask(
      TargetDatabase target, Lease lease, ScriptLog log, Consumer<String> watch, String goOn) {
    this.target = target;
    this.lease = lease;
    this.log = log;
    this.watch = watch;
    this.goOn = goOn;
  }

  /**
   * A script to be carried out.
   *
   * @param number of the step in its plan, from 0, the same whenever it is tried
   */
  public record Numbered(String name, int number, String sql) {}

  /** True for the marker of a script; no table's whole name looks like its table. */
  public static boolean isOf(ChunkMarker marker) {
    return marker.table().matches(MARKER + "[0-9]+");
  }

  /**
   * True when the marker of a statement stands.
   *
   * @param number of the step
   * @param statement from 1; 0: the marker of the script as a whole
   */
  public static boolean marked(RunLedger ledger, String run, int number, int statement) {
    return ledger.marked(run, MARKER + number, statement);
  }

  /**
   * Carries a script out, or what is left of it; nothing when it is over.
   *
   * @throws ServerRefused when the server refuses a statement
   * @throws Stopped when nobody but a person can tell whether a statement was done
   */
  public void carryOut(Numbered script) {
    if (log.of(script.name()).over()) return;
    List<Statement> statements = SqlScript.of(target.dialect().vendor(), script.sql()).statements();
    log.text(script.name(), script.sql());
    boolean byHand = doneByHand(script);
    if (target.dialect().vendor().mysqlFamily()) {
      each(script, statements, byHand);
    } else if (!byHand) {
      together(script, statements);
    }
    log.set(script.name(), Stage.CARRIED_OUT, statements.size());
  }

  /** Whether a person has done what failed in the try before. */
  private boolean doneByHand(Numbered script) {
    if (!log.failed().equals(Optional.of(script.name()))) return false;
    log.failed("");
    return log.takeAnswer().orElse(false);
  }

  private void together(Numbered script, List<Statement> statements) {
    boolean begun = log.of(script.name()).stage() == Stage.BEGUN;
    prolong(); // waits for a commit that the server is still at
    if (begun && marked(target.ledger(), lease.run(), script.number(), 0)) return;
    log.set(script.name(), Stage.BEGUN, 0);
    Position at = new Position(script, statements);
    try {
      List<String> texts = statements.stream().map(Statement::sql).toList();
      target.ledger().carryOut(lease, marker(script, 0), texts, at::through);
    } catch (EngineException e) {
      if (at.notBegun() || !(e instanceof ConnectionLost)) {
        log.set(script.name(), Stage.UNTOUCHED, 0);
      }
      throw at.failure(e);
    }
  }

  private void each(Numbered script, List<Statement> statements, boolean byHand) {
    int first = log.of(script.name()).through() + 1;
    for (int n = first; n <= statements.size(); n++) {
      boolean done = (byHand && n == first) || foundDone(script, statements, n);
      if (!done) one(script, statements, n);
      log.set(script.name(), Stage.THROUGH, n);
    }
  }

  /** Whether an earlier try has done the statement, by its marker or by what a person says. */
  private boolean foundDone(Numbered script, List<Statement> statements, int n) {
    Progress stands = log.of(script.name());
    if (stands.stage() != Stage.BEGUN || stands.statement() != n) return false;
    prolong();
    if (marked(target.ledger(), lease.run(), script.number(), n)) return true;
    Statement statement = statements.get(n - 1);
    if (target.ledger().goesWithItsMarker(statement.sql())) return false;
    Optional<Boolean> answer = log.takeAnswer();
    if (answer.isPresent()) return answer.get();
    String place = SqlScript.place(script.sql(), statement.start());
    throw new Stopped(
        Problem.blocker(
            Code.STEP_IN_DOUBT,
            Location.EVERYWHERE,
            script.name(),
            Integer.toString(n),
            place,
            goOn));
  }

  private void one(Numbered script, List<Statement> statements, int n) {
    prolong();
    log.set(script.name(), Stage.BEGUN, n);
    Position at = new Position(script, statements.subList(0, n));
    try {
      List<String> text = List.of(statements.get(n - 1).sql());
      target.ledger().carryOut(lease, marker(script, n), text, t -> at.through(n - 1 + t));
    } catch (EngineException e) {
      boolean said = !at.marking() && !(e instanceof ConnectionLost);
      if (at.notBegun() || said) {
        log.set(script.name(), n == 1 ? Stage.UNTOUCHED : Stage.THROUGH, n - 1);
      }
      throw at.failure(e);
    }
  }

  private void prolong() {
    target.ledger().heartbeat(lease, LEASE_LIFE);
  }

  private ChunkMarker marker(Numbered script, int n) {
    return new ChunkMarker(
        lease.run(), lease.token(), MARKER + script.number(), n, Written.NOTHING);
  }

  /** Where in its statements a try is. */
  private final class Position {
    private final Numbered script;
    private final List<Statement> statements;
    private int through = -1;

    /**
     * A try that has not begun.
     *
     * @param statements up to the last that it carries out
     */
    Position(Numbered script, List<Statement> statements) {
      this.script = script;
      this.statements = statements;
    }

    void through(int count) {
      if (count < statements.size()) {
        watch.accept("Step " + script.name() + ": statement " + (count + 1));
      }
      through = count;
    }

    boolean notBegun() {
      return through < 0;
    }

    /** True when all statements are through and only the marker is not. */
    boolean marking() {
      return through == statements.size();
    }

    /** Named by the step and the statement where it is the server's word against the latter. */
    EngineException failure(EngineException e) {
      boolean refused = e instanceof ServerRefused || e instanceof Refused;
      if (!refused || notBegun() || marking()) return e;
      log.failed(script.name());
      boolean alone = target.dialect().vendor().mysqlFamily();
      Problem why = e.problems().get(0);
      String words = why.code() == Code.SERVER_REFUSED ? why.arguments().get(0) : why.message();
      return new ServerRefused(
          Problem.blocker(
              Code.STEP_FAILED,
              Location.EVERYWHERE,
              script.name(),
              Integer.toString(through + 1),
              SqlScript.place(script.sql(), statements.get(through).start()),
              words.replaceAll("[.]$", ""),
              goOn,
              alone ? "that statement" : "the whole step"),
          e);
    }
  }
}
