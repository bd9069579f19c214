package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.LogicalType.Bool;
import dev.turnstone.catalog.LogicalType.Decimal;
import dev.turnstone.catalog.LogicalType.Int;
import dev.turnstone.catalog.TableName;
import dev.turnstone.jdbc.postgres.copy.WireForm;
import dev.turnstone.sql.Dialect;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a column's values travel, asked of the server, because a type's name alone does not tell it
 * (domains, extension types).
 *
 * @param wire the form in a binary COPY; empty: only the type's text form is known
 * @param baseType the type under all domains, as SQL that means it without a length
 */
record ColumnForm(Optional<WireForm> wire, String baseType) {
  private static final String QUERY =
      """
      WITH RECURSIVE base (attname, oid) AS (
        SELECT a.attname, a.atttypid FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = CAST(? AS regclass) AND a.attnum > 0 AND NOT a.attisdropped
        UNION ALL
        SELECT b.attname, t.typbasetype FROM base b JOIN pg_catalog.pg_type t ON t.oid = b.oid
        WHERE t.typtype = 'd')
      SELECT b.attname, p.proname, pg_catalog.format_type(t.oid, -1)
      FROM base b
      JOIN pg_catalog.pg_type t ON t.oid = b.oid
      LEFT JOIN pg_catalog.pg_proc p ON p.oid = t.typsend
      WHERE t.typtype <> 'd'
      """;

  /** The forms of a table's columns by name. */
  static Map<String, ColumnForm> read(Session session, Dialect dialect, TableName table)
      throws SQLException {
    Map<String, ColumnForm> forms = new HashMap<>();
    for (List<@Nullable String> row : session.select(QUERY, dialect.quote(table))) {
      Optional<WireForm> wire = Optional.ofNullable(row.get(1)).flatMap(WireForm::sentBy);
      forms.put(String.valueOf(row.get(0)), new ColumnForm(wire, String.valueOf(row.get(2))));
    }
    return forms;
  }

  /** The form that values of this logical type are read in. */
  WireForm readAs(LogicalType type) {
    if (wire.isPresent() && wire.get().carries(type)) return wire.get();
    if (type instanceof Decimal) return WireForm.NUMERIC;
    if (type instanceof Int) return WireForm.INT8;
    if (type instanceof Bool) return WireForm.BOOL;
    return WireForm.TEXT;
  }

  /**
   * As {@link #selected}, for a database that never looked whether its texts are any: they come as
   * the bytes they are, which are the same on the way, because else the server refuses to send what
   * is no UTF-8.
   */
  String unlooked(LogicalType type, String quoted) {
    if (readAs(type) != WireForm.TEXT) return selected(type, quoted);
    // the usual cast of a text of fixed length would cut the spaces at its end
    boolean padded = baseType.equals("character") || baseType.equals("bpchar");
    String text =
        padded ? "pg_catalog.textin(pg_catalog.bpcharout(" + quoted + "))" : quoted + "::text";
    return "pg_catalog.convert_to(" + text + ", 'SQL_ASCII')";
  }

  /** The column as it stands in a SELECT that gives {@link #readAs}. */
  String selected(LogicalType type, String quoted) {
    if (wire.isPresent() && wire.get().carries(type)) return quoted;
    return switch (readAs(type)) {
      case NUMERIC -> quoted + "::numeric";
      case INT8 -> quoted + "::int8";
      case BOOL -> quoted + "::bool";
      default -> quoted + "::text";
    };
  }
}
