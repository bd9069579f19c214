package dev.turnstone.app.scratch;

import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.UndoCertificate;
import dev.turnstone.run.Phase;
import java.util.List;
import java.util.Map;

/**
 * What loading a slice and taking it back gave.
 *
 * @param tables in the order of loading
 * @param phases seconds by phase of the load
 * @param parallel chunks that were under way at a time, on average
 * @param undoSeconds of taking all of it back
 * @param problems what was worth telling
 */
record Tried(
    List<OfTable> tables,
    Map<Phase, Double> phases,
    double parallel,
    double undoSeconds,
    List<Problem> problems) {

  /**
   * One table.
   *
   * @param read rows of the source that the slice held
   * @param there rows that were in the copy before
   * @param rates seconds for each row, chunk by chunk in their order; empty: no row was read
   */
  record OfTable(
      ScratchTable table,
      long read,
      long there,
      List<Double> rates,
      Times times,
      UndoCertificate.OfTable proof) {
    long rowsAfter() {
      return read + there;
    }

    /** True when the slice held every row, so that nothing has to be reckoned. */
    boolean whole() {
      return read >= table.sourceRows() && there >= table.targetRows();
    }

    /** Seconds a row took, on average; 0 when there was none. */
    double rate() {
      return read == 0 ? 0 : times.loading() / read;
    }
  }

  /**
   * Seconds that one table took.
   *
   * @param loading of all its chunks together
   * @param proving of looking for parents by references that its copy is without
   * @param verifying of reading it back
   * @param undoing of taking it back
   */
  record Times(double loading, double proving, double verifying, double undoing) {}

  double phase(Phase phase) {
    return phases.getOrDefault(phase, 0.0);
  }
}
