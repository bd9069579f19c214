package dev.turnstone.jdbc.postgres;

import dev.turnstone.jdbc.postgres.copy.BinaryRow;
import dev.turnstone.row.Cell;
import dev.turnstone.row.TableRead;
import dev.turnstone.row.WithheldValues;
import java.util.List;

/** Reads from the last column of a guarded query which values of the row are withheld. */
final class TooLarge {
  private final WithheldValues values;
  private final List<Integer> columns;
  private final int told;
  private final Cell cell = new Cell();

  TooLarge(TableRead read, SizeGuard guard) {
    values = new WithheldValues(read);
    columns = guard.columns();
    told = read.columns().size();
  }

  WithheldValues values() {
    return values;
  }

  /** Looks at the row that was just taken. */
  void look(BinaryRow row) {
    if (columns.isEmpty()) return;
    values.none();
    row.read(told, cell);
    if (cell.isNull()) return;
    List<String> lengths = List.of(cell.sliceAsText().split(",", -1));
    for (int i = 0; i < lengths.size(); i++) {
      long length = Long.parseLong(lengths.get(i));
      values.add(columns.get(i), SizeGuard.withholds(length) ? length : 0);
    }
  }
}
