package dev.turnstone.ui.compare;

import dev.turnstone.undo.difference.TableComparison;
import dev.turnstone.undo.difference.TableComparison.Counts;
import java.util.List;

/**
 * What came of a comparison.
 *
 * @param open the comparison itself
 * @param run the run that was asked about, as it stood then
 * @param left what the left side is, for people
 * @param right what the right side is
 * @param identical true when every wanted row was compared and none differs
 */
public record Compared(
    OpenComparison open,
    RunChoice run,
    Question question,
    String left,
    String right,
    List<TableComparison> tables,
    Counts total,
    boolean identical) {
  public Compared {
    tables = List.copyOf(tables);
  }

  static Compared of(OpenComparison open, RunChoice run, Question question) {
    var facts = open.facts();
    return new Compared(
        open,
        run,
        question,
        facts.left(),
        facts.right(),
        facts.tables(),
        facts.total(),
        facts.identical());
  }

  /** Tables that differ or were not compared although they were wanted. */
  public int tablesToSettle() {
    return (int) tables.stream().filter(t -> !t.identical()).count();
  }

  /** Tables that were not compared, wanted or not. */
  public long tablesNotCompared() {
    return tables.stream().filter(t -> t.notCompared().isPresent()).count();
  }

  /** Rows that should be in the target. */
  public long expected() {
    return total.identical() + total.changed() + total.removed();
  }
}
