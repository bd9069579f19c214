package dev.turnstone.undo.difference;

import dev.turnstone.catalog.Column;
import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.Journal;
import dev.turnstone.row.CanonicalKey;
import dev.turnstone.row.HashBag;
import dev.turnstone.row.RowFingerprint;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The rows of a table that a run found under the keys it wrote, as they were before and known by
 * the keys it knew them by: those it changed with their values, those it left alone by the hash of
 * what it would have written, which they held.
 */
final class FoundByRun implements RowSide {
  /** Rows left alone whose keys are held at once. */
  private static final long MOST_ROWS = 1_000_000;

  private final Journal journal;
  private final PreImages images;
  private final KnownRow form;

  /**
   * The rows of one table.
   *
   * @param images of the columns that the run wrote
   * @param key columns of the identity by which the run knew its rows
   */
  FoundByRun(Journal journal, PreImages images, List<Column> key) {
    this.journal = journal;
    this.images = images;
    this.form = new KnownRow(new CanonicalKey(key));
  }

  /** Told of every row. */
  private interface Each {
    void row(long id, long hash, Supplier<byte[]> locator);
  }

  @Override
  public RowTally tally() {
    Buckets buckets = new Buckets();
    all((id, hash, locator) -> buckets.add(id, hash));
    return new RowTally(buckets, 0, 0, 0);
  }

  @Override
  public void each(BitSet wanted, Visitor visitor) {
    all(
        (id, hash, locator) -> {
          if (wanted.get(Buckets.of(id))) {
            byte[] found = locator.get();
            visitor.row(id, hash, found);
          }
        });
  }

  private void all(Each each) {
    for (ChunkRecord chunk : images.chunks()) {
      long parts = chunk.counts().written().unchanged() / MOST_ROWS + 1;
      for (long part = 0; part < parts; part++) {
        part(chunk, part, parts, each);
      }
    }
  }

  /** The rows left alone of one part and, with the first, those that were changed. */
  private void part(ChunkRecord chunk, long part, long parts, Each each) {
    HashBag same = new HashBag(16);
    images.each(
        chunk,
        new PreImages.Visitor() {
          @Override
          public void changed(long written, RowFingerprint before, Supplier<FoundRow> row) {
            if (part == 0) {
              each.row(written, before.hash(), () -> KnownRow.whole(row.get()));
            }
          }

          @Override
          public void same(long written) {
            if (Long.remainderUnsigned(written, parts) == part) {
              same.add(written, 0);
            }
          }
        });
    if (same.size() > 0) {
      journal.fingerprints(
          chunk,
          (keys, offset, length, hash) -> {
            long id = RowFingerprint.id(keys, offset, length);
            if (same.take(id, hash) != HashBag.Found.ABSENT) {
              each.row(id, hash, () -> KnownRow.key(keys, offset, length));
            }
          });
    }
  }

  @Override
  public List<Optional<FoundRow>> find(List<Wanted> rows, int longest) {
    return rows.stream().map(row -> Optional.of(form.read(row.locator()))).toList();
  }
}
