package dev.turnstone.app.preview;

import java.util.List;

/**
 * Some real rows and what a run would make of them.
 *
 * @param sources names of the source columns that are shown; of whole rows one for each target
 *     column, the empty text where several or none fill it
 * @param targets names of the target columns that are shown
 * @param rows those that are refused first, then those that are changed, then others in the order
 *     of the source
 * @param looked rows that were read, from the beginning of the table
 * @param refused how many of them would not be stored
 * @param filtered how many of them the filter leaves out
 * @param whole true when the table has no more rows than those
 */
public record Preview(
    List<String> sources,
    List<String> targets,
    List<PreviewRow> rows,
    long looked,
    long refused,
    long filtered,
    boolean whole) {
  public Preview {
    sources = List.copyOf(sources);
    targets = List.copyOf(targets);
    rows = List.copyOf(rows);
  }
}
