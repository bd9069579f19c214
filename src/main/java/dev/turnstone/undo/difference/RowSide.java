package dev.turnstone.undo.difference;

import dev.turnstone.row.TableScan;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * One table's rows as one side of a comparison has them, in the form of the table on the right.
 * Reads the same rows each time.
 */
interface RowSide {
  /** Told of rows in the order in which they are read. */
  interface Visitor {
    /**
     * A row.
     *
     * @param id by the row's key; of a row without a key its hash
     * @param locator by which {@link RowSide#find} finds it again
     */
    void row(long id, long hash, byte[] locator);
  }

  /** A row that is to be found again. */
  @SuppressWarnings("ArrayRecordComponent")
  record Wanted(long id, long hash, byte[] locator) {}

  /** What all rows add up to where that is known without reading them. */
  default Optional<TableScan.Sum> known() {
    return Optional.empty();
  }

  /** Reads all rows and adds them up. */
  RowTally tally();

  /** Visits all rows in these buckets. */
  void each(BitSet wanted, Visitor visitor);

  /** Visits rows that {@link #each} gives but that are to be taken out again. */
  default void taken(BitSet wanted, Visitor visitor) {}

  /**
   * The rows' values, in the order asked for; empty where there is no such row any more.
   *
   * @param longest of values of more bytes only the length is told
   */
  List<Optional<FoundRow>> find(List<Wanted> rows, int longest);
}
