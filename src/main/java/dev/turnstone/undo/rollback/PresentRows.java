package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.Column;
import dev.turnstone.row.Cell;
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

/**
 * Looks at rows just before they are written back, in the very transaction: which of them are there
 * at all, and which are not as the run wrote them.
 */
final class PresentRows implements PriorRows {
  private static final NoWriter NOTHING = new NoWriter();

  private final Map<Long, Long> written;
  private final RowProgram keys;
  private final RowProgram values;
  private final int stored;
  private final int[] positions;
  private final RowFingerprint fingerprint = new RowFingerprint();
  private final Set<Long> seen = new HashSet<>();
  private final Set<Long> others = new HashSet<>();

  /**
   * Rows of a table.
   *
   * @param written hashes of the rows as the run wrote them, by id
   */
  PresentRows(TableWork work, Map<Long, Long> written) {
    this.written = written;
    this.keys = RowProgram.readKey(work.side());
    this.values = work.program();
    List<String> all =
        work.shape().columns().stream().filter(c -> !c.computed()).map(Column::name).toList();
    this.stored = all.size();
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
    long id = id(new Part(row, i -> i + stored));
    RowProgram.Outcome unused =
        values.run(new Part(row, i -> positions[i]), NOTHING, 0, fingerprint);
    seen.add(id);
    Long expected = written.get(id);
    if (expected == null || expected != fingerprint.hash()) {
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
    return TableWork.id(fingerprint);
  }

  @Override
  public void kept() {}

  @Override
  public void undone() {}

  /** Where a column of a part stands in the whole row. */
  private interface Place {
    int of(int column);
  }

  /** Some columns of a row. */
  private record Part(RowCursor row, Place place) implements RowCursor {
    @Override
    public boolean next() {
      return false;
    }

    @Override
    public void read(int column, Cell into) {
      row.read(place.of(column), into);
    }

    @Override
    public boolean complete() {
      return row.complete();
    }

    @Override
    public long withheld(int column) {
      return row.withheld(place.of(column));
    }

    @Override
    public void close() {}
  }
}
