package dev.turnstone.rehearse;

import dev.turnstone.catalog.TableName;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * Whether the undo of the plan was rehearsed, and what came of it: a slice was loaded into copies
 * of the target's tables and taken back by the undo that a run would have.
 *
 * @param unrehearsed why it was not; empty: it was
 * @param tables in the order of loading; empty when it was not
 * @param seconds how long taking the slice back took
 */
public record UndoCertificate(Optional<Problem> unrehearsed, List<OfTable> tables, double seconds) {
  /** In place of a digest where there is no table. */
  public static final String NO_TABLE = "no table";

  public UndoCertificate {
    tables = List.copyOf(tables);
  }

  /**
   * One table.
   *
   * @param table the target's own, of which a copy was used
   * @param before rows that were in the copy before
   * @param loaded rows that were added
   * @param changed rows that were there and were changed
   * @param undone rows that were taken out or changed back
   * @param digestBefore sum of the fingerprints of all rows, 16 hex digits, or {@link #NO_TABLE}
   * @param digestAfter likewise, after the undo
   * @param equal true when rows, digest and structure are what they were
   */
  public record OfTable(
      TableName table,
      long before,
      long loaded,
      long changed,
      long undone,
      String digestBefore,
      String digestAfter,
      boolean equal) {}

  /**
   * Nothing was rehearsed.
   *
   * @param why a clause
   */
  public static UndoCertificate none(String why) {
    Problem said = Problem.note(Code.UNDO_UNREHEARSED, Location.EVERYWHERE, why);
    return new UndoCertificate(Optional.of(said), List.of(), 0);
  }

  public boolean rehearsed() {
    return unrehearsed.isEmpty();
  }

  /** True when it was rehearsed and every table was what it had been. */
  public boolean proven() {
    return rehearsed() && tables.stream().allMatch(OfTable::equal);
  }

  /** A blocker for every table that was not what it had been. */
  public List<Problem> problems() {
    return tables.stream()
        .filter(table -> !table.equal())
        .map(t -> Problem.blocker(Code.UNDO_UNEQUAL, Location.table(t.table().toString())))
        .toList();
  }
}
