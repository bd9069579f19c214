package dev.turnstone.undo.difference;

import dev.turnstone.catalog.TableName;
import java.util.List;
import java.util.Optional;

/**
 * How one table compares.
 *
 * @param left its name on the left
 * @param right its name on the right, by which it is asked for
 * @param notCompared why it was not compared; empty: it was
 * @param columnsLeftOut columns that are not compared, each with the reason
 * @param onPurpose true when it was not compared because nobody wanted it to be
 * @param seconds how long it took
 */
public record TableComparison(
    TableName left,
    TableName right,
    Optional<String> notCompared,
    Counts counts,
    Besides besides,
    List<String> columnsLeftOut,
    boolean onPurpose,
    double seconds) {
  public TableComparison {
    columnsLeftOut = List.copyOf(columnsLeftOut);
  }

  /**
   * Rows by how they compare.
   *
   * @param identical on both sides with the same values
   * @param added only on the right
   * @param removed only on the left
   * @param changed on both sides, with other values
   */
  public record Counts(long identical, long added, long removed, long changed) {
    public static final Counts NOTHING = new Counts(0, 0, 0, 0);

    public Counts plus(Counts other) {
      return new Counts(
          identical + other.identical,
          added + other.added,
          removed + other.removed,
          changed + other.changed);
    }

    public long different() {
      return added + removed + changed;
    }
  }

  /**
   * Rows that are told apart from differences.
   *
   * @param filtered the plan leaves them out
   * @param setAside they cannot be carried over, or the run set them aside
   * @param others rows of the target beside those of the run, where the plan expects such
   * @param tooLarge too large for the memory of this process, and therefore not compared
   */
  public record Besides(long filtered, long setAside, long others, long tooLarge) {
    public static final Besides NOTHING = new Besides(0, 0, 0, 0);

    Besides andOthers(long more) {
      return new Besides(filtered, setAside, others + more, tooLarge);
    }
  }

  /** A table that is on neither side, which is what both have in common. */
  static TableComparison nowhere(TableName name) {
    Optional<String> compared = Optional.empty();
    return new TableComparison(
        name, name, compared, Counts.NOTHING, Besides.NOTHING, List.of(), false, 0);
  }

  /** A table that could not be compared. */
  static TableComparison not(TableName left, TableName right, String reason) {
    return not(left, right, reason, false);
  }

  /** A table that the plan leaves out. */
  static TableComparison leftOut(TableName left, TableName right) {
    return not(left, right, "the plan leaves it out", true);
  }

  private static TableComparison not(
      TableName left, TableName right, String reason, boolean onPurpose) {
    Optional<String> why = Optional.of(reason);
    return new TableComparison(
        left, right, why, Counts.NOTHING, Besides.NOTHING, List.of(), onPurpose, 0);
  }

  /** True when every row was compared and none differs, or nobody wanted that. */
  public boolean identical() {
    boolean compared = notCompared.isEmpty() && besides.tooLarge() == 0;
    return onPurpose || (compared && counts.different() == 0);
  }
}
