package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.Column;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.row.ChosenColumns;
import dev.turnstone.row.NoWriter;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowProgram;
import java.util.List;

/**
 * The columns of a table that the run did not write: where they are not what they were, others
 * changed the row, although what the run wrote of it is unchanged.
 */
final class OtherColumns {
  private static final NoWriter NOTHING = new NoWriter();

  private final boolean any;
  private final RowProgram program;
  private final int[] positions;
  private final RowFingerprint fingerprint = new RowFingerprint();

  OtherColumns(TableWork work) {
    List<String> stored =
        work.shape().columns().stream().filter(c -> !c.computed()).map(Column::name).toList();
    TablePlan plan = work.goal().plan();
    List<String> written = plan.fields().stream().map(FieldPlan::target).toList();
    List<FieldPlan> others =
        stored.stream().filter(c -> !written.contains(c)).map(c -> FieldPlan.copy(c, c)).toList();
    this.any = !others.isEmpty();
    this.program = RowProgram.readBack(plan.withFields(others), work.side());
    this.positions = program.reads().columns().stream().mapToInt(stored::indexOf).toArray();
  }

  /**
   * The hash of their values.
   *
   * @param row stands on all columns that the table stores
   * @return 0 when the run wrote all of them
   */
  long hash(RowCursor row) {
    if (!any) {
      return 0;
    }
    RowProgram.Outcome unused =
        program.run(new ChosenColumns(row, positions), NOTHING, 0, fingerprint);
    return fingerprint.hash();
  }
}
