package dev.turnstone.undo.difference;

import dev.turnstone.sql.ExactValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One differing row.
 *
 * @param key the values of the key by column, in key order; empty: the table has no key
 * @param cells the compared columns in their order; of a row that changed with what is on either
 *     side; empty where neither side knows more than the key
 */
public record RowDifference(Kind kind, Map<String, ExactValue> key, List<CellDifference> cells) {
  public RowDifference {
    key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
    cells = List.copyOf(cells);
  }

  /** How a row differs, seen from the left. */
  public enum Kind {
    /** It is only on the right. */
    ADDED(0),
    /** It is only on the left. */
    REMOVED(1),
    /** It is on both sides with the same key and other values. */
    CHANGED(2);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    /** From 0 to 3. */
    int code() {
      return code;
    }

    static Kind of(int code) {
      return code == 0 ? ADDED : code == 1 ? REMOVED : CHANGED;
    }
  }

  /**
   * One cell of a differing row.
   *
   * @param left the value on the left; empty: there is no such row, or the value is not known
   * @param right the value on the right, likewise
   * @param changed true when the two are known to be different values
   */
  public record CellDifference(
      String column, Optional<ExactValue> left, Optional<ExactValue> right, boolean changed) {}
}
