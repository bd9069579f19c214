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
 * keys before the rest. When rows break a key, the table is emptied, given its keys and loaded
 * again, so that each offending row is found and set aside and the first of each in the source's
 * order stays.
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

  void run(List<TableGoal> goals, List<TableJob> jobs) {
    Catalog now = parts.target().catalog(false);
    List<Build> first = new ArrayList<>();
    List<Build> others = new ArrayList<>();
    List<TableJob> bySize =
        jobs.stream()
            .sorted((a, b) -> Long.compare(b.progress().confirmed(), a.progress().confirmed()))
            .toList();
    for (TableJob job : bySize) {
      Queue<String> statements = new ArrayDeque<>(statements(now, goal(goals, job)));
      if (!statements.isEmpty()) {
        first.add(new Build(job, statements.remove()));
      }
      statements.forEach(s -> others.add(new Build(job, s)));
    }
    build(first);
    build(others.stream().filter(b -> !broken.contains(b.job())).toList());
    for (TableJob job : broken.stream().distinct().toList()) {
      loadAgain(job, goal(goals, job));
    }
  }

  private static TableGoal goal(List<TableGoal> goals, TableJob job) {
    return goals.stream()
        .filter(g -> g.table().name().equals(job.target().name()))
        .findFirst()
        .orElseThrow();
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
      parts.target().execute(List.of(build.statement()));
    } catch (ServerRefused e) {
      if (!build.job().created()) {
        throw e;
      }
      broken.add(build.job());
    }
  }

  private void loadAgain(TableJob job, TableGoal goal) {
    parts
        .meter()
        .tell(
            "Rows of " + job.name() + " break a key; it is loaded again, row by row where needed.");
    Dialect dialect = parts.target().dialect();
    String ledger = dialect.quote(job.target().name().schema()) + ".turnstone_chunk";
    if (dialect.vendor() == Vendor.SQLITE) {
      ledger = "turnstone_chunk";
    }
    parts.requireLease();
    parts
        .target()
        .executeTogether(
            List.of(
                "DELETE FROM " + dialect.quote(job.target().name()),
                "DELETE FROM "
                    + ledger
                    + " WHERE run = "
                    + dialect.literal(parts.run())
                    + " AND table_name = "
                    + dialect.literal(job.name())));
    parts.journal().forget(job.name());
    parts.target().execute(statements(parts.target().catalog(false), goal));
    load.loadAgain(job);
  }
}
