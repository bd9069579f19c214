package dev.turnstone.run;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.EngineException.ServerRefused;
import dev.turnstone.sql.Dialect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Builds keys and indexes once the rows are there, on two sessions, largest tables first; primary
 * keys before the rest. A table whose rows break a key is loaded a second time.
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

  private record Build(TableJob job, String statement) {}

  void run(List<TableJob> jobs) {
    for (TableJob job : jobs) {
      SecondLoad begun = new SecondLoad(parts, job);
      if (begun.underWay()) {
        begun.carryOn(load);
      }
    }
    Catalog now = parts.target().catalog(false);
    List<Build> first = new ArrayList<>();
    List<Build> others = new ArrayList<>();
    List<TableJob> bySize =
        jobs.stream()
            .sorted((a, b) -> Long.compare(b.progress().confirmed(), a.progress().confirmed()))
            .toList();
    for (TableJob job : bySize) {
      Queue<String> statements = new ArrayDeque<>(statements(now, job.goal()));
      if (!statements.isEmpty()) {
        first.add(new Build(job, statements.remove()));
      }
      statements.forEach(s -> others.add(new Build(job, s)));
    }
    build(first);
    build(others.stream().filter(b -> !broken.contains(b.job())).toList());
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

  private void build(List<Build> builds) {
    int sessions = parts.target().dialect().vendor() == Vendor.SQLITE ? 1 : SESSIONS;
    Queue<Build> queue = new ConcurrentLinkedQueue<>(builds);
    new Sessions(sessions, parts.run())
        .each(
            () -> {
              for (Build next = queue.poll(); next != null; next = queue.poll()) {
                parts.cancellation().check(parts.run());
                parts
                    .meter()
                    .doing("Building keys and indexes of " + next.job().target().name().name());
                build(next);
              }
            });
  }

  private void build(Build build) {
    try {
      parts.execute(List.of(build.statement()));
    } catch (ServerRefused e) {
      if (!build.job().created()) {
        throw e;
      }
      broken.add(build.job());
    }
  }
}
