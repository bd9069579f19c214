package dev.turnstone.run;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.EngineException.ServerRefused;
import dev.turnstone.run.BuildQueue.Build;
import dev.turnstone.sql.Dialect;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Builds keys and indexes once the rows are there, on two sessions, largest tables first. A table
 * whose rows break a key is loaded a second time.
 */
final class IndexPhase {
  private static final int SESSIONS = 2;
  private final RunParts parts;
  private final LoadPhase load;
  private final Queue<TableJob> broken = new ConcurrentLinkedQueue<>();

  IndexPhase(RunParts parts, LoadPhase load) {
    this.parts = parts;
    this.load = load;
  }

  void run(List<TableJob> jobs) {
    for (TableJob job : jobs) {
      SecondLoad begun = new SecondLoad(parts, job);
      if (begun.underWay()) {
        begun.carryOn(load);
      }
    }
    Catalog now = parts.target().catalog(false);
    BuildQueue<TableJob> queue = new BuildQueue<>();
    jobs.stream()
        .sorted((a, b) -> Long.compare(b.progress().confirmed(), a.progress().confirmed()))
        .forEach(job -> queue.add(job, statements(now, job.goal())));
    build(queue);
    for (TableJob job : broken.stream().distinct().toList()) {
      SecondLoad again = new SecondLoad(parts, job);
      again.begin();
      again.carryOn(load);
    }
  }

  private List<String> statements(Catalog now, TableGoal goal) {
    Dialect dialect = parts.target().dialect();
    Table missing = new Missing(now, goal.table()).keysAndIndexes();
    return goal.created() ? dialect.completeTable(missing) : dialect.afterLoad(missing);
  }

  private void build(BuildQueue<TableJob> queue) {
    int sessions = parts.target().dialect().vendor() == Vendor.SQLITE ? 1 : SESSIONS;
    new Sessions(sessions, parts.run())
        .each(
            () -> {
              for (Optional<Build<TableJob>> next = queue.take();
                  next.isPresent();
                  next = queue.take()) {
                boolean good = false;
                try {
                  good = build(next.get());
                } finally {
                  queue.ended(next.get(), good);
                }
              }
            });
  }

  /** False when the table's rows break what was to be built. */
  private boolean build(Build<TableJob> build) {
    parts.cancellation().check(parts.run());
    String table = build.table().target().name().name();
    parts.meter().doing("Building keys and indexes of " + table);
    try {
      parts.execute(List.of(build.statement()));
      return true;
    } catch (ServerRefused e) {
      if (!build.table().created()) {
        throw e;
      }
      broken.add(build.table());
      return false;
    }
  }
}
