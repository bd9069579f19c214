package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.TableName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row of the run that undo could not or would not take back, because others had a hand in it.
 *
 * @param key its key as canonical texts, in key order; empty: the table has no key
 */
public record Conflict(TableName table, Map<String, String> key, Kind kind) {
  public Conflict {
    key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
  }

  /** What others did. Names are part of the command line's JSON. */
  public enum Kind {
    /** It has other values than the run wrote. */
    CHANGED,
    /** It is not there any more. */
    DELETED,
    /** Rows that stay refer to it. */
    REFERRED,
    /** The target refuses what it was before, because of rows of others. */
    REFUSED,
    /** They added it to a table that the run replaced as a whole. */
    ADDED
  }
}
