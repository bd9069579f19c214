package dev.turnstone.journal;

import dev.turnstone.problem.Code;
import dev.turnstone.row.OriginalValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A row that was not written, with everything needed to judge and repair it.
 *
 * @param table target table as {@code schema.name}
 * @param chunk number of the chunk it was read in; below 0: it was found after the load
 * @param key the source row's key columns as canonical texts, in key order; empty: the table has no
 *     key
 * @param column the target column that was refused; empty: the row as a whole
 * @param reason one sentence, without row values
 * @param follows the row it depends on, for example {@code customer 42}; empty: stands on its own
 * @param original the source row as it was, in column order
 */
public record SetAside(
    String table,
    int chunk,
    Map<String, String> key,
    Optional<String> column,
    Code code,
    String reason,
    Optional<String> follows,
    Map<String, OriginalValue> original) {
  public SetAside {
    key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
    original = Collections.unmodifiableMap(new LinkedHashMap<>(original));
  }
}
