package dev.turnstone.journey;

import dev.turnstone.app.RehearsalOrder;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.Check;
import dev.turnstone.rehearse.RehearsalWatch;
import dev.turnstone.rehearse.Report;
import dev.turnstone.rehearse.UndoCertificate;
import dev.turnstone.support.Journey;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Rehearses with scratch copies; at chosen moments something else happens. */
final class Rehearsed implements RehearsalWatch {
  private final Map<String, Runnable> moments = new HashMap<>();
  private volatile boolean stopped;

  /** Does something, once, when the rehearsal says that it begins with this. */
  Rehearsed when(String sentence, Runnable happens) {
    moments.put(sentence, happens);
    return this;
  }

  /** From now on it is asked to stop. */
  void stop() {
    stopped = true;
  }

  Report with(Journey journey, MigrationPlan plan, long rows) {
    RehearsalOrder order = RehearsalOrder.EVERYTHING.withScratch(rows);
    return journey.engine().rehearse(plan, order, journey.secrets(), this);
  }

  static String undo(Report report) {
    UndoCertificate undo = report.prospect().certificate();
    String tables =
        undo.tables().stream()
            .map(
                t ->
                    "%s: %d before, %d loaded, %d changed, %d undone, %s"
                        .formatted(
                            t.table().name(),
                            t.before(),
                            t.loaded(),
                            t.changed(),
                            t.undone(),
                            t.equal() ? "equal" : "DIFFERENT"))
            .sorted()
            .collect(Collectors.joining("\n"));
    return undo.unrehearsed().map(Problem::message).orElse(tables);
  }

  static String leftovers(Report report) {
    return report.preflight().stream()
        .filter(check -> check.name().equals("target.scratch"))
        .map(Rehearsed::words)
        .collect(Collectors.joining("; "));
  }

  private static String words(Check check) {
    return check.status()
        + " "
        + check.finding()
        + check.problem().map(problem -> " " + problem.fix()).orElse("");
  }

  @Override
  public void doing(String sentence) {
    Runnable happens = moments.remove(sentence);
    if (happens != null) {
      happens.run();
    }
  }

  @Override
  public void expect(TableName table, long rows) {}

  @Override
  public void read(TableName table, long rows, long refused) {}

  @Override
  public void finished(TableName table) {}

  @Override
  public void check() {
    if (stopped) {
      throw new Stopped(Problem.note(Code.REHEARSAL_STOPPED, Location.EVERYWHERE, "a test"));
    }
  }
}
