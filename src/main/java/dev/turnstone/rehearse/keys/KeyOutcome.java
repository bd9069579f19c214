package dev.turnstone.rehearse.keys;

import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of rows by their keys.
 *
 * @param refused for each key the rows that repeat a value of it
 * @param updated rows whose key is in the table with other values; upserts only
 * @param unchanged rows that are in the table as they are; upserts only
 */
public record KeyOutcome(List<RowSet> refused, RowSet updated, RowSet unchanged) {
  static KeyOutcome empty(int keys) {
    List<RowSet> refused = new ArrayList<>();
    for (int i = 0; i < keys; i++) {
      refused.add(new RowSet());
    }
    return new KeyOutcome(List.copyOf(refused), new RowSet(), new RowSet());
  }
}
