package dev.turnstone.rehearse;

import dev.turnstone.row.OriginalValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A row that stands for others.
 *
 * @param key the source row's key columns as canonical texts, in key order; empty: it has none
 * @param value what is to blame, as the source has it; empty: not one value. Shown only to who asks
 *     for values
 * @param follows the row it depends on, for example {@code customer 42}; empty: stands on its own
 */
public record Example(
    Map<String, String> key, Optional<OriginalValue> value, Optional<String> follows) {
  public Example {
    key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
  }
}
