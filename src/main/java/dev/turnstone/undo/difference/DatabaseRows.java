package dev.turnstone.undo.difference;

import dev.turnstone.catalog.Column;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.KeptRow;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.TableRead;
import dev.turnstone.row.TableScan;
import dev.turnstone.sql.ExactValue;
import dev.turnstone.sql.Literals;
import dev.turnstone.sql.RowStatements.Assignment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A table's rows read from a database, by a program that either applies a plan to them or takes
 * them as they are. Rows are found again by their table's key; of tables without one the values of
 * whatever may differ are kept.
 */
final class DatabaseRows implements RightSide {
  /** So many bytes of a value are kept of a row that cannot be found again. */
  private static final int KEPT = 1 << 20;

  private static final int ROWS_PER_QUERY = 100;

  private final Reading reading;
  private final RowProgram program;
  private final RowScan scan;
  private final boolean findable;

  /**
   * How rows are read.
   *
   * @param readers of one snapshot; used by one thread each
   * @param programs compiles the program anew for each thread
   * @param literals for conditions that find rows again; empty: the source knows no conditions
   * @param asTheyAre true when the program reads the table back, false when it applies a plan
   * @param known what the rows add up to, where that is known
   * @param goOn throws when nobody wants the comparison any more
   */
  record Reading(
      List<RowSource> readers,
      Supplier<RowProgram> programs,
      Optional<Literals> literals,
      boolean asTheyAre,
      Optional<TableScan.Sum> known,
      Runnable goOn) {}

  DatabaseRows(Reading reading) {
    this.reading = reading;
    this.program = reading.programs().get();
    this.scan = new RowScan(reading);
    this.findable =
        reading.literals().isPresent()
            && program.reads().table().identity().isPresent()
            && !program.keyColumns().isEmpty();
  }

  @Override
  public Optional<TableScan.Sum> known() {
    return reading.known();
  }

  @Override
  public RowTally tally() {
    return scan.tally();
  }

  @Override
  public void each(BitSet wanted, Visitor visitor) {
    KeptRow kept = new KeptRow(program.writes().columns(), KEPT);
    scan.each(
        program,
        (fingerprint, cursor) -> {
          long id = fingerprint.id();
          if (wanted.get(Buckets.of(id))) {
            long hash = fingerprint.hash();
            visitor.row(id, hash, locator(fingerprint, cursor, kept));
          }
        });
  }

  private byte[] locator(RowFingerprint fingerprint, RowCursor cursor, KeptRow kept) {
    if (findable) {
      return Packed.values(program.exactKey(cursor));
    }
    program.run(cursor, kept, 0, fingerprint);
    return Packed.row(FoundRow.of(program.writes(), fingerprint, kept));
  }

  @Override
  public List<Optional<FoundRow>> find(List<Wanted> rows, int longest) {
    if (!findable) {
      return rows.stream().map(row -> Optional.of(Packed.row(row.locator()))).toList();
    }
    List<Optional<FoundRow>> found = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += ROWS_PER_QUERY) {
      int to = Math.min(rows.size(), from + ROWS_PER_QUERY);
      found.addAll(query(rows.subList(from, to), longest));
    }
    return found;
  }

  private List<Optional<FoundRow>> query(List<Wanted> rows, int longest) {
    Map<Long, FoundRow> byHash = new HashMap<>();
    TableRead all = program.reads();
    TableRead some = new TableRead(all.table(), all.columns(), Optional.of(condition(rows)));
    KeptRow kept = new KeptRow(program.writes().columns(), longest);
    RowFingerprint fingerprint = new RowFingerprint();
    try (RowCursor cursor = reading.readers().get(0).open(some, ChunkRange.WHOLE)) {
      while (cursor.next()) {
        if (cursor.complete()
            && program.run(cursor, kept, 0, fingerprint) == RowProgram.Outcome.WRITTEN) {
          byHash.put(fingerprint.hash(), FoundRow.of(program.writes(), fingerprint, kept));
        }
      }
    }
    return rows.stream().map(row -> Optional.ofNullable(byHash.get(row.hash()))).toList();
  }

  private String condition(List<Wanted> rows) {
    Literals literals = reading.literals().orElseThrow();
    List<Column> columns = program.keyColumns();
    List<String> either = new ArrayList<>();
    for (Wanted row : rows) {
      List<ExactValue> key = Packed.values(row.locator());
      List<String> all = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        all.add(literals.equal(columns.get(i), key.get(i)));
      }
      either.add("(" + String.join(" AND ", all) + ")");
    }
    return "(" + String.join(" OR ", either) + ")";
  }

  /** True when single rows can be asked for by the key of their own table. */
  boolean findable() {
    return findable;
  }

  @Override
  public List<Assignment> address(byte[] locator) {
    List<Assignment> address = new ArrayList<>();
    if (findable) {
      List<ExactValue> values = Packed.values(locator);
      for (int i = 0; i < values.size(); i++) {
        address.add(new Assignment(program.keyColumns().get(i), values.get(i)));
      }
    }
    return address;
  }

  /** The key of the table that is read, by which a set-aside row is known; empty: not by a key. */
  Optional<List<String>> ownKey(byte[] locator) {
    return findable
        ? Optional.of(Packed.values(locator).stream().map(ExactValue::text).toList())
        : Optional.empty();
  }

  @Override
  public List<Column> columns() {
    return program.writes().columns();
  }

  @Override
  public List<String> key() {
    return program.writes().key();
  }
}
