package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.Column;
import dev.turnstone.row.ChosenColumns;
import dev.turnstone.row.NoWriter;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowProgram;
import java.util.List;

/** Key and hashes of rows of which all columns that the table stores are read. */
final class RowHashes {
  private static final NoWriter NOTHING = new NoWriter();

  private final OtherColumns columns;
  private final RowProgram keys;
  private final RowProgram values;
  private final int[] positions;
  private final RowFingerprint fingerprint = new RowFingerprint();

  RowHashes(TableWork work) {
    this.columns = new OtherColumns(work);
    this.keys = RowProgram.readKey(work.side());
    this.values = work.program();
    List<String> all = stored(work);
    this.positions = values.reads().columns().stream().mapToInt(all::indexOf).toArray();
  }

  /** All columns that the table stores, in its order. */
  static List<String> stored(TableWork work) {
    return work.shape().columns().stream().filter(c -> !c.computed()).map(Column::name).toList();
  }

  /** Where the columns of the table's identity stand among these. */
  int[] keyAt(List<String> names) {
    return keys.reads().columns().stream().mapToInt(names::indexOf).toArray();
  }

  /**
   * The key of a row, until the next call of any method.
   *
   * @param key where the columns of the table's identity stand in the row
   */
  RowFingerprint key(RowCursor row, int[] key) {
    return run(keys, row, key);
  }

  /** The hash of the columns that the run writes. */
  long written(RowCursor row) {
    return run(values, row, positions).hash();
  }

  /** The hash of those that it does not write. */
  long others(RowCursor row) {
    return columns.hash(row);
  }

  private RowFingerprint run(RowProgram program, RowCursor row, int[] chosen) {
    RowProgram.Outcome unused =
        program.run(new ChosenColumns(row, chosen), NOTHING, 0, fingerprint);
    return fingerprint;
  }
}
