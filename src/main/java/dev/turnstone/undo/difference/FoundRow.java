package dev.turnstone.undo.difference;

import dev.turnstone.catalog.Column;
import dev.turnstone.row.KeptRow;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.TableWrite;
import dev.turnstone.sql.ExactValue;
import java.util.ArrayList;
import java.util.List;

/**
 * A row's values.
 *
 * @param key by which people know the row, in key order; empty: it has none
 * @param values in the order of the compared columns; empty where only the key is known
 * @param marks a hash of each value's canonical form: equal for equal values on every engine
 */
record FoundRow(List<ExactValue> key, List<ExactValue> values, List<Long> marks) {
  FoundRow {
    key = List.copyOf(key);
    values = List.copyOf(values);
    marks = List.copyOf(marks);
  }

  /** The row that a program gave to a writer last. */
  static FoundRow of(TableWrite write, RowFingerprint fingerprint, KeptRow kept) {
    List<ExactValue> values = kept.values();
    List<String> names = write.columns().stream().map(Column::name).toList();
    List<ExactValue> key =
        write.key().stream().map(name -> values.get(names.indexOf(name))).toList();
    List<Long> marks = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      marks.add(fingerprint.columnHash(i));
    }
    return new FoundRow(key, values, marks);
  }
}
