package dev.turnstone.undo.difference;

import dev.turnstone.catalog.Column;
import dev.turnstone.journal.Fingerprints;
import dev.turnstone.journal.Journal;
import dev.turnstone.row.CanonicalKey;
import dev.turnstone.row.RowFingerprint;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A table's rows as a run wrote them, by the fingerprints its journal keeps: keys and hashes, no
 * values.
 */
final class JournalRows implements RowSide {
  private final Journal journal;
  private final String table;
  private final CanonicalKey keys;

  /**
   * The rows of one table.
   *
   * @param table as {@code schema.name}
   * @param key columns of the identity by which the run knew its rows; empty: it has none
   */
  JournalRows(Journal journal, String table, List<Column> key) {
    this.journal = journal;
    this.table = table;
    this.keys = new CanonicalKey(key);
  }

  @Override
  public RowTally tally() {
    Buckets buckets = new Buckets();
    journal.fingerprints(
        table,
        (array, offset, length, hash) ->
            buckets.add(RowFingerprint.id(array, offset, length, hash), hash));
    journal.removed(
        table,
        (array, offset, length, hash) ->
            buckets.remove(RowFingerprint.id(array, offset, length, hash), hash));
    return new RowTally(buckets, 0, 0, 0);
  }

  @Override
  public void each(BitSet wanted, Visitor visitor) {
    journal.fingerprints(table, among(wanted, visitor));
  }

  @Override
  public void taken(BitSet wanted, Visitor visitor) {
    journal.removed(table, among(wanted, visitor));
  }

  private static Fingerprints.Visitor among(BitSet wanted, Visitor visitor) {
    return (array, offset, length, hash) -> {
      long id = RowFingerprint.id(array, offset, length, hash);
      if (wanted.get(Buckets.of(id))) {
        visitor.row(id, hash, Arrays.copyOfRange(array, offset, offset + length));
      }
    };
  }

  @Override
  public List<Optional<FoundRow>> find(List<Wanted> rows, int longest) {
    return rows.stream().map(row -> Optional.of(KnownRow.nothing(keys, row.locator()))).toList();
  }
}
