package dev.turnstone.undo.rollback;

import dev.turnstone.journal.SetAsideRows;
import dev.turnstone.row.HashBag;
import dev.turnstone.row.RowPart;

/** Rows of the run that were found nowhere in their table: others deleted them. */
final class Leftovers {
  private final UndoParts parts;
  private final TableWork work;

  Leftovers(UndoParts parts, TableWork work) {
    this.parts = parts;
    this.work = work;
  }

  /**
   * Notes what is left in a bag once the whole table was looked at, and empties it. Where others'
   * changes are overwritten it is all one who deleted them.
   *
   * @return how many conflicts that are
   */
  long note(RowPart part, HashBag bag, int chunk, SetAsideRows conflicts) {
    if (parts.onConflict() == OnConflict.OVERWRITE) {
      return 0;
    }
    long gone = bag.size();
    UndoLog log = new UndoLog(parts, work);
    WrittenRows.left(
        parts.journal(),
        work,
        bag,
        part,
        (keys, offset, length, hash) ->
            log.add(conflicts, chunk, work.key(keys, offset, length), Conflict.Kind.DELETED));
    return gone;
  }
}
