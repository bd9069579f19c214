package dev.turnstone.run.canary;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.sql.ExactValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rows of one source table that are in the slice so far, by their keys. */
final class Picked {
  private final Table table;
  private final List<Column> key;
  private final Set<List<ExactValue>> keys = new HashSet<>();
  private final List<List<ExactValue>> inOrder = new ArrayList<>();
  private long first;

  Picked(Table table) {
    this.table = table;
    this.key =
        table.identity().map(Key::columns).orElse(List.of()).stream()
            .flatMap(name -> table.column(name).stream())
            .toList();
  }

  Table table() {
    return table;
  }

  /** The columns by which its rows are told apart; empty: by none. */
  List<Column> key() {
    return key;
  }

  boolean keyed() {
    return !key.isEmpty();
  }

  /**
   * Adds a row.
   *
   * @return false when it was there, or its key is too long to be named
   */
  boolean add(List<ExactValue> row) {
    boolean added = row.stream().allMatch(ExactValue::whole) && keys.add(row);
    if (added) {
      inOrder.add(row);
    }
    return added;
  }

  /** Of a table without a key so many rows, the first. */
  void addFirst(long rows) {
    first = rows;
  }

  /** Rows of a table with a key, in the order in which they were added. */
  List<List<ExactValue>> rows(int from, int to) {
    return List.copyOf(inOrder.subList(from, to));
  }

  int size() {
    return inOrder.size();
  }

  /** All rows as ranges, so many in each. */
  List<ChunkRange> ranges(KeyCondition condition, int rows) {
    if (first > 0) {
      return List.of(SliceRange.first(first));
    }
    if (inOrder.isEmpty()) {
      return List.of(SliceRange.none());
    }
    List<ChunkRange> ranges = new ArrayList<>();
    for (int from = 0; from < size(); from += rows) {
      int to = Math.min(size(), from + rows);
      String where = condition.of(table, key, inOrder.subList(from, to));
      ranges.add(SliceRange.where(ranges.size(), where, to == size()));
    }
    return ranges;
  }
}
