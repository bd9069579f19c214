package dev.turnstone.undo.difference;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Matches the rows that may differ of both sides: first those that are the same, then those that
 * have the same key; what is left is on one side only.
 */
final class PartMatch {
  private static final int UNMATCHED = 3;
  private final Sides sides;
  private final Rules rules;
  private final DifferenceIndex index;
  private long added;
  private long removed;
  private long changed;
  private long setAside;
  private long others;
  private long[] unmatched = new long[UNMATCHED * 128];
  private int unmatchedRows;

  /** The candidates of both sides, with the files that hold them. */
  record Sides(Candidates left, Candidates taken, Candidates right, Scratch leftFile) {}

  /**
   * What counts as a difference.
   *
   * @param setAside true for a row of the left side that was set aside and is not missed; empty:
   *     there are none
   * @param tellsAdded false: rows that are only on the right are others' and are only counted
   */
  record Rules(Optional<Predicate<RowSide.Wanted>> setAside, boolean tellsAdded) {}

  PartMatch(Sides sides, Rules rules, DifferenceIndex index) {
    this.sides = sides;
    this.rules = rules;
    this.index = index;
  }

  /** Matches one part; {@code expected} different rows are on the left, more or less. */
  void match(int part, long expected) {
    RowBag bag = new RowBag((int) Math.min(Integer.MAX_VALUE / 4, expected));
    sides.left().each(part, (at, id, hash, order) -> bag.add(id, hash, at, order));
    sides.taken().each(part, (at, id, hash, order) -> bag.take(id, hash));
    unmatchedRows = 0;
    sides
        .right()
        .each(
            part,
            (at, id, hash, order) -> {
              if (!bag.take(id, hash)) {
                remember(id, at, order);
              }
            });
    for (int i = 0; i < unmatchedRows; i++) {
      withoutLike(bag, i * UNMATCHED);
    }
    bag.each(this::leftOver);
  }

  private void remember(long id, long at, long order) {
    int from = UNMATCHED * unmatchedRows++;
    if (from + UNMATCHED > unmatched.length) {
      unmatched = Arrays.copyOf(unmatched, unmatched.length * 2);
    }
    unmatched[from] = id;
    unmatched[from + 1] = at;
    unmatched[from + 2] = order;
  }

  private void withoutLike(RowBag bag, int from) {
    long right = unmatched[from + 1];
    int like = bag.takeAny(unmatched[from]);
    if (like != RowBag.NONE) {
      changed++;
      index.add(RowDifference.Kind.CHANGED, bag.order(like), bag.place(like), right);
    } else if (rules.tellsAdded()) {
      added++;
      index.add(RowDifference.Kind.ADDED, unmatched[from + 2], 0, right);
    } else {
      others++;
    }
  }

  private void leftOver(long left, long order) {
    boolean known =
        rules
            .setAside()
            .filter(rows -> rows.test(Candidates.at(sides.leftFile(), left)))
            .isPresent();
    if (known) {
      setAside++;
    } else {
      removed++;
      index.add(RowDifference.Kind.REMOVED, order, left, 0);
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
