package dev.turnstone.undo.difference;

import dev.turnstone.catalog.TableName;
import dev.turnstone.journal.RunState;
import dev.turnstone.row.OriginalValue;
import dev.turnstone.sql.ExactValue;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where the values of one row of a run's target came from, as far as the run's plan and journal
 * know it and the source tells it now.
 *
 * @param target the target table
 * @param key the row's key by column, in key order, as canonical texts
 * @param what became of the row
 * @param chunk the number of the chunk in which the row was written; empty: it was not
 * @param source the source row as it is now, which need not be what the run read
 * @param cells the asked columns in the plan's order
 */
public record Lineage(
    Origin origin,
    TableName target,
    Map<String, String> key,
    Happened what,
    OptionalInt chunk,
    SourceRow source,
    List<OfCell> cells) {
  public Lineage {
    key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
    cells = List.copyOf(cells);
  }

  /**
   * The run.
   *
   * @param operator who began it, and where; the empty text where its journal does not know
   * @param ended when it came to that state; empty while it goes on
   */
  public record Origin(
      String run,
      String plan,
      String operator,
      RunState state,
      Instant started,
      Optional<Instant> ended) {}

  /** What a run did to a row. */
  public enum Happened {
    /** It was not there before. */
    ADDED,
    /** It was there with other values. */
    CHANGED,
    /** It was there and held already what would have been written. */
    LEFT_AS_IT_WAS,
    /** It was added, taken out again because it broke a key or a reference, and set aside. */
    TAKEN_OUT,
    /** The run wrote no row of this key. */
    NOT_WRITTEN
  }

  /**
   * One cell.
   *
   * @param rule what fills the column, in words
   * @param sources the columns of the source table that the rule takes; empty where it takes none,
   *     or where an expression could not be read without the source
   * @param before the value that the cell had before; empty: there was none
   */
  public record OfCell(
      String column, String rule, List<String> sources, Optional<ExactValue> before) {
    public OfCell {
      sources = List.copyOf(sources);
    }
  }

  /**
   * The source row a row came from, looked at after the run.
   *
   * @param table the source table
   * @param why in words, where the row was not found
   * @param values by source column, of all that the plan reads of it; empty where it was not found
   */
  public record SourceRow(
      TableName table, SourceState state, String why, Map<String, OriginalValue> values) {
    public SourceRow {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static SourceRow notSeen(TableName table, SourceState state, String why) {
      return new SourceRow(table, state, why, Map.of());
    }
  }

  /** How the source row stands to what the run read of it. */
  public enum SourceState {
    /** The plan makes of it what the run wrote. */
    AS_READ,
    /** The plan would make another row of it, or none. */
    CHANGED,
    /** The source has no row of this key any more. */
    GONE,
    /** The source is out of reach, or no longer what the plan was made for. */
    OUT_OF_REACH,
    /** The key does not tell which source row it was. */
    NOT_KNOWN
  }
}
