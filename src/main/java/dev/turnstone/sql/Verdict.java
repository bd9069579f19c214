package dev.turnstone.sql;

/**
 * What happens to values when they move from one type to another.
 *
 * @param reason one sentence for a person, for example "numeric(12,2) holds every decimal(12,2)
 *     value"; of {@code MAY_REFUSE} it says which values are set aside
 */
public record Verdict(Grade grade, String reason) {
  /** From harmless to impossible. */
  public enum Grade {
    /** Every value arrives as the same value. */
    EXACT,
    /** Every value arrives unchanged in a type that could hold more. */
    WIDENS,
    /** Most values arrive; those that do not fit are set aside, each with its reason. */
    MAY_REFUSE,
    /** A person must choose (a format, a zone, a meaning) before values can be converted. */
    NEEDS_CHOICE,
    /** Part of every value would be lost: only by a recorded decision. */
    LOSES,
    /** There is no conversion. */
    IMPOSSIBLE
  }
}
