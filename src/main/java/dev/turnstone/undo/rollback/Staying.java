package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.TableName;
import dev.turnstone.journal.Journal;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.HashBag;
import dev.turnstone.row.RowPart;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Side;
import dev.turnstone.sql.Dialect;
import dev.turnstone.undo.rollback.Referrers.Reference;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of tables that refer to each other have to stay because rows that stay refer to them:
 * worked out from what others wrote or changed, up to the last row that depends on it.
 */
final class Staying {
  private final Dialect dialect;
  private final Journal journal;
  private final OnConflict onConflict;
  private final Referrers referrers;
  private final Map<TableName, Set<Long>> referred = new HashMap<>();
  private final Map<TableName, long[]> restored = new HashMap<>();
  private Map<TableName, TableWork> works = Map.of();

  Staying(Dialect dialect, Journal journal, OnConflict onConflict, Referrers referrers) {
    this.dialect = dialect;
    this.journal = journal;
    this.onConflict = onConflict;
    this.referrers = referrers;
  }

  /**
   * Works it out.
   *
   * @param rows reads all of the tables in one state
   * @param knot tables of the undo that refer to each other
   */
  void work(List<TableWork> knot, RowSource rows) {
    Map<TableName, TableWork> byName = new HashMap<>();
    knot.forEach(w -> byName.put(w.table(), w));
    works = byName;
    for (TableWork work : knot.stream().filter(TableWork::adds).toList()) {
      of(work.table())
          .addAll(
              referrers.referred(rows, work, ChunkRange.WHOLE, r -> !byName.containsKey(r.from())));
    }
    boolean more = true;
    while (more) {
      more = false;
      for (TableWork work : knot) {
        more |= parentsOf(work, rows);
      }
    }
  }

  /**
   * Rows of a table refer to others than they do now once they are what they were before the run;
   * those were there before, too.
   *
   * @param ids of the rows, ascending
   */
  void willBeRestored(TableName table, long[] ids) {
    restored.put(table, ids);
  }

  /** Ids of the rows of a table that have to stay for others' sake. */
  Set<Long> of(TableName table) {
    return referred.computeIfAbsent(table, t -> new HashSet<>());
  }

  /** True when a parent was found that was not known to be referred to. */
  private boolean parentsOf(TableWork work, RowSource rows) {
    List<Reference> up =
        referrers.of(work.table()).stream().filter(r -> adds(works.get(r.key().target()))).toList();
    BitSet staying = up.isEmpty() ? new BitSet() : staying(work, rows);
    boolean more = false;
    if (!staying.isEmpty()) {
      for (Reference reference : up) {
        more |= of(reference.key().target()).addAll(parents(work, reference, rows, staying));
      }
    }
    return more;
  }

  /** Of a table that the run added no row to, none has to be kept from going. */
  private static boolean adds(@Nullable TableWork parent) {
    return parent != null && parent.adds();
  }

  private Set<Long> parents(TableWork work, Reference reference, RowSource rows, BitSet staying) {
    TableWork parent = works.get(reference.key().target());
    if (parent == null) {
      return Set.of();
    }
    if (!ParentIds.tell(parent, reference)) {
      // whoever is referred to at all: rather too many stay than one too few
      return referrers.referred(rows, parent, ChunkRange.WHOLE, reference::equals);
    }
    Side side = new Side(work.shape(), dialect.vendor());
    return new ParentIds(work, reference, side).of(rows, ChunkRange.WHOLE, staying);
  }

  private BitSet staying(TableWork work, RowSource rows) {
    BitSet staying = new BitSet();
    long[] back = restored.getOrDefault(work.table(), new long[0]);
    RangeLook look = new RangeLook(work, onConflict);
    for (int part = 0; part < work.parts(); part++) {
      RowPart one = new RowPart(part, work.parts());
      HashBag wanted = WrittenRows.of(journal, work, one);
      RangeLook.Known known = new RangeLook.Known(one, wanted, of(work.table()));
      look.look(
          rows,
          ChunkRange.WHOLE,
          known,
          (fate, row) -> {
            boolean other = Arrays.binarySearch(back, row.fingerprint().id()) >= 0;
            if (!fate.goes() && !other) {
              staying.set(row.at());
            }
          });
    }
    return staying;
  }
}
