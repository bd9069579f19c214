package dev.turnstone.undo.difference;

import dev.turnstone.undo.difference.TableComparison.Besides;
import dev.turnstone.undo.difference.TableComparison.Counts;
import java.util.BitSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Compares one table: both sides are added up at the same time, and only where the sums differ are
 * rows looked at one by one, in memory of a fixed size.
 */
final class TableComparer {
  private static final long MOST_ROWS = 1_000_000;
  private static final long PART_OF_HEAP = 512;

  private final ExecutorService pool;
  private final Files files;
  private final long partRows;

  /** Where rows that may differ, and those that do, are kept. */
  record Files(Scratch left, Scratch right, Scratch index) {}

  TableComparer(ExecutorService pool, Files files, long partRows) {
    this.pool = pool;
    this.files = files;
    this.partRows = partRows;
  }

  /** Rows of a side that are held at once. */
  static long usualPartRows() {
    return Math.min(MOST_ROWS, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
  }

  /** What came of a table. */
  record Result(Counts counts, Besides besides, DifferenceIndex index) {}

  Result compare(RowSide left, RowSide right, PartMatch.Rules rules) {
    if (left.known().isPresent() && left.known().equals(right.known())) {
      Counts same = new Counts(left.known().get().rows(), 0, 0, 0);
      return new Result(same, Besides.NOTHING, new DifferenceIndex(files.index()));
    }
    Future<RowTally> there = pool.submit(right::tally);
    RowTally one = both(left::tally, there);
    RowTally other = Waiting.outcome(there);
    DifferenceIndex index = new DifferenceIndex(files.index());
    long tooLarge = Math.max(one.tooLarge(), other.tooLarge());
    if (one.same(other)) {
      Besides besides = new Besides(one.filtered(), one.refused(), 0, tooLarge);
      return new Result(new Counts(one.rows(), 0, 0, 0), besides, index);
    }
    PartMatch match = match(new Pair(left, right), new Tallies(one, other), rules, index);
    index.finish();
    long identical = one.rows() - match.removed() - match.changed() - match.setAside();
    return new Result(
        new Counts(identical, match.added(), match.removed(), match.changed()),
        new Besides(one.filtered(), one.refused() + match.setAside(), match.others(), tooLarge),
        index);
  }

  private record Pair(RowSide left, RowSide right) {}

  private record Tallies(RowTally left, RowTally right) {}

  private PartMatch match(
      Pair sides, Tallies tallies, PartMatch.Rules rules, DifferenceIndex index) {
    Buckets left = tallies.left().buckets();
    BitSet differing = left.differing(tallies.right().buckets());
    long most = Math.max(left.rows(differing), tallies.right().buckets().rows(differing));
    int parts = Math.toIntExact(Math.max(1, (most + partRows - 1) / partRows));
    Candidates[] of = new Candidates[3];
    for (int i = 0; i < of.length; i++) {
      of[i] = new Candidates(i < 2 ? files.left() : files.right(), parts);
    }
    Future<?> there = pool.submit(() -> sides.right().each(differing, of[2]::add));
    both(
        () -> {
          sides.left().each(differing, of[0]::add);
          sides.left().taken(differing, of[1]::add);
          return differing;
        },
        there);
    Waiting.outcome(there);
    for (Candidates candidates : of) {
      candidates.finish();
    }
    PartMatch match =
        new PartMatch(new PartMatch.Sides(of[0], of[1], of[2], files.left()), rules, index);
    for (int part = 0; part < parts; part++) {
      match.match(part, most / parts);
    }
    return match;
  }

  /** Works beside the other side; when that fails, waits for it before it says so. */
  private static <T> T both(Supplier<T> work, Future<?> other) {
    try {
      return work.get();
    } catch (RuntimeException | Error e) {
      try {
        Waiting.outcome(other);
      } catch (RuntimeException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }
}
