package dev.turnstone.app.preview;

import dev.turnstone.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * Rows of the source that are alike in what is looked at, and what a run would make of them. Long
 * values are cut.
 *
 * @param before along {@link Preview#sources}; empty: NULL
 * @param after along {@link Preview#targets}, as they would be stored; empty: NULL. Of a row that
 *     is refused only the values before the one that is to blame
 * @param problem why they are refused; empty: they are not
 * @param rows how many were seen, at least 1
 */
public record PreviewRow(
    List<Optional<String>> before,
    List<Optional<String>> after,
    Fate fate,
    Optional<Problem> problem,
    long rows) {
  /** What becomes of a row. */
  public enum Fate {
    /** It is set aside. */
    REFUSED,
    /** The run stops there, because the plan says so. */
    STOPS,
    /** It is stored with another value than the source's, because the plan says so. */
    CHANGED,
    STORED,
    /** The filter of the plan leaves it out. */
    FILTERED
  }

  public PreviewRow {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }
}
