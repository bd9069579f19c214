package dev.turnstone.app.scratch;

import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.FirstRows;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.TableRead;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a table's rows, in pieces spread over its key, to be read as if it were the whole.
 *
 * @param pieces in order; empty: every row of the table
 * @param rows of all pieces
 */
record Slice(List<Piece> pieces, long rows) {
  private static final long PIECES = 8;

  /** So many rows of a range; all of them unless it cannot be cut to that length. */
  record Piece(ChunkRange range, long rows, boolean cut) {}

  /** How a table is cut. */
  record Cut(long rows, boolean everyOther) {}

  static Slice of(RowSource source, TableRead read, Cut cut) {
    long all = source.count(read);
    if (cut.rows() >= all && !cut.everyOther()) {
      return new Slice(List.of(), all);
    }
    long wanted = Math.max(1, Math.min(cut.rows(), all));
    long number = Math.min(PIECES, wanted);
    long length = (wanted + number - 1) / number;
    List<Piece> pieces = pieces(source, read, length, Math.max(0, all / number - length));
    if (pieces.size() == 1 && pieces.get(0).cut()) { // it is one range, however long
      pieces = List.of(counted(source, read, pieces.get(0).range(), wanted));
    }
    if (cut.everyOther()) {
      pieces = everyOther(pieces);
    }
    return new Slice(pieces, pieces.stream().mapToLong(Piece::rows).sum());
  }

  private static List<Piece> pieces(RowSource source, TableRead read, long length, long gap) {
    List<Piece> pieces = new ArrayList<>();
    ChunkRange last = null;
    do {
      if (last != null && gap > 0) {
        last = source.next(read, last, gap);
        if (last.last()) {
          break;
        }
      }
      last = source.next(read, last, length);
      pieces.add(counted(source, read, last, length));
    } while (!last.last() && pieces.size() < PIECES);
    return pieces;
  }

  private static Piece counted(RowSource source, TableRead read, ChunkRange range, long most) {
    List<String> one = read.columns().subList(0, 1);
    TableRead narrow = new TableRead(read.table(), one, read.condition(), read.mostBytes());
    long rows = 0;
    try (RowCursor cursor = source.open(narrow, range)) {
      while (rows <= most && cursor.next()) {
        rows++;
      }
    }
    return new Piece(range, Math.min(rows, most), rows > most);
  }

  private static List<Piece> everyOther(List<Piece> pieces) {
    List<Piece> some = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i += 2) {
      some.add(pieces.get(i));
    }
    return some;
  }

  boolean whole() {
    return pieces.isEmpty();
  }

  /** The range behind another one; that of the last piece looks like the table's last. */
  ChunkRange next(@Nullable ChunkRange previous) {
    int number = previous == null ? 0 : previous.number() + 1;
    ChunkRange real = pieces.get(number).range();
    boolean last = number == pieces.size() - 1;
    return new ChunkRange(number, real.after(), last ? List.of() : real.upTo());
  }

  RowCursor open(RowSource source, TableRead read, ChunkRange range) {
    Piece piece = pieces.get(range.number());
    RowCursor cursor = source.open(read, piece.range());
    return piece.cut() ? new FirstRows(cursor, piece.rows()) : cursor;
  }
}
