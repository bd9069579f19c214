package dev.turnstone.undo.difference;

import dev.turnstone.catalog.Column;
import dev.turnstone.journal.Journal;
import dev.turnstone.row.CanonicalKey;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.sql.ExactValue;
import dev.turnstone.sql.RowStatements.Assignment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A table's rows as a run left them, by the fingerprints of its journal. The values of a row are
 * read from the target where it is still as the run wrote it; of others only the key is known.
 */
final class RowsAsLeft implements RightSide {
  private final Journal journal;
  private final Written written;
  private final JournalRows rows;
  private final CanonicalKey keys;

  /**
   * What the run wrote.
   *
   * @param table the target table's name
   * @param columns those it wrote, in the plan's order
   * @param key columns of the identity by which it knew its rows; empty: it has none
   * @param now the same columns as the target has them now; empty: it has no such table any more
   */
  record Written(
      String table, List<Column> columns, List<Column> key, Optional<DatabaseRows> now) {}

  RowsAsLeft(Journal journal, Written written) {
    this.journal = journal;
    this.written = written;
    this.rows = new JournalRows(journal, written.table(), written.key());
    this.keys = new CanonicalKey(written.key());
  }

  @Override
  public List<Column> columns() {
    return written.columns();
  }

  @Override
  public List<String> key() {
    return written.key().stream().map(Column::name).toList();
  }

  @Override
  public RowTally tally() {
    return rows.tally();
  }

  /** Not the rows that the run took out again. */
  @Override
  public void each(BitSet wanted, Visitor visitor) {
    RowBag out = new RowBag(16);
    journal.removed(
        written.table(),
        (key, offset, length, hash) ->
            out.add(RowFingerprint.id(key, offset, length, hash), hash, 0, 0));
    rows.each(
        wanted,
        (id, hash, key) -> {
          if (!out.take(id, hash)) {
            visitor.row(id, hash, key);
          }
        });
  }

  @Override
  public List<Optional<FoundRow>> find(List<Wanted> wanted, int longest) {
    List<Wanted> asked = new ArrayList<>();
    for (Wanted row : wanted) {
      addressable(row.locator())
          .ifPresent(key -> asked.add(new Wanted(row.id(), row.hash(), Packed.values(key))));
    }
    List<Optional<FoundRow>> there =
        written.now().map(now -> now.find(asked, longest)).orElse(List.of());
    List<Optional<FoundRow>> found = new ArrayList<>();
    int at = 0;
    for (Wanted row : wanted) {
      FoundRow known = KnownRow.nothing(keys, row.locator());
      boolean looked = !there.isEmpty() && addressable(row.locator()).isPresent();
      found.add(Optional.of(looked ? there.get(at++).orElse(known) : known));
    }
    return found;
  }

  /** The values of a key by which a row can be asked for. */
  private Optional<List<ExactValue>> addressable(byte[] key) {
    return Optional.of(key.length == 0 ? List.<ExactValue>of() : keys.values(key))
        .filter(values -> !values.isEmpty() && values.stream().allMatch(ExactValue::whole))
        .filter(values -> written.now().filter(DatabaseRows::findable).isPresent());
  }

  @Override
  public List<Assignment> address(byte[] key) {
    return addressable(key)
        .flatMap(values -> written.now().map(now -> now.address(Packed.values(values))))
        .orElse(List.of());
  }
}
