package dev.turnstone.rehearse.keys;

import dev.turnstone.rehearse.keys.Candidates.Candidate;
import dev.turnstone.row.KeyedStore;
import java.util.List;
import java.util.function.Supplier;

/**
 * Tells which rows a target refuses because of their keys: of rows with the same value the first
 * that is written counts, a row that is refused for another key leaves its values free.
 */
public final class KeyConflicts {
  private static final byte[] THERE = {};
  private final List<LoadKey> keys;
  private final KeyOutcome outcome;
  private final Candidates candidates;
  private final Supplier<KeyedStore> room;

  private KeyConflicts(List<LoadKey> keys, BlockFile file, Supplier<KeyedStore> room) {
    this.keys = keys;
    this.outcome = KeyOutcome.empty(keys.size());
    this.candidates = new Candidates(file);
    this.room = room;
  }

  /**
   * Looks through the keys of a table.
   *
   * @param keys the identity of an upsert first
   * @param room for values that are taken
   */
  public static KeyOutcome find(List<LoadKey> keys, BlockFile file, Supplier<KeyedStore> room) {
    KeyConflicts conflicts = new KeyConflicts(keys, file, room);
    for (int key = 0; key < keys.size(); key++) {
      conflicts.gather(key);
    }
    conflicts.resolve();
    return conflicts.outcome;
  }

  private void gather(int key) {
    KeyFile load = keys.get(key).load();
    KeyFile present = keys.get(key).present();
    int parts = Math.max(load.parts(), present == null ? 1 : present.parts());
    for (int part = 0; part < parts; part++) {
      Entries there = present == null ? new Entries() : present.part(part, parts);
      gather(key, load.part(part, parts), there);
    }
  }

  private void gather(int key, Entries load, Entries there) {
    KeyIndex index = new KeyIndex(load.count() + there.count());
    long[] extras = new long[there.count()];
    for (int e = 0; e < there.count(); e++) {
      extras[index.put(there.high(e), there.low(e))] = there.extra(e);
    }
    int[] times = new int[load.count() + there.count()];
    int inTable = 0;
    for (int e = 0; e < there.count(); e++) {
      inTable = Math.max(inTable, index.find(there.high(e), there.low(e)) + 1);
    }
    for (int e = 0; e < load.count(); e++) {
      times[index.put(load.high(e), load.low(e))]++;
    }
    for (int e = 0; e < load.count(); e++) {
      int number = index.find(load.high(e), load.low(e));
      int known = number < inTable ? known(key, load.extra(e), extras[number]) : Candidates.FREE;
      judge(new Candidate(load.row(e), key, load.high(e), load.low(e), known), times[number]);
    }
  }

  /** What the table has for a value that is in it. */
  private int known(int key, long extra, long inTable) {
    if (keys.get(key).identity()) {
      return extra == inTable ? Candidates.SAME : Candidates.OTHER;
    }
    boolean itself = keys.get(0).identity() && extra == inTable;
    return itself ? Candidates.FREE : Candidates.TAKEN;
  }

  private void judge(Candidate one, int times) {
    if (times > 1 || one.known() == Candidates.TAKEN) {
      candidates.add(one);
    } else {
      accept(one);
    }
  }

  private void accept(Candidate one) {
    if (one.known() == Candidates.OTHER) {
      outcome.updated().add(one.row());
    } else if (one.known() == Candidates.SAME) {
      outcome.unchanged().add(one.row());
    }
  }

  private void resolve() {
    if (candidates.none()) {
      return;
    }
    try (KeyedStore taken = room.get()) {
      candidates.each(keys.size(), (row, ofRow) -> resolve(row, ofRow, taken));
    }
  }

  private void resolve(long row, List<Candidate> ofRow, KeyedStore taken) {
    for (Candidate one : ofRow) {
      if (one.known() == Candidates.TAKEN || taken.get(one.bytes()) != null) {
        outcome.refused().get(one.key()).add(row);
        return;
      }
    }
    for (Candidate one : ofRow) {
      taken.put(one.bytes(), THERE, THERE);
      accept(one);
    }
  }
}
