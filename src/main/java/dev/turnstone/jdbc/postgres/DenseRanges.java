package dev.turnstone.jdbc.postgres;

import dev.turnstone.row.ChunkRange;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ranges of a single whole-number key with few gaps: their ends are reckoned instead of looked up.
 * A range never holds more rows than asked for, because its key values are that few.
 */
final class DenseRanges implements Ranges {
  private final KeyRanges keys;
  private final long least;
  private final long greatest;

  private DenseRanges(KeyRanges keys, long least, long greatest) {
    this.keys = keys;
    this.least = least;
    this.greatest = greatest;
  }

  /**
   * Looks at the ends of the key; empty when more than a third of the values between them is
   * missing.
   *
   * @param count the table's rows
   */
  static Optional<Ranges> of(
      KeyRanges keys, Session session, String from, String column, long count) throws SQLException {
    String sql =
        String.format(
            Locale.ROOT, "SELECT min(%1$s)::text, max(%1$s)::text FROM %2$s", column, from);
    List<@Nullable String> ends = session.rows(sql).get(0);
    String first = ends.get(0);
    String last = ends.get(1);
    if (first == null || last == null) return Optional.empty();
    long least = Long.parseLong(first);
    long greatest = Long.parseLong(last);
    double span = (double) greatest - least + 1;
    return span > count * 1.5
        ? Optional.empty()
        : Optional.of(new DenseRanges(keys, least, greatest));
  }

  @Override
  public ChunkRange next(@Nullable ChunkRange previous, long rows) {
    long first = previous == null ? least : Long.parseLong(previous.upTo().get(0)) + 1;
    boolean last = greatest - first < rows;
    return Ranges.following(previous, last ? List.of() : List.of(Long.toString(first + rows - 1)));
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
