package dev.turnstone.run.canary;

import dev.turnstone.catalog.Column;
import dev.turnstone.row.Cell;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.NoWriter;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.TableRead;
import dev.turnstone.sql.ExactValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the rows that a slice begins with: of each table some, spread over its key. Where the
 * plan filters a table, rows that it would leave out are passed over, within limits.
 */
final class Seeds {
  private static final long PIECES = 20;

  /** So many rows are looked at for each that is wanted of a table with a filter. */
  private static final long LOOKED_AT = 20;

  private static final NoWriter NOTHING = new NoWriter();
  private final SourceReading source;

  Seeds(SourceReading source) {
    this.source = source;
  }

  /**
   * Adds rows of a table with a key.
   *
   * @param filtered the one table that is filled from it, where the plan filters its rows
   * @param wanted how many, at least 1
   */
  void pick(Picked table, Optional<LoadedTable> filtered, long wanted) {
    Piece piece = filtered.map(f -> Piece.of(source.program(f))).orElse(Piece.of(table));
    long rows = source.reader().count(piece.read());
    long pieces = Math.min(PIECES, wanted);
    long share = (wanted + pieces - 1) / pieces;
    long span = Math.max(share, rows / pieces);
    long look = filtered.isPresent() ? Math.min(span, share * LOOKED_AT) : share;
    long left = wanted - spread(table, piece, new Steps(wanted, share, look, span));
    if (left > 0 && rows > wanted && filtered.isEmpty()) {
      // where a server only estimates how many rows there are, the end may come early
      spread(table, piece, new Steps(left, left, wanted, wanted));
    }
  }

  /**
   * How a table is gone through.
   *
   * @param wanted rows in all
   * @param share rows of each piece
   * @param look rows that a piece has
   * @param span rows from the beginning of a piece to that of the next
   */
  private record Steps(long wanted, long share, long look, long span) {}

  /** Takes some rows of each piece; returns how many it took. */
  private long spread(Picked table, Piece piece, Steps steps) {
    long taken = 0;
    ChunkRange last = null;
    while (taken < steps.wanted() && (last == null || !last.last())) {
      source.check().run();
      last = source.reader().next(piece.read(), last, steps.look());
      taken += take(table, piece, last, Math.min(steps.share(), steps.wanted() - taken));
      if (!last.last() && steps.span() > steps.look()) {
        last = source.reader().next(piece.read(), last, steps.span() - steps.look());
      }
    }
    return taken;
  }

  /** What is read of each row: its key alone, or all that the filter may ask for. */
  private record Piece(TableRead read, List<Column> key, @Nullable RowProgram program) {
    static Piece of(Picked table) {
      List<String> names = table.key().stream().map(Column::name).toList();
      return new Piece(new TableRead(table.table(), names), table.key(), null);
    }

    static Piece of(RowProgram program) {
      return new Piece(program.reads(), program.keyColumns(), program);
    }

    /** The row's key; empty: it is filtered, or too large to be looked at here. */
    Optional<List<ExactValue>> key(RowCursor cursor, Cell cell, RowFingerprint fingerprint) {
      if (program == null) {
        return Optional.of(SourceReading.values(cursor, key, cell));
      }
      boolean kept = program.run(cursor, NOTHING, 0, fingerprint) != RowProgram.Outcome.FILTERED;
      return kept && cursor.complete() ? Optional.of(program.exactKey(cursor)) : Optional.empty();
    }
  }

  private long take(Picked into, Piece piece, ChunkRange range, long most) {
    Cell cell = new Cell();
    RowFingerprint fingerprint = new RowFingerprint();
    long taken = 0;
    try (RowCursor cursor = source.reader().open(piece.read(), range)) {
      while (taken < most && cursor.next()) {
        if (piece.key(cursor, cell, fingerprint).filter(into::add).isPresent()) {
          taken++;
        }
      }
    }
    return taken;
  }
}
