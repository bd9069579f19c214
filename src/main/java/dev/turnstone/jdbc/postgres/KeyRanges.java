package dev.turnstone.jdbc.postgres;

import dev.turnstone.row.ChunkRange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Ranges of the identity key in the server's own order. Bounds are key values as the server's text;
 * they are compared as the key's type, with the collation of the key's column.
 */
final class KeyRanges implements Ranges {
  private final Session session;
  private final String from;
  private final List<String> columns;
  private final List<String> types;

  /**
   * Ranges of a key.
   *
   * @param from what stands behind FROM
   * @param columns the key's columns in key order, quoted and with their table: the bare name of a
   *     column that is selected as text would sort it as text
   * @param types their types without a length, as SQL
   */
  KeyRanges(Session session, String from, List<String> columns, List<String> types) {
    this.session = session;
    this.from = from;
    this.columns = List.copyOf(columns);
    this.types = List.copyOf(types);
  }

  @Override
  public ChunkRange next(@Nullable ChunkRange previous, long rows) throws SQLException {
    List<String> texts = columns.stream().map(c -> c + "::text").toList();
    String behind = previous == null ? "" : " WHERE " + compare(">", previous.upTo());
    String sql =
        String.format(
            Locale.ROOT,
            "SELECT %s FROM %s%s ORDER BY %s OFFSET %d LIMIT 2",
            String.join(", ", texts),
            from,
            behind,
            order(),
            Math.max(0, rows - 1));
    List<List<@Nullable String>> found = session.rows(sql);
    boolean more = found.size() == 2;
    return Ranges.following(previous, more ? values(found.get(0)) : List.of());
  }

  private static List<String> values(List<@Nullable String> row) {
    return row.stream().map(String::valueOf).toList();
  }

  @Override
  public List<String> conditions(ChunkRange range) {
    List<String> conditions = new ArrayList<>();
    if (!range.after().isEmpty()) conditions.add(compare(">", range.after()));
    if (!range.upTo().isEmpty()) conditions.add(compare("<=", range.upTo()));
    return conditions;
  }

  @Override
  public String order() {
    return String.join(", ", columns);
  }

  private String compare(String operator, List<String> bound) {
    if (bound.size() != columns.size()) {
      throw new IllegalArgumentException(
          "a bound of " + bound.size() + " values for a key of " + columns.size() + " columns");
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i < bound.size(); i++) {
      values.add("'" + bound.get(i).replace("'", "''") + "'::" + types.get(i));
    }
    if (values.size() == 1) return columns.get(0) + " " + operator + " " + values.get(0);
    return "(" + order() + ") " + operator + " (" + String.join(", ", values) + ")";
  }
}
