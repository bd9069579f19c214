package dev.turnstone.catalog;

import java.util.Comparator;

/**
 * A table, view, sequence or type within one database, exactly as the catalogue spells it.
 *
 * @param schema PostgreSQL: the schema; MariaDB/MySQL: the database; SQLite: {@code main}
 */
public record TableName(String schema, String name) implements Comparable<TableName> {
  private static final Comparator<TableName> ORDER =
      Comparator.comparing(TableName::schema).thenComparing(TableName::name);

  @Override
  public int compareTo(TableName other) {
    return ORDER.compare(this, other);
  }

  /** {@code schema.name}, for people; never for SQL. */
  @Override
  public String toString() {
    return schema + "." + name;
  }
}
