package dev.turnstone.run;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.check.ReplaceCheck;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.RowEraser;
import dev.turnstone.row.Stage;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.row.Written;
import dev.turnstone.run.stage.Stages;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts the new tables of a run, loaded and verified, in the places of the old, all at once. Whether
 * it took place is told by which tables are there, so that a killed run can go on.
 */
public final class Swap {
  /** In place of a chunk's number. */
  private static final int MARKER = Integer.MIN_VALUE;

  private final RunParts parts;
  private final TargetDatabase real;
  private final List<Stage> stages;

  /**
   * A swap.
   *
   * @param parts of which the target has the new tables by the names of the old
   * @param real the target itself
   */
  public Swap(RunParts parts, TargetDatabase real, List<Stage> stages) {
    this.parts = parts;
    this.real = real;
    this.stages = List.copyOf(stages);
  }

  /**
   * Swaps.
   *
   * @throws Stopped when an old table is not any more what the new one was made like, or something
   *     was bound to it meanwhile: nothing was changed
   */
  public void perform() {
    parts.meter().enter(Phase.SWAP, "Putting the new tables in their places");
    parts.cancellation().check(parts.run());
    countOn(real.catalog(false));
    new Retries(parts, Location.EVERYWHERE).repeat(this::swap);
  }

  /** Numbers that the old table has given are not given again. */
  private void countOn(Catalog now) {
    for (Stage stage : stages) {
      Optional<Table> old = now.table(stage.table());
      for (Column column : old.map(Table::columns).orElse(List.of())) {
        Optional<BigInteger> next =
            column.generation().orElse(null) instanceof Generation.Identity
                ? real.nextNumber(stage.table(), column.name())
                : Optional.empty();
        if (next.isPresent()) {
          parts.execute(parts.target().dialect().advanceIdentity(old.orElseThrow(), next));
        }
      }
    }
  }

  private void swap() {
    Catalog now = real.catalog(false);
    if (Stages.where(parts.journal(), real, now) != Stages.Where.BESIDE) {
      return;
    }
    if (real.swaps().transactional()) {
      try (RowEraser eraser = real.openEraser(parts.lease())) {
        eraser.lockToDrop(tables(now));
        prove();
        eraser.run(real.swaps().swap(stages));
        eraser.commit(marker());
      }
    } else {
      prove();
      parts.requireLease();
      real.execute(real.swaps().swap(stages));
    }
    Stages.Where unused = Stages.where(parts.journal(), real, real.catalog(false));
  }

  private List<Table> tables(Catalog now) {
    return stages.stream()
        .flatMap(s -> Stream.of(s.table(), s.staged()))
        .flatMap(name -> now.table(name).stream())
        .toList();
  }

  private ChunkMarker marker() {
    String table = stages.get(0).table().toString();
    return new ChunkMarker(parts.run(), parts.lease().token(), table, MARKER, Written.NOTHING);
  }

  /** Both tables are the same but for their rows, and nothing is bound to the old one. */
  private void prove() {
    Catalog now = real.catalog(false);
    List<Problem> reasons = new ArrayList<>();
    for (Stage stage : stages) {
      Location where = Location.table(stage.table().toString());
      Optional<Table> old = now.table(stage.table());
      if (old.isEmpty() || now.table(stage.staged()).isEmpty()) {
        reasons.add(Problem.blocker(Code.NOT_REPLACED, where, "one of the two tables is missing"));
        continue;
      }
      List<String> bound = new ArrayList<>(ReplaceCheck.obstacles(old.get(), now));
      bound.addAll(real.swaps().obstacles(old.get()));
      real.swaps()
          .difference(stage)
          .ifPresent(what -> bound.add("it differs by now from the new one in: " + what));
      bound.forEach(why -> reasons.add(Problem.blocker(Code.NOT_REPLACED, where, why)));
    }
    if (!reasons.isEmpty()) {
      throw new Stopped(reasons.get(0));
    }
  }
}
