package dev.turnstone.rehearse.keys;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keys of rows that may repeat others, kept until they are judged in the order of the rows. Owned
 * by one thread.
 */
final class Candidates {
  private static final int MOST = 250_000;
  private final KeyFile all;
  private final RowSet rows = new RowSet();
  private final Entries waiting = new Entries();

  Candidates(BlockFile file) {
    all = new KeyFile(file);
  }

  /**
   * A key of a row that may repeat another.
   *
   * @param known {@link #FREE}, {@link #TAKEN}, {@link #OTHER} or {@link #SAME}
   */
  record Candidate(long row, int key, long high, long low, int known) {
    byte[] bytes() {
      return ByteBuffer.allocate(20).putInt(key).putLong(high).putLong(low).array();
    }
  }

  /** The value is not in the table. */
  static final int FREE = 0;

  /** It is in the table, in a row that this one does not change. */
  static final int TAKEN = 1;

  /** It is the identity of a row in the table that has other values. */
  static final int OTHER = 2;

  /** It is the identity of a row in the table that has the same values. */
  static final int SAME = 3;

  void add(Candidate one) {
    rows.add(one.row());
    waiting.add(one.high(), one.low(), one.row(), one.key() * 4L + one.known());
    if (waiting.count() >= 4096) {
      all.add(waiting);
      waiting.clear();
    }
  }

  boolean none() {
    return rows.size() == 0;
  }

  /** Told of the candidates of one row after the other. */
  interface Visitor {
    void row(long row, List<Candidate> ofRow);
  }

  /** Visits rows in their order; reads the file once for each so many candidates. */
  void each(int keys, Visitor visitor) {
    all.add(waiting);
    waiting.clear();
    all.seal();
    List<Integer> window = new ArrayList<>();
    long inWindow = 0;
    for (var range : rows.byRange().entrySet()) {
      long more = (long) range.getValue().cardinality() * keys;
      if (inWindow > 0 && inWindow + more > MOST) {
        visit(window.get(0), window.get(window.size() - 1), visitor);
        window.clear();
        inWindow = 0;
      }
      window.add(range.getKey());
      inWindow += more;
    }
    if (!window.isEmpty()) {
      visit(window.get(0), window.get(window.size() - 1), visitor);
    }
  }

  private void visit(int first, int last, Visitor visitor) {
    List<Candidate> found = new ArrayList<>();
    for (int part = 0; part < all.parts(); part++) {
      Entries entries = all.part(part, all.parts());
      for (int e = 0; e < entries.count(); e++) {
        int range = RowSet.range(entries.row(e));
        if (range >= first && range <= last) {
          long told = entries.extra(e);
          found.add(
              new Candidate(
                  entries.row(e),
                  (int) (told / 4),
                  entries.high(e),
                  entries.low(e),
                  (int) (told % 4)));
        }
      }
    }
    found.sort(Comparator.comparingLong(Candidate::row).thenComparingInt(Candidate::key));
    for (int from = 0; from < found.size(); ) {
      int to = from + 1;
      while (to < found.size() && found.get(to).row() == found.get(from).row()) {
        to++;
      }
      visitor.row(found.get(from).row(), found.subList(from, to));
      from = to;
    }
  }
}
