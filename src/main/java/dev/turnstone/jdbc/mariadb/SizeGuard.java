package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.Column;
import dev.turnstone.row.TableRead;
import dev.turnstone.row.WithheldValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Keeps rows that are too large from being sent: the server adds up the lengths of all columns
 * whose type allows for long values.
 *
 * @param columns positions of these columns
 * @param lengths for each of them the SQL of its length in bytes
 */
record SizeGuard(List<Integer> columns, List<String> lengths, long mostBytes) {
  /** All shorter columns of a row together take no more than this. */
  private static final long SHORT_TYPE = 65_535;

  /** Shorter values are read even of a row that is too large. */
  private static final int SHORT = 1024;

  /**
   * The guard for reading these columns.
   *
   * @param quoted how a column is called in the query
   */
  static SizeGuard of(TableRead read, List<Column> all, Function<Column, String> quoted) {
    List<Integer> columns = new ArrayList<>();
    List<String> lengths = new ArrayList<>();
    long most = 0;
    for (int i = 0; i < all.size(); i++) {
      long bytes = ReadForm.mostBytes(all.get(i));
      if (bytes >= SHORT_TYPE) {
        most += bytes;
        columns.add(i);
        lengths.add("COALESCE(OCTET_LENGTH(" + quoted.apply(all.get(i)) + "), 0)");
      }
    }
    return most <= read.mostBytes()
        ? new SizeGuard(List.of(), List.of(), read.mostBytes())
        : new SizeGuard(columns, lengths, read.mostBytes());
  }

  boolean active() {
    return !columns.isEmpty();
  }

  private String sum() {
    return String.join(" + ", lengths);
  }

  /** What to select for a column, NULL where it is withheld. */
  String selected(int column, String expression) {
    int at = columns.indexOf(column);
    if (at < 0) {
      return expression;
    }
    return String.format(
        Locale.ROOT,
        "IF(%s <= %d OR %s < %d, %s, NULL)",
        sum(),
        mostBytes,
        lengths.get(at),
        SHORT,
        expression);
  }

  /** The lengths of all guarded columns of a row that is too large, else NULL. */
  String told() {
    return String.format(
        Locale.ROOT,
        "IF(%s > %d, CONCAT_WS(',', %s), NULL)",
        sum(),
        mostBytes,
        String.join(", ", lengths));
  }

  /** Takes over what {@link #told} said of the present row. */
  void tell(String told, WithheldValues values) {
    List<String> found = List.of(told.split(",", -1));
    for (int i = 0; i < found.size(); i++) {
      long length = Long.parseLong(found.get(i));
      values.add(columns.get(i), length >= SHORT ? length : 0);
    }
  }
}
