package dev.turnstone.run.canary;

import dev.turnstone.catalog.TableName;
import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.Journal;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.Snapshot;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of the source that a canary loads, as ranges of its tables. Immutable. */
public final class Slice {
  private static final String STEP = "slice";
  private final Map<TableName, List<ChunkRange>> ranges;

  /**
   * A slice.
   *
   * @param ranges of each source table at least one, the last of them {@link ChunkRange#last}; no
   *     row is in two of them
   */
  Slice(Map<TableName, List<ChunkRange>> ranges) {
    this.ranges = new LinkedHashMap<>(ranges);
  }

  /**
   * What a run's journal keeps of its slice; empty: none was chosen to the end.
   *
   * @param sources the source tables of the run
   */
  public static Optional<Slice> kept(Journal journal, Collection<TableName> sources) {
    if (!journal.steps().containsKey(STEP)) {
      return Optional.empty();
    }
    Map<TableName, List<ChunkRange>> ranges = new LinkedHashMap<>();
    for (TableName source : sources) {
      List<ChunkRecord> chunks = journal.chunks(named(source));
      ranges.put(source, chunks.stream().map(ChunkRecord::range).toList());
    }
    return Optional.of(new Slice(ranges));
  }

  /** Makes it durable, in place of what a killed try left. */
  public void keep(Journal journal, double seconds) {
    ranges.forEach(
        (source, chunks) -> {
          if (!journal.chunks(named(source)).isEmpty()) {
            journal.forget(named(source));
          }
          chunks.forEach(range -> journal.claimed(named(source), range));
        });
    journal.stepDone(STEP, seconds);
  }

  /** By this name the journal knows the ranges themselves, apart from the chunks of any table. */
  private static String named(TableName source) {
    return "slice of " + source;
  }

  /** The same state of the source, of which no other rows are seen. */
  public Snapshot of(Snapshot snapshot) {
    return new SlicedSnapshot(snapshot, this);
  }

  /** The ranges of a source table, in order. */
  List<ChunkRange> ranges(TableName source) {
    List<ChunkRange> known = ranges.get(source);
    if (known == null) {
      throw new IllegalArgumentException("not in the slice: " + source);
    }
    return known;
  }
}
