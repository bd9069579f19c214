package dev.turnstone.undo.difference;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.journal.Journal;
import dev.turnstone.row.CanonicalKey;
import dev.turnstone.row.RowFingerprint;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A table's rows as a run found them before its first write: the fingerprints of all, and the
 * values of those that it changed. A table that was made, or was empty, had none.
 */
final class BeforeRows implements RowSide {
  private final Journal journal;
  private final String table;
  private final PreImages images;
  private final KnownRow form;

  /**
   * The rows of one table.
   *
   * @param images of all columns that the table stores
   * @param key columns of its identity; empty: it has none
   */
  BeforeRows(Journal journal, Table table, PreImages images, List<Column> key) {
    this.journal = journal;
    this.table = table.name().toString();
    this.images = images;
    this.form = new KnownRow(new CanonicalKey(key));
  }

  @Override
  public RowTally tally() {
    Buckets buckets = new Buckets();
    journal
        .before()
        .fingerprints(
            table,
            (keys, offset, length, hash) ->
                buckets.add(RowFingerprint.id(keys, offset, length, hash), hash));
    return new RowTally(buckets, 0, 0, 0);
  }

  /** Rows whose values are known come first, and once more among all: the first is found again. */
  @Override
  public void each(BitSet wanted, Visitor visitor) {
    images.each(
        (written, before, row) -> {
          if (wanted.get(Buckets.of(before.id()))) {
            long id = before.id();
            long hash = before.hash();
            visitor.row(id, hash, KnownRow.whole(row.get()));
          }
        });
    journal
        .before()
        .fingerprints(
            table,
            (keys, offset, length, hash) -> {
              long id = RowFingerprint.id(keys, offset, length, hash);
              if (wanted.get(Buckets.of(id))) {
                visitor.row(id, hash, KnownRow.key(keys, offset, length));
              }
            });
  }

  /** The rows that {@link #each} gave twice. */
  @Override
  public void taken(BitSet wanted, Visitor visitor) {
    images.each(
        (written, before, row) -> {
          if (wanted.get(Buckets.of(before.id()))) {
            visitor.row(before.id(), before.hash(), new byte[0]);
          }
        });
  }

  @Override
  public List<Optional<FoundRow>> find(List<Wanted> rows, int longest) {
    return rows.stream().map(row -> Optional.of(form.read(row.locator()))).toList();
  }
}
