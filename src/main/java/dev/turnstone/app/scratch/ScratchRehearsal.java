package dev.turnstone.app.scratch;

import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.plan.Script;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.Prospect;
import dev.turnstone.rehearse.Rehearsal;
import dev.turnstone.rehearse.RehearsalWatch;
import dev.turnstone.rehearse.Report;
import dev.turnstone.rehearse.UndoCertificate;
import dev.turnstone.row.Lease;
import dev.turnstone.row.SourceDatabase;
import dev.turnstone.run.Cancellation;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tries a plan in scratch copies: a small slice first, by which the size of a large one is chosen.
 * Whatever happens, the copies are dropped again.
 */
public final class ScratchRehearsal {
  private static final long FIRST_ROWS = 1_000;
  private static final double SECONDS = 8;
  private static final double MOST_SECONDS_OF_TABLE = 2;
  private static final double LEAST_SECONDS_OF_TABLE = 0.1;

  private final Databases databases;
  private final Address target;
  private final Secret secret;
  private final Leases leases;
  private final RehearsalWatch watch;

  /**
   * Both databases as the rehearsal opened them.
   *
   * @param target only read
   * @param opening seconds in which both were opened and looked at
   */
  public record Databases(
      SourceDatabase source, SourceDatabase target, Rehearsal.Catalogs catalogs, double opening) {}

  /**
   * A rehearsal in scratch copies.
   *
   * @param target where the copies may be made
   */
  public ScratchRehearsal(
      Databases databases, Address target, Secret secret, Leases leases, RehearsalWatch watch) {
    this.databases = databases;
    this.target = target;
    this.secret = secret;
    this.leases = leases;
    this.watch = watch;
  }

  /**
   * Says what is to be expected of a run; what keeps it from being tried is part of the answer.
   *
   * @param report of the plan, against which nothing speaks
   * @param mostRows of a table that are loaded, at least 1
   * @param folder for what does not outlive this; it is there, and the caller empties it
   * @throws EngineException.Stopped when a stop is wished
   */
  public Prospect perform(Report report, long mostRows, Path folder) {
    ScratchNames names = ScratchNames.fresh(databases.catalogs().target());
    watch.doing("Opening a place for scratch copies");
    Prospect prospect;
    try (ScratchPlace place = ScratchPlace.open(target, secret, names)) {
      Scene scene =
          new Scene(
              report.plan(),
              databases.source(),
              databases.target(),
              place.database(),
              databases.catalogs(),
              folder,
              names,
              new Scene.Means(leases, watch));
      prospect = perform(scene, report, mostRows, place);
    } catch (EngineException e) {
      prospect = failed(false, e);
    }
    watch.check();
    return prospect;
  }

  private Prospect perform(Scene scene, Report report, long mostRows, ScratchPlace place) {
    List<Problem> left = new ArrayList<>();
    boolean traces = true;
    Prospect prospect;
    Lease whole = new Lease(scene.names().lease(), scene.names().run(), 0);
    Leases.Held held = leases.take(place.database(), whole, new Cancellation());
    try {
      prospect = tried(scene, report, mostRows, place);
      traces = false;
    } catch (EngineException e) {
      prospect = failed(true, e);
    } finally {
      held.close();
      left.addAll(clear(scene, place, traces));
    }
    List<Problem> remarks = new ArrayList<>(prospect.remarks());
    remarks.addAll(left);
    return new Prospect(
        prospect.tried(),
        prospect.run(),
        prospect.undo(),
        prospect.certificate(),
        Optional.empty(),
        remarks);
  }

  /** What could not be dropped is named. */
  private List<Problem> clear(Scene scene, ScratchPlace place, boolean traces) {
    scene.means().watch().doing("Dropping the scratch copies");
    try {
      place.clear(traces);
      return List.of();
    } catch (EngineException e) {
      return List.of(left(scene, e.problems().get(0).message()));
    } catch (UncheckedIOException e) {
      return List.of(left(scene, "delete the file beside the target; it could not be deleted now"));
    }
  }

  private static Problem left(Scene scene, String why) {
    String what = scene.names().all() + "_..";
    return Problem.warning(Code.SCRATCH_LEFT, Location.EVERYWHERE, what, why);
  }

  private static Prospect failed(boolean tried, EngineException e) {
    Problem reason = e.problems().get(0);
    return Prospect.unknown(tried, reason.message().replaceAll("[.]$", ""), List.of());
  }

  private Prospect tried(Scene scene, Report report, long mostRows, ScratchPlace place) {
    watch.doing("Choosing slices");
    ScratchTables tables =
        ScratchTables.of(report, databases.catalogs(), databases.source(), scene.names());
    if (tables.chosen().isEmpty()) {
      return Prospect.unknown(true, "the plan has no table", List.of());
    }
    long few = Math.min(FIRST_ROWS, mostRows);
    Trial first = new Trial(scene, tables.chosen(), table -> few, 0);
    Tried small = first.perform();
    place.dropTables();
    double budget = budget(tables.chosen().size());
    Trial second =
        new Trial(
            scene,
            tables.chosen(),
            table -> Math.max(few, Math.min(mostRows, rows(small, table, budget))),
            first.runs());
    Tried large = second.perform();
    Forecast forecast =
        new Forecast(
            small, large, databases.opening(), report.plan().safeguards(), tables.beyond());
    List<Problem> remarks = new ArrayList<>(large.problems());
    tables.remark().ifPresent(remarks::add);
    steps(report).ifPresent(remarks::add);
    return new Prospect(
        true,
        Optional.of(forecast.run()),
        Optional.of(forecast.undo()),
        certificate(small, large),
        Optional.empty(),
        remarks);
  }

  /** SQL of a person's own could do anything, so that it is kept away from the target. */
  private static Optional<Problem> steps(Report report) {
    String names =
        report.plan().scripts().stream()
            .filter(Script::enabled)
            .map(Script::name)
            .collect(Collectors.joining(", "));
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(Problem.note(Code.SCRATCH_STEPS, Location.EVERYWHERE, names));
  }

  /** Seconds for the large slice of one table. */
  private static double budget(int tables) {
    double share = SECONDS / Math.max(1, tables);
    return Math.max(LEAST_SECONDS_OF_TABLE, Math.min(MOST_SECONDS_OF_TABLE, share));
  }

  /** What fits into so many seconds; a first slice is slower than others. */
  private static long rows(Tried small, ScratchTable table, double seconds) {
    double rate =
        small.tables().stream()
            .filter(t -> t.table().equals(table))
            .mapToDouble(Tried.OfTable::rate)
            .sum();
    return rate <= 0 ? Long.MAX_VALUE : (long) (seconds / rate);
  }

  /** Both undos have to have brought back what was there. */
  private static UndoCertificate certificate(Tried small, Tried large) {
    List<UndoCertificate.OfTable> proofs = new ArrayList<>();
    for (int i = 0; i < large.tables().size(); i++) {
      UndoCertificate.OfTable one = small.tables().get(i).proof();
      proofs.add(one.equal() ? large.tables().get(i).proof() : one);
    }
    return new UndoCertificate(Optional.empty(), proofs, large.undoSeconds());
  }
}
