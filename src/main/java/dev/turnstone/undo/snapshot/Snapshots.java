package dev.turnstone.undo.snapshot;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.journal.SealKey;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Side;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.SourceDatabase;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Takes snapshots of databases: all rows of some tables, in one consistent state, in a file. */
public final class Snapshots {
  private static final long RANGE_ROWS = 100_000;
  private final SealKey key;
  private final Consumer<String> doing;
  private final Runnable goOn;

  /**
   * A taker.
   *
   * @param key with which the file's own key is encrypted
   * @param doing told the table that is being read
   * @param goOn called often; throws when nobody wants the snapshot any more
   */
  public Snapshots(SealKey key, Consumer<String> doing, Runnable goOn) {
    this.key = key;
    this.doing = doing;
    this.goOn = goOn;
  }

  /**
   * What was taken.
   *
   * @param bytes size of the file
   */
  public record Taken(long tables, long rows, long bytes) {}

  /**
   * Takes one.
   *
   * @param connection the database's connection text, without secrets
   * @param wanted which of the tables that hold rows
   * @param file must not be there; it is whole and on disk when this returns
   */
  public Taken take(
      SourceDatabase database, String connection, Predicate<Table> wanted, Path file, Instant now) {
    Catalog catalog = database.catalog(false);
    List<Table> tables =
        catalog.tables().stream().filter(t -> t.kind().holdsRows()).filter(wanted).toList();
    SnapshotHead head =
        new SnapshotHead(
            connection,
            now.toString(),
            catalog.product(),
            catalog.database(),
            catalog.settings(),
            tables);
    try (SnapshotWriter out = new SnapshotWriter(file, key);
        Snapshot state = database.snapshot(1)) {
      out.block(RowBlock.compressed(head.packed()), SnapshotForm.head());
      List<TableSum> sums = new ArrayList<>();
      for (Table table : tables) {
        doing.accept(table.name().name());
        Side side = new Side(table, database.dialect().vendor());
        sums.add(rows(RowProgram.readStored(side), state.readers().get(0), out));
      }
      ByteBuffer end = ByteBuffer.allocate(sums.size() * 2 * Long.BYTES);
      sums.forEach(sum -> end.putLong(sum.rows()).putLong(sum.digest()));
      out.block(RowBlock.compressed(end.array()), SnapshotForm.end());
      long rows = sums.stream().mapToLong(TableSum::rows).sum();
      return new Taken(tables.size(), rows, out.finish());
    }
  }

  private TableSum rows(RowProgram program, RowSource reader, SnapshotWriter out) {
    String table = program.reads().table().name().toString();
    RowBlock block = new RowBlock();
    RowFingerprint fingerprint = new RowFingerprint();
    long rows = 0;
    long digest = 0;
    int part = 0;
    ChunkRange range = null;
    do {
      goOn.run();
      range = reader.next(program.reads(), range, RANGE_ROWS);
      try (RowCursor cursor = reader.open(program.reads(), range)) {
        while (cursor.next()) {
          if (block.full()) {
            out.block(block.packed(), SnapshotForm.rows(table, part++, false));
            block.clear();
          }
          program.run(cursor, block, rows++, fingerprint);
          block.hash(fingerprint.hash());
          digest += fingerprint.hash();
        }
      }
    } while (!range.last());
    out.block(block.packed(), SnapshotForm.rows(table, part, true));
    program.release();
    return new TableSum(rows, digest);
  }
}
