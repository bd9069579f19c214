package dev.turnstone.undo.difference;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.row.KeyedStore;
import dev.turnstone.row.LookupTables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Compares two states table by table: what a plan makes of the left one with what the right one
 * holds. Both are only read, each in one consistent snapshot.
 */
public final class Comparer {
  private final Work work;
  private final long partRows;

  /**
   * How to go about it.
   *
   * @param folder private to the user; temporary files without a name go there
   * @param readers of each side at once, at least 1
   * @param doing told the table that is being compared
   * @param goOn called often; throws when nobody wants the comparison any more
   * @param room for values that plans look up, more than memory holds
   */
  public record Work(
      Path folder, int readers, Consumer<String> doing, Runnable goOn, Supplier<KeyedStore> room) {}

  public Comparer(Work work) {
    this(work, TableComparer.usualPartRows());
  }

  /** The same with another number of rows that are held at once. */
  Comparer(Work work, long partRows) {
    this.work = work;
    this.partRows = partRows;
  }

  /** Compares through a plan; the states are closed with the comparison, or when this fails. */
  public Comparison compare(State left, State right, MigrationPlan plan) {
    return compare(left, right, plan, new How(Opened::applied, false));
  }

  /**
   * Compares tables that a plan only names, each value as it is; as {@link #compare}.
   *
   * @param all true when tables of the right side that the plan does not name are missed
   */
  public Comparison compareNamed(State left, State right, MigrationPlan names, boolean all) {
    return compare(left, right, names, new How(Opened::named, all));
  }

  /** How a table of the left side is read. */
  private interface LeftRows {
    DatabaseRows of(Opened left, Opened.Match match, Opened right, LookupTables lookups);
  }

  private Comparison compare(State left, State right, MigrationPlan plan, How how) {
    States states = new States(work.folder());
    states.onClose(left.database()::close);
    states.onClose(right.database()::close);
    return whole(states, () -> compare(new Pair(left, right), plan, how, states));
  }

  private record How(LeftRows rows, boolean all) {}

  private record Pair(State left, State right) {}

  /** Compares what a run should have written with what there is; as {@link #compare}. */
  public Comparison compare(RunState run) {
    States states = new States(work.folder());
    states.expectSetAside();
    run.source().ifPresent(source -> states.onClose(source.database()::close));
    states.onClose(run.target().database()::close);
    return whole(states, () -> run.tasks(work, states).compared(this, states));
  }

  /** Compares what a target held before a run with what there was or is since; likewise. */
  public Comparison compare(RunChange change) {
    States states = new States(work.folder());
    states.onClose(change.target().database()::close);
    return whole(states, () -> change.tasks(work, states).compared(this, states));
  }

  private static Comparison whole(States states, Supplier<Comparison> work) {
    try {
      return work.get();
    } catch (RuntimeException | Error e) {
      try {
        states.close();
      } catch (RuntimeException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  private Comparison compare(Pair pair, MigrationPlan plan, How how, States states) {
    State left = pair.left();
    State right = pair.right();
    Opened one = Opened.of(left, work, states);
    Opened other = Opened.of(right, work, states);
    LookupTables lookups = one.lookups(plan, states);
    List<Task> tasks = new ArrayList<>();
    List<TableComparison> not = new ArrayList<>();
    for (TablePlan table : plan.tables()) {
      Optional<Table> from = left.catalog().table(table.source());
      Optional<Table> to = right.catalog().table(table.target());
      Optional<String> reason = Uncompared.reason(table, from, to);
      if (!table.enabled()) {
        not.add(TableComparison.leftOut(table.source(), table.target()));
      } else if (reason.isPresent()) {
        not.add(TableComparison.not(table.source(), table.target(), reason.get()));
      } else {
        tasks.add(
            new Task(
                table,
                () ->
                    how.rows()
                        .of(
                            one,
                            new Opened.Match(table, from.orElseThrow(), to.orElseThrow()),
                            other,
                            lookups),
                () -> other.asItIs(table, to.orElseThrow()),
                side -> Task.everyRow(),
                new ComparedTable.Target(to.orElseThrow(), right.database().dialect()),
                Uncompared.columns(table, plan.open(), to.orElseThrow()),
                0));
      }
    }
    not.addAll(Uncompared.ofLeft(plan, left.catalog()));
    if (how.all()) {
      not.addAll(Uncompared.ofRight(plan, right.catalog()));
    }
    return new Tasks(left.name(), right.name(), tasks, not).compared(this, states);
  }

  /**
   * What there is to do.
   *
   * @param not tables that cannot be compared
   */
  record Tasks(String left, String right, List<Task> tasks, List<TableComparison> not) {
    Comparison compared(Comparer by, States states) {
      ExecutorService pool =
          Executors.newSingleThreadExecutor(r -> new Thread(r, "turnstone-right"));
      try {
        TableComparer comparer = new TableComparer(pool, states.files(), by.partRows);
        List<TableComparison> unable = new ArrayList<>(not);
        List<ComparedTable> compared = new ArrayList<>();
        List<Task> sorted = new ArrayList<>(tasks);
        sorted.sort(Comparator.comparing(task -> task.plan().target()));
        for (Task task : sorted) {
          try {
            compared.add(by.one(task, comparer));
          } catch (Refused e) {
            String reason = e.problems().get(0).message();
            unable.add(TableComparison.not(task.plan().source(), task.plan().target(), reason));
          }
        }
        return new Comparison(left, right, compared, unable, states);
      } finally {
        pool.shutdownNow();
      }
    }
  }

  private ComparedTable one(Task task, TableComparer comparer) {
    TableName name = task.plan().target();
    work.doing().accept(name.name());
    work.goOn().run();
    long begun = System.nanoTime();
    RowSide left = task.left().get();
    RightSide right = task.right().get();
    TableComparer.Result result = comparer.compare(left, right, task.rules().apply(left));
    TableComparison told =
        new TableComparison(
            task.plan().source(),
            name,
            Optional.empty(),
            result.counts(),
            result.besides().andOthers(task.others()),
            task.columnsLeftOut(),
            false,
            (System.nanoTime() - begun) / 1e9);
    return new ComparedTable(
        told,
        new ComparedTable.Sides(left, right),
        result.index(),
        right.columns().stream().map(Column::name).toList(),
        right.key(),
        task.target());
  }
}
