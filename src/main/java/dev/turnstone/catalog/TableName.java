package dev.turnstone.catalog;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

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

  /** Said in full because the form that Java makes up takes milliseconds of every start. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TableName t && name.equals(t.name) && schema.equals(t.schema);
  }

  @Override
  public int hashCode() {
    return 31 * schema.hashCode() + name.hashCode();
  }

  /** {@code schema.name}, for people; never for SQL. */
  @Override
  public String toString() {
    return schema + "." + name;
  }
}
