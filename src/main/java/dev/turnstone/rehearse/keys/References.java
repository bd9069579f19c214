package dev.turnstone.rehearse.keys;

import java.util.List;

/** Finds the rows whose reference leads nowhere. */
public final class References {
  private References() {}

  /**
   * Keys that are referred to.
   *
   * @param gone rows that do not count
   */
  public record Referred(KeyFile keys, RowSet gone) {}

  /**
   * The rows of a table, without those that are gone already, that refer to none of the keys.
   *
   * @param referring the references, sealed
   * @param gone rows of the same table that do not count
   */
  public static RowSet orphans(KeyFile referring, RowSet gone, List<Referred> referred) {
    RowSet orphans = new RowSet();
    int parts = referring.parts();
    for (Referred keys : referred) {
      parts = Math.max(parts, keys.keys().parts());
    }
    for (int part = 0; part < parts; part++) {
      Entries children = referring.part(part, parts);
      if (children.count() > 0) {
        find(children, gone, index(referred, part, parts), orphans);
      }
    }
    return orphans;
  }

  private static KeyIndex index(List<Referred> referred, int part, int parts) {
    List<Entries> all = referred.stream().map(r -> r.keys().part(part, parts)).toList();
    KeyIndex index = new KeyIndex(all.stream().mapToInt(Entries::count).sum());
    for (int i = 0; i < all.size(); i++) {
      Entries entries = all.get(i);
      RowSet gone = referred.get(i).gone();
      boolean some = gone.size() > 0;
      for (int e = 0; e < entries.count(); e++) {
        if (!some || !gone.contains(entries.row(e))) {
          int unused = index.put(entries.high(e), entries.low(e));
        }
      }
    }
    return index;
  }

  private static void find(Entries children, RowSet gone, KeyIndex index, RowSet orphans) {
    for (int e = 0; e < children.count(); e++) {
      if (index.find(children.high(e), children.low(e)) < 0 && !gone.contains(children.row(e))) {
        orphans.add(children.row(e));
      }
    }
  }
}
