package dev.turnstone.row;

import org.jspecify.annotations.Nullable;

/**
 * A compiled table plan: what {@link RowProgram} walks through for each row. Arrays run along the
 * written columns.
 *
 * @param columns the fields with all that goes with them
 * @param filter null: every row is kept
 * @param identity positions of the target's identity among the written columns, in key order; empty
 *     when it is not all written
 */
@SuppressWarnings("ArrayRecordComponent")
record RowSteps(
    TableRead reads,
    TableWrite writes,
    Columns columns,
    @Nullable RowFilter filter,
    int[] identity,
    Originals originals) {

  /**
   * What belongs to each written column.
   *
   * @param sources the source column it comes from, the empty text for several or none
   * @param asStored where the value is written as the source has it stored although it is compared
   *     by what it means, the position it is read from; else -1
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Columns(
      Field[] fields,
      Canonical[] canonicals,
      boolean[] nullable,
      Recovery[] recoveries,
      String[] sources,
      int[] asStored) {}

  /** The position of the largest value that is withheld of the present row. */
  int largest(RowCursor cursor) {
    int largest = 0;
    for (int i = 1; i < reads.columns().size(); i++) {
      if (cursor.withheld(i) > cursor.withheld(largest)) largest = i;
    }
    return largest;
  }

  Field[] fields() {
    return columns.fields();
  }

  Canonical[] canonicals() {
    return columns.canonicals();
  }

  boolean[] nullable() {
    return columns.nullable();
  }

  Recovery[] recoveries() {
    return columns.recoveries();
  }

  int[] asStored() {
    return columns.asStored();
  }

  String[] sources() {
    return columns.sources();
  }
}
