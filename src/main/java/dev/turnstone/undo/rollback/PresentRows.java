package dev.turnstone.undo.rollback;

import dev.turnstone.row.PriorRows;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowMemory;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Looks at rows just before they are written back, in the very transaction: which of them are there
 * at all, and which are not as the run wrote them.
 */
final class PresentRows implements PriorRows {
  private final Map<Long, ChangedRows.Hashes> written;
  private final RowHashes hashes;
  private final int[] behind;
  private final int[] alone;
  private final Set<Long> seen = new HashSet<>();
  private final Set<Long> others = new HashSet<>();

  /**
   * Rows of a table.
   *
   * @param written what they should be like, by id
   */
  PresentRows(TableWork work, Map<Long, ChangedRows.Hashes> written) {
    this.written = written;
    this.hashes = new RowHashes(work);
    int stored = RowHashes.stored(work).size();
    int keyColumns = work.shape().identity().map(k -> k.columns().size()).orElse(0);
    this.behind = IntStream.range(stored, stored + keyColumns).toArray();
    this.alone = IntStream.range(0, keyColumns).toArray();
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
    long id = hashes.key(row, behind).id();
    seen.add(id);
    ChangedRows.Hashes expected = written.get(id);
    if (expected == null
        || expected.written() != hashes.written(row)
        || expected.others() != hashes.others(row)) {
      others.add(id);
    }
  }

  /** It is already what it was before the run: there is nothing left to do. */
  @Override
  public void stays(RowCursor key) {
    seen.add(hashes.key(key, alone).id());
  }

  @Override
  public void kept() {}

  @Override
  public void undone() {}
}
