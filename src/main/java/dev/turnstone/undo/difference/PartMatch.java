package dev.turnstone.undo.difference;

import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Matches the rows that may differ of both sides: first those that are the same, then those that
 * have the same key; what is left is on one side only.
 */
final class PartMatch {
  private final Sides sides;
  private final Rules rules;
  private final DifferenceIndex index;
  private long added;
  private long removed;
  private long changed;
  private long setAside;
  private long others;
  private long[] unmatched = new long[256];
  private int unmatchedRows;

  /** The candidates of both sides, with the files that hold them. */
  record Sides(
      Candidates left, Candidates taken, Candidates right, Scratch leftFile, Scratch rightFile) {}

  /**
   * What counts as a difference.
   *
   * @param setAside true for a row of the left side that was set aside and is not missed
   * @param tellsAdded false: rows that are only on the right are others' and are only counted
   */
  record Rules(Predicate<RowSide.Wanted> setAside, boolean tellsAdded) {}

  PartMatch(Sides sides, Rules rules, DifferenceIndex index) {
    this.sides = sides;
    this.rules = rules;
    this.index = index;
  }

  /** Matches one part; {@code expected} different rows are on the left, more or less. */
  void match(int part, long expected) {
    RowBag bag = new RowBag((int) Math.min(Integer.MAX_VALUE / 4, expected));
    sides.left().each(part, (at, id, hash) -> bag.add(id, hash, at));
    sides.taken().each(part, (at, id, hash) -> bag.take(id, hash));
    unmatchedRows = 0;
    sides
        .right()
        .each(
            part,
            (at, id, hash) -> {
              if (!bag.take(id, hash)) {
                remember(id, at);
              }
            });
    for (int i = 0; i < unmatchedRows; i++) {
      withoutLike(bag, unmatched[2 * i], unmatched[2 * i + 1]);
    }
    bag.each(this::leftOver);
  }

  private void remember(long id, long at) {
    if (2 * unmatchedRows == unmatched.length) {
      unmatched = Arrays.copyOf(unmatched, unmatched.length * 2);
    }
    unmatched[2 * unmatchedRows] = id;
    unmatched[2 * unmatchedRows + 1] = at;
    unmatchedRows++;
  }

  private void withoutLike(RowBag bag, long id, long right) {
    long left = bag.takeAny(id);
    if (left != RowBag.NONE) {
      changed++;
      long order = Candidates.at(sides.leftFile(), left).order();
      index.add(RowDifference.Kind.CHANGED, order, left, right);
    } else if (rules.tellsAdded()) {
      added++;
      long order = Candidates.at(sides.rightFile(), right).order();
      index.add(RowDifference.Kind.ADDED, order, 0, right);
    } else {
      others++;
    }
  }

  private void leftOver(long left) {
    Candidates.Candidate row = Candidates.at(sides.leftFile(), left);
    if (rules.setAside().test(row.row())) {
      setAside++;
    } else {
      removed++;
      index.add(RowDifference.Kind.REMOVED, row.order(), left, 0);
    }
  }

  long added() {
    return added;
  }

  long removed() {
    return removed;
  }

  long changed() {
    return changed;
  }

  long setAside() {
    return setAside;
  }

  long others() {
    return others;
  }
}
