package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.TableKind;
import dev.turnstone.jdbc.postgres.copy.WireForm;
import dev.turnstone.row.TableRead;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps rows that are too large from being sent. The server knows the lengths of long values
 * without reading them; where a table has no long values at all, nothing is asked.
 *
 * @param columns positions of the columns that may hold long values
 * @param lengths for each of these the SQL of its length in bytes
 */
record SizeGuard(List<Integer> columns, List<String> lengths, long mostBytes) {
  static final SizeGuard NONE = new SizeGuard(List.of(), List.of(), Long.MAX_VALUE);

  /** No compression of the server's makes a value shorter than that. */
  private static final int BEST_COMPRESSION = 300;

  /** Shorter values are read even of a row that is too large. */
  private static final int SHORT = 1024;

  private static final Set<WireForm> ANY_LENGTH =
      Set.of(WireForm.TEXT, WireForm.JSONB, WireForm.BYTES, WireForm.BITS);
  private static final Set<String> PLAIN =
      Set.of("text", "character varying", "character", "bytea", "bpchar");
  private static final String LONG_VALUES =
      """
      SELECT pg_catalog.pg_relation_size(reltoastrelid) FROM pg_catalog.pg_class
      WHERE oid = CAST(? AS regclass) AND relkind = 'r' AND reltoastrelid <> 0
      UNION ALL
      SELECT 0 FROM pg_catalog.pg_class
      WHERE oid = CAST(? AS regclass) AND relkind = 'r' AND reltoastrelid = 0
      """;

  /** Bytes that the long values of a table take on disk; the largest number where nobody knows. */
  static long longValues(Session session, TableKind kind, String table) throws SQLException {
    if (kind == TableKind.PARTITIONED) return Long.MAX_VALUE;
    var found = session.select(LONG_VALUES, table, table);
    return found.isEmpty() ? Long.MAX_VALUE : Long.parseLong(String.valueOf(found.get(0).get(0)));
  }

  /**
   * The guard for reading these columns.
   *
   * @param quoted the columns, quoted
   * @param longValues as {@link #longValues} tells
   */
  static SizeGuard of(
      TableRead read, List<ColumnForm> forms, List<String> quoted, long longValues) {
    if (longValues <= read.mostBytes() / BEST_COMPRESSION) return NONE;
    List<Integer> columns = new ArrayList<>();
    List<String> lengths = new ArrayList<>();
    for (int i = 0; i < quoted.size(); i++) {
      ColumnForm form = forms.get(i);
      boolean any =
          read.table()
              .column(read.columns().get(i))
              .filter(c -> ANY_LENGTH.contains(form.readAs(c.type())))
              .isPresent();
      if (any) {
        columns.add(i);
        lengths.add(length(form, quoted.get(i), read.mostBytes()));
      }
    }
    return columns.isEmpty() ? NONE : new SizeGuard(columns, lengths, read.mostBytes());
  }

  private static String length(ColumnForm form, String column, long mostBytes) {
    if (PLAIN.contains(form.baseType())) return "coalesce(octet_length(" + column + "), 0)";
    return String.format(
        Locale.ROOT,
        "CASE WHEN pg_catalog.pg_column_size(%s) > %d THEN octet_length(%s::text) ELSE 0 END",
        column,
        mostBytes / BEST_COMPRESSION,
        column);
  }

  boolean active() {
    return !columns.isEmpty();
  }

  /** What to select for a column, NULL where it is withheld. */
  String selected(int column, String expression) {
    int at = columns.indexOf(column);
    if (at < 0) return expression;
    return String.format(
        Locale.ROOT,
        "CASE WHEN turnstone_bytes <= %d OR %s < %d THEN %s END",
        mostBytes,
        lengths.get(at),
        SHORT,
        expression);
  }

  /** The lengths of all guarded columns of a row that is too large, else NULL. */
  String told() {
    return String.format(
        Locale.ROOT,
        "CASE WHEN turnstone_bytes > %d THEN pg_catalog.concat_ws(',', %s) END",
        mostBytes,
        String.join(", ", lengths));
  }

  /** Stands behind the table. */
  String joined() {
    if (!active()) return "";
    String sum = lengths.stream().map(l -> "(" + l + ")::int8").collect(Collectors.joining(" + "));
    return " CROSS JOIN LATERAL (SELECT " + sum + " AS turnstone_bytes OFFSET 0) AS turnstone_row";
  }

  /** True when a value of this length is withheld. */
  static boolean withholds(long length) {
    return length >= SHORT;
  }
}
