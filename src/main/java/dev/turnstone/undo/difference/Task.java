package dev.turnstone.undo.difference;

import dev.turnstone.plan.TablePlan;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One table to compare.
 *
 * @param left the rows of one side, opened when it is the table's turn
 * @param right the rows of the other
 * @param rules what counts as a difference, by the left side's rows
 * @param target what the right side is a table of
 * @param columnsLeftOut columns that are not compared, each with the reason
 * @param others rows of the target beside those that are looked at
 */
record Task(
    TablePlan plan,
    Supplier<RowSide> left,
    Supplier<? extends RightSide> right,
    Function<RowSide, PartMatch.Rules> rules,
    ComparedTable.Target target,
    List<String> columnsLeftOut,
    long others) {
  Task {
    columnsLeftOut = List.copyOf(columnsLeftOut);
  }

  /** Every row that is on one side only counts. */
  static PartMatch.Rules everyRow() {
    return new PartMatch.Rules(Optional.empty(), true);
  }
}
