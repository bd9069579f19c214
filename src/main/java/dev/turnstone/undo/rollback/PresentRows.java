package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.Column;
import dev.turnstone.row.NoWriter;
import dev.turnstone.row.PriorRows;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowMemory;
import dev.turnstone.row.RowProgram;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Looks at rows just before they are written back, in the very transaction: which of them are there
 * at all, and which are not as the run wrote them.
 */
final class PresentRows implements PriorRows {
  private static final NoWriter NOTHING = new NoWriter();

  private final Map<Long, Hashes> written;
  private final OtherColumns columns;
  private final RowProgram keys;
  private final RowProgram values;
  private final int[] behind;
  private final int[] positions;
  private final RowFingerprint fingerprint = new RowFingerprint();
  private final Set<Long> seen = new HashSet<>();
  private final Set<Long> others = new HashSet<>();

  /**
   * What a row that the run changed should be like now.
   *
   * @param written hash of what the run wrote
   * @param others hash of the columns that it did not write, as they were before it
   */
  record Hashes(long written, long others) {}

  /**
   * Rows of a table.
   *
   * @param written what they should be like, by id
   */
  PresentRows(TableWork work, Map<Long, Hashes> written) {
    this.written = written;
    this.columns = new OtherColumns(work);
    this.keys = RowProgram.readKey(work.side());
    this.values = work.program();
    List<String> all =
        work.shape().columns().stream().filter(c -> !c.computed()).map(Column::name).toList();
    int keyColumns = work.shape().identity().map(k -> k.columns().size()).orElse(0);
    this.behind = IntStream.range(all.size(), all.size() + keyColumns).toArray();
    this.positions = values.reads().columns().stream().mapToInt(all::indexOf).toArray();
  }

  /** Ids of the rows that are there. */
  Set<Long> seen() {
    return seen;
  }

  /** Ids of those that others changed since the run wrote them. */
  Set<Long> others() {
    return others;
  }

  @Override
  public long mostBytes() {
    return RowMemory.alone();
  }

  @Override
  public void changes(RowCursor row) {
    long id = id(new OtherColumns.Chosen(row, behind));
    RowProgram.Outcome unused =
        values.run(new OtherColumns.Chosen(row, positions), NOTHING, 0, fingerprint);
    seen.add(id);
    Hashes expected = written.get(id);
    if (expected == null
        || expected.written() != fingerprint.hash()
        || expected.others() != columns.hash(row)) {
      others.add(id);
    }
  }

  /** It is already what it was before the run: there is nothing left to do. */
  @Override
  public void stays(RowCursor key) {
    seen.add(id(key));
  }

  private long id(RowCursor key) {
    RowProgram.Outcome unused = keys.run(key, NOTHING, 0, fingerprint);
    return fingerprint.id();
  }

  @Override
  public void kept() {}

  @Override
  public void undone() {}
}
