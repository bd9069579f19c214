package dev.turnstone.undo.difference;

/**
 * What a side's rows of one table add up to.
 *
 * @param filtered rows that the plan leaves out
 * @param refused rows that the plan cannot carry over, as a value does not fit
 * @param tooLarge rows too large for the memory of this process, which are not compared
 */
record RowTally(Buckets buckets, long filtered, long refused, long tooLarge) {
  boolean same(RowTally other) {
    return buckets.rows() == other.buckets.rows() && buckets.digest() == other.buckets.digest();
  }

  long rows() {
    return buckets.rows();
  }
}
