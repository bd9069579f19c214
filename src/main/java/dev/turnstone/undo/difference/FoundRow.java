package dev.turnstone.undo.difference;

import dev.turnstone.sql.ExactValue;
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
}
