package dev.turnstone.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the value of one target column comes from. Column names are exactly those of the source's
 * catalogue.
 */
public sealed interface FieldRule {
  /** The source column's value, converted exactly to the target's type or its row set aside. */
  record Copy(String column) implements FieldRule {}

  /**
   * The source column's value, read by a recorded decision.
   *
   * @param decoder how values are to be understood, see {@link Decoder}
   */
  record Convert(String column, Decoder decoder) implements FieldRule {}

  /** The same value for every row; in canonical text form; empty: NULL. */
  record Constant(Optional<String> value) implements FieldRule {}

  /** A CEL expression over the source columns. */
  record Expression(String cel) implements FieldRule {}

  /**
   * The source value replaced through a table.
   *
   * @param values from canonical text to canonical text; an empty replacement means NULL; the key
   *     {@code ""} is the empty text
   * @param nullTo what NULL becomes; empty: stays NULL
   * @param otherwise what happens to a value that is not listed
   */
  record ValueMap(
      String column,
      Map<String, Optional<String>> values,
      Optional<String> nullTo,
      Unlisted otherwise)
      implements FieldRule {
    /** What happens to a value that a value map does not list. */
    public enum Unlisted {
      SET_ASIDE,
      KEEP,
      NULL
    }
  }

  /**
   * The value found in another table of the source by a key.
   *
   * @param columns the columns of this row that are looked up, in the order of {@code keyColumns}
   * @param table the table looked into, {@code schema.name}
   * @param value the column whose value is taken
   * @param missing what happens when no row or more than one is found
   */
  record Lookup(
      List<String> columns,
      String table,
      List<String> keyColumns,
      String value,
      ValueMap.Unlisted missing)
      implements FieldRule {
    public Lookup {
      columns = List.copyOf(columns);
      keyColumns = List.copyOf(keyColumns);
    }
  }
}
