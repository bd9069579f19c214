package dev.turnstone.jdbc.postgres;

import dev.turnstone.row.ChunkRange;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Ranges of a single whole-number key: where it has few gaps their ends are reckoned instead of
 * looked up. A reckoned range never holds more rows than asked for, because its key values are that
 * few.
 */
final class DenseRanges implements Ranges {
  private final KeyRanges keys;
  private final Session session;
  private final String from;
  private final String column;
  private final long count;
  private @Nullable Ends ends;

  /**
   * Ranges of a table whose ends are looked at when the first is asked for.
   *
   * @param count the table's rows
   */
  DenseRanges(KeyRanges keys, Session session, String from, String column, long count) {
    this.keys = keys;
    this.session = session;
    this.from = from;
    this.column = column;
    this.count = count;
  }

  /**
   * The first key value that a range may still begin with, and the greatest.
   *
   * @param dense no more than a third of the values between them is missing
   */
  private record Ends(long least, long greatest, boolean dense) {}

  @Override
  public ChunkRange next(@Nullable ChunkRange previous, long rows) throws SQLException {
    Ends known = ends;
    if (known == null) {
      known = look(previous);
      ends = known;
    }
    if (!known.dense()) return keys.next(previous, rows);
    long first = previous == null ? known.least() : behind(previous);
    boolean last = known.greatest() - first < rows;
    return Ranges.following(previous, last ? List.of() : List.of(Long.toString(first + rows - 1)));
  }

  private static long behind(ChunkRange previous) {
    return Long.parseLong(previous.upTo().get(0)) + 1;
  }

  /**
   * Of a table that is being emptied from its beginning the least value is not asked for again: the
   * server would go over all that was removed.
   */
  private Ends look(@Nullable ChunkRange previous) throws SQLException {
    List<@Nullable String> found = session.rows(select("max")).get(0);
    String last = found.get(0);
    if (last == null) return new Ends(0, 0, false);
    long greatest = Long.parseLong(last);
    long least = previous == null ? session.number(select("min")) : behind(previous);
    double span = (double) greatest - least + 1;
    return new Ends(least, greatest, span <= count * 1.5);
  }

  private String select(String end) {
    return String.format(Locale.ROOT, "SELECT %s(%s) FROM %s", end, column, from);
  }

  @Override
  public List<String> conditions(ChunkRange range) {
    return keys.conditions(range);
  }

  @Override
  public String order() {
    return keys.order();
  }
}
