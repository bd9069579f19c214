package dev.turnstone.verify;

import dev.turnstone.catalog.TableName;
import java.util.List;
import java.util.Map;

/**
 * How one target table compares with what was written to it.
 *
 * @param rows rows found in the target
 * @param missing rows that were written and are not there
 * @param extra rows that are there and nobody wrote; not told for tables that had rows before
 * @param changed rows that are there with other values than were written
 * @param examples up to ten of them, by key where the table has one
 */
public record TableVerdict(
    TableName target,
    long rows,
    long missing,
    long extra,
    long changed,
    List<Example> examples,
    double seconds) {
  public TableVerdict {
    examples = List.copyOf(examples);
  }

  /** What is wrong with a row. */
  public enum Kind {
    MISSING,
    EXTRA,
    CHANGED
  }

  /**
   * One differing row.
   *
   * @param key its key as canonical texts; empty where only its fingerprint is known
   */
  public record Example(Kind kind, Map<String, String> key) {}

  /** True when the table holds exactly what was written. */
  public boolean equal() {
    return missing == 0 && extra == 0 && changed == 0;
  }
}
