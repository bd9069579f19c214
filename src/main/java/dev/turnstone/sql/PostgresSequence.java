package dev.turnstone.sql;

import dev.turnstone.catalog.TableName;

/** How PostgreSQL is asked for the sequence that a column counts by. */
public final class PostgresSequence {
  private PostgresSequence() {}

  /**
   * An expression for the oid of the sequence that gives a column its numbers: the one the column
   * owns, else one that its default asks; NULL when there is none.
   */
  public static String behind(Dialect dialect, TableName table, String column) {
    String tableText = dialect.literal(dialect.quote(table));
    String columnText = dialect.literal(column);
    return "coalesce(pg_catalog.pg_get_serial_sequence("
        + tableText
        + ", "
        + columnText
        + ")::regclass::oid, (SELECT d.refobjid FROM pg_catalog.pg_depend d"
        + " JOIN pg_catalog.pg_attrdef f ON f.oid = d.objid"
        + " JOIN pg_catalog.pg_sequence s ON s.seqrelid = d.refobjid"
        + " JOIN pg_catalog.pg_attribute a ON a.attrelid = f.adrelid AND a.attnum = f.adnum"
        + " WHERE d.classid = 'pg_catalog.pg_attrdef'::regclass"
        + " AND d.refclassid = 'pg_catalog.pg_class'::regclass AND f.adrelid = "
        + tableText
        + "::regclass AND a.attname = "
        + columnText
        + " LIMIT 1))";
  }
}
