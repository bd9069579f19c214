package dev.turnstone.app;

import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.ConnectionText;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.jdbc.vendor.Databases;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.TemporaryRoom;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.plan.mapping.MappingOptions;
import dev.turnstone.plan.mapping.Planner;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.undo.difference.Comparer;
import dev.turnstone.undo.difference.Comparison;
import dev.turnstone.undo.difference.RunChange;
import dev.turnstone.undo.difference.RunState;
import dev.turnstone.undo.difference.State;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Compares states of data: a run's target with what should be there, or any two databases. Nothing
 * is written anywhere but to temporary files. Whoever asks closes the comparison.
 */
public final class Comparisons {
  private static final int MOST_READERS = 4;
  private final Workspace workspace;

  public Comparisons(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Who looks on.
   *
   * @param doing told the table that is being compared
   * @param stop true once nobody wants the comparison any more
   */
  public record Watch(Consumer<String> doing, BooleanSupplier stop) {}

  /**
   * Compares what a run should have left with its target.
   *
   * @param asWritten true: what the journal knows of the rows as the run wrote them, without their
   *     values, as always of a canary; false: the run's plan applied to the source as it is now,
   *     where it can be reached
   * @throws EngineException.Refused when there is no such run, or it has not ended
   */
  public Comparison ofRun(String run, boolean asWritten, Credentials secrets, Watch watch) {
    RunFolder folder = workspace.run(run);
    return folder.holding(
        () -> {
          try (Journal journal = Journal.open(folder.journal())) {
            RunEnd.requireEnded(journal);
            String json = journal.header().planJson();
            MigrationPlan plan = PlanFile.fromJson(json, "of run " + run);
            boolean written = asWritten || Canaries.isCanary(plan);
            return ofRun(journal, plan, written, secrets, watch);
          }
        });
  }

  private Comparison ofRun(
      Journal journal, MigrationPlan plan, boolean asWritten, Credentials secrets, Watch watch) {
    String run = journal.header().run();
    State target = state(plan.target().connection(), secrets.target());
    String name = "what run " + run + " wrote";
    Optional<State> source = Optional.empty();
    if (!asWritten) {
      try {
        source = Optional.of(state(plan.source().connection(), secrets.source()));
        name = "the plan of run " + run + " applied to " + plan.source().connection();
      } catch (EngineException e) {
        name += " (the source is out of reach: " + e.problems().get(0).message() + ")";
      } catch (RuntimeException | Error e) {
        target.database().close();
        throw e;
      }
    }
    return new Comparer(work(watch)).compare(new RunState(name, journal, plan, source, target));
  }

  /**
   * Compares what a run's target held before it with what there is since. Also of a run that
   * stopped, or that was undone, as long as the target is looked at as it is now.
   *
   * @param asWritten true: since is what the run left, by its journal; false: the target as it is
   *     now, whoever changed it
   * @throws EngineException.Refused when there is no such run, or nothing is known of its target
   */
  public Comparison change(String run, boolean asWritten, Credentials secrets, Watch watch) {
    RunFolder folder = workspace.run(run);
    return folder.holding(
        () -> {
          try (Journal journal = folder.open()) {
            if (asWritten) {
              RunEnd.requireEnded(journal);
            } else {
              RunEnd.requireBegun(journal);
            }
            MigrationPlan plan = PlanFile.fromJson(journal.header().planJson(), "of run " + run);
            State target = state(plan.target().connection(), secrets.target());
            RunChange change = new RunChange(journal, plan, target, asWritten);
            return new Comparer(work(watch)).compare(change);
          }
        });
  }

  /** Compares what a plan makes of its source with its target. */
  public Comparison through(MigrationPlan plan, Credentials secrets, Watch watch) {
    MigrationPlan settled = Places.settled(plan);
    State left = state(settled.source().connection(), secrets.source());
    State right = after(left, settled.target().connection(), secrets.target());
    return new Comparer(work(watch)).compare(left, right, settled);
  }

  /**
   * Compares two databases, whose tables and columns are matched by their names.
   *
   * @param options which tables; nothing is created
   */
  public Comparison between(
      String from, String to, MappingOptions options, Credentials secrets, Watch watch) {
    State left = state(from, secrets.source());
    State right = after(left, to, secrets.target());
    try {
      Planner.Side one = new Planner.Side(left.catalog(), left.name());
      Planner.Side other = new Planner.Side(right.catalog(), right.name());
      MigrationPlan plan = Planner.plan("comparison", one, other, options);
      MigrationPlan comparable = new ComparablePlan(left.catalog(), right).of(plan);
      boolean some = !options.include().isEmpty() || !options.exclude().isEmpty();
      return new Comparer(work(watch)).compareNamed(left, right, comparable, !some);
    } catch (RuntimeException | Error e) {
      left.database().close();
      right.database().close();
      throw e;
    }
  }

  private State after(State left, String to, Secret secret) {
    try {
      return state(to, secret);
    } catch (RuntimeException | Error e) {
      left.database().close();
      throw e;
    }
  }

  /** A database, or a snapshot where the text begins with {@code snapshot:}. */
  private State state(String connection, Secret secret) {
    Optional<Path> file = StoredStates.file(connection);
    if (file.isPresent()) {
      return new StoredStates(workspace).open(file.get());
    }
    Address address = Places.settled(ConnectionText.parse(connection));
    TargetDatabase database = Databases.open(address, secret, true);
    try {
      return State.of(address.toString(), database);
    } catch (RuntimeException | Error e) {
      database.close();
      throw e;
    }
  }

  private Comparer.Work work(Watch watch) {
    Path folder = workspace.room();
    int cores = Math.min(MOST_READERS, Runtime.getRuntime().availableProcessors());
    return new Comparer.Work(
        folder,
        Math.max(1, cores / 2),
        watch.doing(),
        () -> goOn(watch),
        new TemporaryRoom(folder)::keyedStore);
  }

  static void goOn(Watch watch) {
    if (watch.stop().getAsBoolean()) {
      throw new Stopped(Problem.note(Code.COMPARISON_STOPPED, Location.EVERYWHERE));
    }
  }
}
