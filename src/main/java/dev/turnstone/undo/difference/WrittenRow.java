package dev.turnstone.undo.difference;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.Prior;
import dev.turnstone.row.CanonicalKey;
import dev.turnstone.row.Cell;
import dev.turnstone.row.KeptRow;
import dev.turnstone.row.RowCursor;
import dev.turnstone.sql.ExactValue;
import dev.turnstone.undo.difference.Lineage.Happened;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Looks for a row that a run wrote, by its key, chunk by chunk. */
final class WrittenRow implements Prior.Visitor {
  private static final int LONGEST = 1 << 20;

  private final Journal journal;
  private final List<Column> stored;
  private final CanonicalKey keys;
  private final List<String> wanted;
  private final Map<String, ExactValue> before = new LinkedHashMap<>();
  private Happened what = Happened.NOT_WRITTEN;
  private OptionalInt chunk = OptionalInt.empty();
  private byte[] key = new byte[0];
  private long hash;

  /**
   * A row.
   *
   * @param key columns by which the run knew the table's rows
   * @param wanted their values as canonical texts, in key order
   */
  WrittenRow(Journal journal, Table table, List<Column> key, Collection<String> wanted) {
    this.journal = journal;
    this.stored = table.columns().stream().filter(column -> !column.computed()).toList();
    this.keys = new CanonicalKey(key);
    this.wanted = List.copyOf(wanted);
    for (ChunkRecord in : journal.chunks(table.name().toString())) {
      if (in.state() == ChunkRecord.State.DONE && what == Happened.NOT_WRITTEN) {
        look(in);
      }
    }
    if (what == Happened.ADDED) {
      journal.removed(table.name().toString(), this::taken);
    }
  }

  private void look(ChunkRecord in) {
    journal.fingerprints(
        in, (array, offset, length, found) -> meet(in, array, offset, length, found));
    if (what == Happened.ADDED) {
      journal.prior().visit(in, this);
    }
  }

  private void meet(ChunkRecord in, byte[] array, int offset, int length, long found) {
    if (is(array, offset, length)) {
      what = Happened.ADDED;
      chunk = OptionalInt.of(in.range().number());
      key = Arrays.copyOfRange(array, offset, offset + length);
      hash = found;
    }
  }

  private boolean is(byte[] array, int offset, int length) {
    return length > 0
        && keys.values(Arrays.copyOfRange(array, offset, offset + length)).stream()
            .map(ExactValue::text)
            .toList()
            .equals(wanted);
  }

  private void taken(byte[] array, int offset, int length, long found) {
    if (found == hash && Arrays.equals(array, offset, offset + length, key, 0, key.length)) {
      what = Happened.TAKEN_OUT;
    }
  }

  @Override
  public void changed(byte[] array, int offset, int length, RowCursor row) {
    if (is(array, offset, length)) {
      what = Happened.CHANGED;
      Cell cell = new Cell();
      for (int i = 0; i < stored.size(); i++) {
        row.read(i, cell);
        before.put(stored.get(i).name(), KeptRow.of(cell, stored.get(i).type(), LONGEST));
      }
    }
  }

  @Override
  public void same(byte[] array, int offset, int length) {
    if (is(array, offset, length)) {
      what = Happened.LEFT_AS_IT_WAS;
    }
  }

  Happened what() {
    return what;
  }

  OptionalInt chunk() {
    return chunk;
  }

  /** The canonical bytes of its key; none where it was not written. */
  byte[] key() {
    return key;
  }

  List<ExactValue> keyValues() {
    return keys.values(key);
  }

  /** Of the columns that the run wrote. */
  long hash() {
    return hash;
  }

  /** The value a column had before the run changed the row; empty: there was none. */
  Optional<ExactValue> before(String column) {
    return Optional.ofNullable(before.get(column));
  }
}
